/** Whether somebody of the clinic looks, has seen it, or should have by now. */
export type CaseLook = 'looks' | 'seen' | 'late'

interface OpenCase {
  readonly state: string
  /** by when somebody looks, ISO 8601 */
  readonly dueAt: string
}

/** @param now milliseconds since 1970 */
export const caseLook = ({ state, dueAt }: OpenCase, now: number): CaseLook => {
  if (state !== 'open') return 'seen'
  return Date.parse(dueAt) < now ? 'late' : 'looks'
}
