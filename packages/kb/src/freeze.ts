/** Freezes `value` at every depth: nobody changes a fact after it was checked. */
export const deepFreeze = <T>(value: T): T => {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    for (const inner of Object.values(value)) if (typeof inner === 'object') deepFreeze(inner)
    Object.freeze(value)
  }
  return value
}
