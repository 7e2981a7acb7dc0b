/**
 * Edit distance with neighbouring letters swapped counted once (Damerau, restricted), given up above `limit`.
 * @example distance('sweling', 'swelling', 2) // 1
 */
export const distance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let value = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, (before[j - 2] ?? 0) + 1)
      next.push(value)
      if (value < least) least = value
    }
    if (least > limit) return limit + 1
    before = row
    row = next
  }
  return row[b.length] ?? limit + 1
}

const VOWELS = /[aeiouy]/

/** Two letters changed places, one is missing, doubled or too many, or one vowel stands for another: what fingers and ears do. */
const isLikelySlip = (written: string, meant: string): boolean => {
  if (written.length !== meant.length) return true
  const wrong = [...written].flatMap((letter, n) => (letter === meant[n] ? [] : [n]))
  const [first, second] = wrong
  if (first === undefined) return true
  if (wrong.length === 2 && second === first + 1)
    return written[first] === meant[second] && written[second] === meant[first]
  return wrong.length === 1 && VOWELS.test(written.charAt(first)) && VOWELS.test(meant.charAt(first))
}

// from this length on a word is no longer near to others by chance
const LONG = 8

/** How many slips a word of this length may have and still be read. */
const slips = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2)

/** Finds the lexicon word that a misspelt word means. */
export interface Speller {
  /** null where nothing is near enough */
  readonly correct: (word: string) => string | null
}

// answers kept for the next text; when they are full they are forgotten, which costs time and changes no answer
const KEPT = 4000

/**
 * @param words what a misspelt word may mean; @param weight a word of symptoms outweighs a word of context at the same distance
 */
export const spellerOf = (words: () => Iterable<string>, weight: (word: string) => number): Speller => {
  let shelves: Map<string, string[]> | null = null
  const shelf = (letter: string, length: number): readonly string[] => {
    if (shelves === null) {
      shelves = new Map()
      for (const word of words()) {
        const key = `${word.charAt(0)}${word.length}`
        const list = shelves.get(key)
        if (list) list.push(word)
        else shelves.set(key, [word])
      }
    }
    return shelves.get(`${letter}${length}`) ?? []
  }
  const seen = new Map<string, string | null>()
  const search = (word: string): string | null => {
    const limit = slips(word.length)
    if (limit === 0) return null
    let best: string | null = null
    let nearest = limit + 1
    // the first letter is rarely wrong, but may have changed places with the second
    for (const letter of new Set([word.charAt(0), word.charAt(1)])) {
      for (let length = word.length - limit; length <= word.length + limit; length++) {
        for (const candidate of shelf(letter, length)) {
          if (slips(candidate.length) === 0) continue
          // "grip" is no "grid": an unknown word that sounds like a harmless one may be a symptom
          const isSafe =
            word.length >= LONG || (word.length > 4 && weight(candidate) > 0) || isLikelySlip(word, candidate)
          if (!isSafe) continue
          const found = distance(word, candidate, Math.min(limit, nearest))
          const closer = found < nearest || (found === nearest && best !== null && weight(candidate) > weight(best))
          if (found <= limit && closer) [best, nearest] = [candidate, found]
        }
      }
    }
    return best
  }
  return {
    correct: (word) => {
      const known = seen.get(word)
      if (known !== undefined) return known
      if (seen.size >= KEPT) seen.clear()
      const found = search(word)
      seen.set(word, found)
      return found
    },
  }
}
