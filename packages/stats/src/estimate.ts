/** A number that never travels alone. */
export interface Estimate {
  readonly estimate: number
  readonly low: number
  readonly high: number
  /** such as 0.95 */
  readonly confidence: number
  readonly n: number
  readonly method: string
}
