/** Why a question could not be answered. Never an exception, never NaN: the caller must look. */
export interface Refusal {
  readonly refused: RefusalCode
  /** one sentence that says what is wrong and what to give instead */
  readonly message: string
  /** 0-based place of the first offending row, where one row is to blame */
  readonly row?: number
}

export type RefusalCode =
  | 'bad-value'
  | 'left-after-right'
  | 'bad-weight'
  | 'no-rows'
  | 'too-few'
  | 'no-events'
  | 'one-group'
  | 'not-identified'
  | 'did-not-converge'

export const refusal = (refused: RefusalCode, message: string, row?: number): Refusal =>
  row === undefined ? { refused, message } : { refused, message, row }

/**
 * @example isRefusal(recoveryCurve([])) // true
 */
export const isRefusal = (answer: unknown): answer is Refusal =>
  typeof answer === 'object' && answer !== null && 'refused' in answer
