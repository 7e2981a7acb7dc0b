/** A source of uniform numbers in [0, 1). Chance is always an argument, so that every result can be repeated. */
export type Random = () => number

/**
 * The same numbers for the same seed (mulberry32, 32 bits of state): for simulations and resampling, never for secrets.
 * @example seeded(11)() === seeded(11)() // true
 */
export const seeded = (seed: number): Random => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
