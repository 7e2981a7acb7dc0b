import type { Knowledge, Source } from '@anagen/kb'
import { sourcesOf } from '../answer/check-answer.ts'
import type { CompareRequest, Comparison } from './types.ts'

/** Everything that `anagen compare` answers. */
export interface CompareOutput extends Comparison {
  readonly currency: string | null
  readonly criteria: readonly { readonly key: string; readonly name: string }[]
  readonly notes: readonly string[]
  readonly sources: Readonly<Record<string, Source>>
}

/** Joins the comparison with the names of its rows, its sources and the notes under every answer. */
export const compareOutput = (comparison: Comparison, request: CompareRequest, knowledge: Knowledge): CompareOutput => {
  const { notes } = knowledge.advice
  const isReviewed = comparison.options.every((o) => o.reviewedBy !== null)
  return {
    ...comparison,
    currency: request.currency ?? null,
    criteria: Object.entries(knowledge.choosing.texts.compare).map(([key, name]) => ({ key, name })),
    notes: [...(isReviewed ? [] : [notes.notReviewed]), notes.decisionSupport],
    sources: sourcesOf(
      comparison.options.flatMap((o) => o.cells.flatMap((c) => c.items.flatMap((i) => i.sources))),
      knowledge,
    ),
  }
}
