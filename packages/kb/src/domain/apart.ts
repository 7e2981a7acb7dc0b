import type { Span } from './fact.ts'

/** Sessions of the treatments named are kept out of these hours around a session; null: nothing is said about that. */
export interface Apart {
  readonly treatments: readonly string[]
  /** hours from this treatment's session, `from` included, `to` not */
  readonly hours: Span
}
