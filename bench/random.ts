/**
 * A seeded source of numbers in [0, 1): the same seed gives the same benchmark on every machine.
 * The generator is mulberry32; it has no quality beyond being small, fast and repeatable.
 */
export type Random = () => number

export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A whole number from 0 to `count` - 1. */
export const below = (count: number, random: Random): number => Math.floor(random() * count)

/** One of the things listed. */
export function pick<Thing>(things: readonly [Thing, ...Thing[]], random: Random): Thing {
  return things[below(things.length, random)] ?? things[0]
}
