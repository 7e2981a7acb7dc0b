import type { Knowledge, Source } from '@anagen/kb'
import { sourcesOf } from '../answer/check-answer.ts'
import { iso } from '../answer/iso.ts'
import type { InteractionFinding, Interactions } from './types.ts'

type Iso = string | null

/** Everything that `anagen interactions` answers; instants are UTC. */
export interface InteractionsOutput extends Omit<Interactions, 'findings'> {
  readonly findings: readonly (Omit<InteractionFinding, 'fromAt' | 'toAt'> & {
    readonly fromAt: Iso
    readonly toAt: Iso
  })[]
  readonly zone: string
  readonly treatments: readonly { readonly slug: string; readonly name: string; readonly at: Iso }[]
  readonly items: readonly string[]
  readonly notes: readonly string[]
  readonly sources: Readonly<Record<string, Source>>
}

/** Joins the findings with what they are about, their sources and the notes under every answer. */
export const interactionsOutput = (
  answer: Interactions,
  asked: {
    readonly treatments: readonly { readonly slug: string; readonly at: number | null }[]
    readonly items: readonly string[]
    readonly zone: string
  },
  knowledge: Knowledge,
): InteractionsOutput => {
  const { notes } = knowledge.advice
  const isReviewed = asked.treatments.every((t) => knowledge.treatments[t.slug]?.reviewedBy != null)
  return {
    ...answer,
    findings: answer.findings.map((f) => ({ ...f, fromAt: iso(f.fromAt), toAt: iso(f.toAt) })),
    zone: asked.zone,
    treatments: asked.treatments.map(({ slug, at }) => ({
      slug,
      name: knowledge.treatments[slug]?.name ?? slug,
      at: iso(at),
    })),
    items: asked.items,
    notes: [...(isReviewed ? [] : [notes.notReviewed]), notes.decisionSupport],
    sources: sourcesOf(
      answer.findings.flatMap((f) => f.sources),
      knowledge,
    ),
  }
}
