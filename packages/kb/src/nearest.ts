/** Number of edits between two short words: a letter more, less or other, or two neighbours swapped. */
const distance = (a: string, b: string): number => {
  let beforePrevious: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const substitute = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swap = isSwapped ? (beforePrevious[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY
      row.push(Math.min(substitute, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, swap))
    }
    beforePrevious = previous
    previous = row
  }
  return previous[b.length] ?? Number.POSITIVE_INFINITY
}

/**
 * The known word that a person most likely meant, or null when none is near.
 * @example nearest('rednes', ['redness', 'itching']) // 'redness'
 */
export const nearest = (word: string, known: Iterable<string>): string | null => {
  const wanted = word.toLowerCase()
  let best: string | null = null
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1
  for (const candidate of known) {
    const found = distance(wanted, candidate.toLowerCase())
    if (found < least) {
      least = found
      best = candidate
    }
  }
  return best
}
