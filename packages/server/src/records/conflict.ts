/** https://www.postgresql.org/docs/18/errcodes-appendix.html */
const codeOf = (error: unknown): unknown => (error as { code?: unknown } | null)?.code

/** Something with this key is there already. */
export const isUnique = (error: unknown): boolean => codeOf(error) === '23505'

/** What was named is not there. */
export const isMissingReference = (error: unknown): boolean => codeOf(error) === '23503'
