import type { Grade, Hours, Knowledge, Source, Trend } from '@anagen/kb'
import type { Understood } from '../parse/build-report.ts'
import type { Recognised } from '../recognised.ts'
import type { Report } from '../report.ts'
import type { Finding, Verdict } from '../verdict.ts'
import type { Call } from './call.ts'

/** What the person's words were taken to mean, so that they can correct it. */
export interface UnderstoodSign {
  /** the words; null where a sign id was given */
  readonly words: string | null
  readonly sign: string
  readonly name: string
  readonly grade: Grade | null
  readonly gradeMeans: string | null
  /** nobody said how bad: the grade is the phrase's own */
  readonly gradeAssumed: boolean
  readonly trend: Trend | null
  readonly beganHoursAgo: Hours | null
}

/** A sign that the person says is not there, or is over. */
export interface DeniedSign {
  readonly words: string
  readonly sign: string
  readonly name: string
  readonly resolved: boolean
}

export interface TreatmentTaken {
  readonly slug: string
  readonly name: string
  readonly hoursSince: Hours | null
  /** null: no clinician has reviewed it yet */
  readonly reviewedBy: string | null
}

/** Everything that a check answers, through every door; `anagen check --json` writes it as it is. */
export interface CheckAnswer extends Verdict {
  readonly treatments: readonly TreatmentTaken[]
  readonly understood: readonly UnderstoodSign[]
  readonly denied: readonly DeniedSign[]
  /** treatments that the words name, but that were not said to be done */
  readonly treatmentsNamed: readonly string[]
  readonly temperatureC: number | null
  readonly modifiers: readonly { readonly modifier: string; readonly name: string }[]
  readonly call: Call
  /** lines of `call` that this report asks for, beyond emergency and advice */
  readonly callAlso: { readonly poison: boolean; readonly crisis: boolean }
  readonly reviewed: boolean
  readonly notes: readonly string[]
  /** the sources of the findings in full */
  readonly sources: Readonly<Record<string, Source>>
}

/** The sign, and the group of signs, for which countries have lines of their own (knowledge/emergency.yaml: poison, crisis). */
const POISONED = 'overdose-or-swallowed'
const OF_THE_MIND = 'mind'

const nameOf = (sign: string, knowledge: Knowledge): string => knowledge.signs[sign]?.plain ?? sign

const understoodSigns = (report: Report, knowledge: Knowledge): UnderstoodSign[] =>
  report.signs.map((s) => ({
    words: s.words ?? null,
    sign: s.sign,
    name: nameOf(s.sign, knowledge),
    grade: s.grade,
    gradeMeans: s.grade === null ? null : (knowledge.signs[s.sign]?.grades[s.grade] ?? null),
    gradeAssumed: s.gradeAssumed ?? false,
    trend: s.trend,
    beganHoursAgo: s.beganHoursAgo ?? null,
  }))

const deniedSigns = (recognised: readonly Recognised[], knowledge: Knowledge): DeniedSign[] =>
  recognised.flatMap((r) =>
    r.denied.map(({ sign, resolved, at }) => ({ words: at.text, sign, name: nameOf(sign, knowledge), resolved })),
  )

const treatmentsTaken = (report: Report, knowledge: Knowledge): TreatmentTaken[] =>
  report.treatments.map(({ slug, hoursSince }) => ({
    slug,
    name: knowledge.treatments[slug]?.name ?? slug,
    hoursSince,
    reviewedBy: knowledge.treatments[slug]?.reviewedBy ?? null,
  }))

/** Sources in full, by id. */
export const sourcesOf = (ids: readonly string[], knowledge: Knowledge): Record<string, Source> =>
  Object.fromEntries([...new Set(ids)].flatMap((id) => (knowledge.sources[id] ? [[id, knowledge.sources[id]]] : [])))

/** Joins the verdict with what it was judged from and whom to call. */
export const checkAnswer = (
  verdict: Verdict,
  { report, recognised }: Understood,
  call: Call,
  knowledge: Knowledge,
): CheckAnswer => {
  const treatments = treatmentsTaken(report, knowledge)
  const done = new Set(report.treatments.map((t) => t.slug))
  const reviewed = treatments.length > 0 && treatments.every((t) => t.reviewedBy !== null)
  const { notes } = knowledge.advice
  return {
    ...verdict,
    treatments,
    understood: understoodSigns(report, knowledge),
    denied: deniedSigns(recognised, knowledge),
    treatmentsNamed: [...new Set(recognised.flatMap((r) => r.treatmentsNamed))].filter((slug) => !done.has(slug)),
    temperatureC: report.temperatureC,
    modifiers: report.modifiers.map((modifier) => ({ modifier, name: knowledge.modifiers[modifier]?.who ?? modifier })),
    call,
    callAlso: {
      poison: report.signs.some((s) => s.sign === POISONED),
      crisis: report.signs.some((s) => knowledge.signs[s.sign]?.group === OF_THE_MIND),
    },
    reviewed,
    notes: [...(reviewed ? [] : [notes.notReviewed]), notes.decisionSupport],
    sources: sourcesOf(
      verdict.findings.flatMap((f: Finding) => f.sources),
      knowledge,
    ),
  }
}
