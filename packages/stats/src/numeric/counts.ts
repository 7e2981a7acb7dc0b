import { type Refusal, refusal } from '../refusal.ts'

/** @returns why these are no events out of so many, or nothing */
export const countProblem = (events: number, outOf: number): Refusal | undefined => {
  if (!Number.isInteger(events) || events < 0)
    return refusal('bad-value', `${events} events; write a whole number, 0 or more`)
  if (!Number.isInteger(outOf) || outOf <= 0)
    return refusal('bad-value', `out of ${outOf}; write a whole number above 0`)
  if (events > outOf)
    return refusal('bad-value', `${events} events out of ${outOf}; there cannot be more events than chances`)
  return undefined
}

export const confidenceProblem = (confidence: number): Refusal | undefined =>
  confidence > 0 && confidence < 1
    ? undefined
    : refusal('bad-value', `the confidence is ${confidence}; write a share such as 0.95`)
