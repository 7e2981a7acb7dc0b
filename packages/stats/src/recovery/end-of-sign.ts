import type { Seen } from './seen.ts'

/** One look at one sign in one patient. */
export interface Look {
  readonly time: number
  readonly isThere: boolean
}

/**
 * What the looks at one sign tell about when it ended: between the last look with it and the next one without. A sign that
 * came back had not ended. Order does not matter; of two looks at one moment, the one that saw it counts.
 * @returns null for somebody who never had it: they say nothing about how long it lasts
 * @example endOfSign([{ time: 12, isThere: true }, { time: 48, isThere: false }]) // { left: 12, right: 48 }
 */
export const endOfSign = (looks: readonly Look[]): Seen | null => {
  const seen = looks.filter(({ isThere }) => isThere).map(({ time }) => time)
  if (seen.length === 0) return null
  const left = Math.max(...seen)
  const after = looks.filter(({ time }) => time > left).map(({ time }) => time)
  return { left, right: after.length > 0 ? Math.min(...after) : null }
}
