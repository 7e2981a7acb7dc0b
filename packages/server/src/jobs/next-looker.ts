/** Somebody who can be asked to look. */
export interface Looker {
  readonly staffId: string
}

/**
 * Who is asked next when a case is not acknowledged in time: the one after its owner among those on duty, in their order; after the last of them the
 * owner of the clinic, who keeps it.
 * @example nextLooker('a', [{ staffId: 'a' }, { staffId: 'b' }], 'z') // 'b'
 */
export const nextLooker = (current: string, onDuty: readonly Looker[], clinicOwner: string): string => {
  const order = [...new Set([...onDuty.map(({ staffId }) => staffId).filter((id) => id !== clinicOwner), clinicOwner])]
  return order[order.indexOf(current) + 1] ?? clinicOwner
}
