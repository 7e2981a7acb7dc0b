import type { Knowledge, Source } from '@anagen/kb'
import { sourcesOf } from '../answer/check-answer.ts'
import type { Suitability } from './types.ts'

/** Everything that `anagen suitability` answers. */
export interface SuitabilityOutput extends Suitability {
  readonly notes: readonly string[]
  readonly sources: Readonly<Record<string, Source>>
}

/** Joins the answer with its sources and the notes under every answer. */
export const suitabilityOutput = (answer: Suitability, knowledge: Knowledge): SuitabilityOutput => {
  const { notes } = knowledge.advice
  const isReviewed = answer.treatments.every((t) => t.reviewedBy !== null)
  return {
    ...answer,
    notes: [...(isReviewed ? [] : [notes.notReviewed]), notes.decisionSupport],
    sources: sourcesOf(
      answer.treatments.flatMap((t) => t.findings.flatMap((f) => f.sources)),
      knowledge,
    ),
  }
}
