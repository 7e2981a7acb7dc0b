import type { Knowledge, Source } from '@anagen/kb'
import type { MayIAnswer, MayIFinding } from '../may-i/types.ts'
import type { SessionAt } from '../timeline/types.ts'
import type { Call } from './call.ts'
import { sourcesOf } from './check-answer.ts'
import { iso } from './iso.ts'

type Iso = string | null

/** Everything that `anagen may-i` answers; instants are UTC. */
export interface MayIOutput extends Omit<MayIAnswer, 'until' | 'holdsUntil' | 'findings'> {
  readonly question: string
  readonly at: string
  readonly zone: string
  readonly until: Iso
  readonly holdsUntil: Iso
  readonly findings: readonly (Omit<MayIFinding, 'from' | 'to'> & { readonly from: Iso; readonly to: Iso })[]
  readonly sessions: readonly {
    readonly slug: string
    readonly name: string
    readonly at: Iso
    readonly reviewedBy: string | null
  }[]
  readonly call: Call
  readonly notes: readonly string[]
  readonly sources: Readonly<Record<string, Source>>
}

/** Sessions with their names and instants in UTC. */
export const sessionsOut = (sessions: readonly SessionAt[], knowledge: Knowledge): MayIOutput['sessions'] =>
  sessions.map(({ slug, at }) => ({
    slug,
    name: knowledge.treatments[slug]?.name ?? slug,
    at: iso(at),
    reviewedBy: knowledge.treatments[slug]?.reviewedBy ?? null,
  }))

/** The notes under every answer: whether a clinician reviewed what it rests on, and what Anagen is. */
export const notesFor = (sessions: MayIOutput['sessions'], knowledge: Knowledge): string[] => {
  const { notes } = knowledge.advice
  const reviewed = sessions.length > 0 && sessions.every((s) => s.reviewedBy !== null)
  return [...(reviewed ? [] : [notes.notReviewed]), notes.decisionSupport]
}

export interface Asked {
  readonly question: string
  readonly at: number
  readonly zone: string
  readonly sessions: readonly SessionAt[]
}

/** Joins the answer with the question and whom to call. */
export const mayIOutput = (answer: MayIAnswer, asked: Asked, call: Call, knowledge: Knowledge): MayIOutput => {
  const sessions = sessionsOut(asked.sessions, knowledge)
  return {
    question: asked.question,
    at: iso(asked.at) ?? '',
    zone: asked.zone,
    ...answer,
    until: iso(answer.until),
    holdsUntil: iso(answer.holdsUntil),
    findings: answer.findings.map((f) => ({ ...f, from: iso(f.from), to: iso(f.to) })),
    sessions,
    call,
    notes: notesFor(sessions, knowledge),
    sources: sourcesOf(
      answer.findings.flatMap((f) => f.sources),
      knowledge,
    ),
  }
}
