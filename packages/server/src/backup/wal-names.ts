/** A finished piece of WAL, 24 hex digits: time line, log, segment. https://www.postgresql.org/docs/18/wal-internals.html */
const SEGMENT = /^[0-9A-F]{24}$/
/** Pieces, the last piece of a time line that was left, and where time lines parted. */
const ARCHIVED = /^([0-9A-F]{24}(\.partial)?|[0-9A-F]{8}\.history)$/

export const isSegment = (name: string): boolean => SEGMENT.test(name)
export const isArchived = (name: string): boolean => ARCHIVED.test(name)
export const isHistory = (name: string): boolean => name.endsWith('.history')

/** The place of a segment on its time line, counted in segments. */
export const segmentNumber = (name: string, segmentBytes: number): number =>
  Number.parseInt(name.slice(8, 16), 16) * (2 ** 32 / segmentBytes) + Number.parseInt(name.slice(16), 16)

/**
 * The first segment that is missing between `first` and the last of those given, as a number; null when none is. Where time lines part, a segment is
 * there on either.
 */
export const firstGap = (names: readonly string[], first: string, segmentBytes: number): number | null => {
  const from = segmentNumber(first, segmentBytes)
  const numbers = new Set(names.filter(isSegment).map((name) => segmentNumber(name, segmentBytes)))
  const last = Math.max(...numbers, from - 1)
  for (let number = from; number <= last; number++) if (!numbers.has(number)) return number
  return null
}
