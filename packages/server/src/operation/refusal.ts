import type { ProblemCode } from './problems.ts'

/** One field that is wrong, and what to write instead. */
export interface FieldProblem {
  readonly at: string
  readonly message: string
}

/** Something was not done, and nothing of it was. */
export interface Refusal {
  readonly refused: ProblemCode
  /** one sentence that says what to do */
  readonly detail: string
  readonly fields?: readonly FieldProblem[]
  /** when to ask again */
  readonly retryAfterSeconds?: number
}

export const refusal = (refused: ProblemCode, detail: string, fields?: readonly FieldProblem[]): Refusal => ({
  refused,
  detail,
  ...(fields ? { fields } : {}),
})

export const isRefusal = (result: unknown): result is Refusal =>
  typeof result === 'object' && result !== null && 'refused' in result && 'detail' in result

/** Thrown inside a transaction to undo it and answer with the refusal. */
export class Refused extends Error {
  readonly refusal: Refusal

  constructor(of: Refusal) {
    super(of.detail)
    this.name = 'Refused'
    this.refusal = of
  }
}

/** The value, or the refusal for its absence, out of the middle of a transaction. */
export const orRefuse = <T>(value: T | null | undefined, code: ProblemCode, detail: string): T => {
  if (value === null || value === undefined) throw new Refused(refusal(code, detail))
  return value
}
