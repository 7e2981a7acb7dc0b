/** Somebody who can be asked to look. */
export interface Looker {
  readonly staffId: string
}

/** Everybody who is asked to look, in their order: those on duty, then the owner of the clinic. */
export const lookers = (onDuty: readonly Looker[], clinicOwner: string): readonly string[] => [
  ...new Set([...onDuty.map(({ staffId }) => staffId).filter((id) => id !== clinicOwner), clinicOwner]),
]

/**
 * Who is asked next when a case is not acknowledged in time: the one after its owner among those on duty, in their order; after the last of them the
 * owner of the clinic; then the first on duty again. It goes round until somebody takes it: whoever slept or was busy may not be now, and others may
 * have come on duty.
 * @example nextLooker('a', [{ staffId: 'a' }, { staffId: 'b' }], 'z') // 'b'
 */
export const nextLooker = (current: string, onDuty: readonly Looker[], clinicOwner: string): string => {
  const order = lookers(onDuty, clinicOwner)
  return order[(order.indexOf(current) + 1) % order.length] ?? clinicOwner
}
