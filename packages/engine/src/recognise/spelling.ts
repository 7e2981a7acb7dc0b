/**
 * Edit distance with neighbouring letters swapped counted once (Damerau, restricted), given up above `limit`.
 * @example distance('sweling', 'swelling', 2) // 1
 */
export const distance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  const width = b.length + 1
  // of the three rows in turn: the last but one, the last and the one being written
  const rows = new Int32Array(3 * width)
  for (let j = 0; j < width; j++) rows[j] = j
  let last = 0
  for (let i = 1; i <= a.length; i++) {
    const letter = a.charCodeAt(i - 1)
    const row = (i % 3) * width
    const before = ((i + 1) % 3) * width
    let least = i
    let value = i
    rows[row] = i
    for (let j = 1; j < width; j++) {
      const cost = letter === b.charCodeAt(j - 1) ? 0 : 1
      value = Math.min((rows[last + j] ?? 0) + 1, value + 1, (rows[last + j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1))
        value = Math.min(value, (rows[before + j - 2] ?? 0) + 1)
      rows[row + j] = value
      if (value < least) least = value
    }
    if (least > limit) return limit + 1
    last = row
  }
  return rows[last + b.length] ?? limit + 1
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

/** The letters of a word as a set of bits; what is no letter from a to z falls on some bit, too. */
const lettersOf = (word: string): number => {
  let letters = 0
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31)
  return letters
}

/** Are more than `most` bits set? */
const hasMoreBits = (bits: number, most: number): boolean => {
  let left = bits
  for (let n = 0; n < most && left !== 0; n++) left &= left - 1
  return left !== 0
}

/** Words of one first letter and one length. */
interface Shelf {
  readonly words: readonly string[]
  readonly letters: Int32Array
  readonly weights: Float64Array
}

const shelfOf = (words: readonly string[], weight: (word: string) => number): Shelf => ({
  words,
  letters: Int32Array.from(words, lettersOf),
  weights: Float64Array.from(words, weight),
})

/** Finds the lexicon word that a misspelt word means. */
export interface Speller {
  /** null where nothing is near enough */
  readonly correct: (word: string) => string | null
}

// answers kept for the next text; when they are full they are forgotten, which costs time and changes no answer
const KEPT = 4000

/**
 * @param wordsAt what a misspelt word may mean, by first letter and length (`s8`), likeliest first; @param weight a word of symptoms outweighs a word of context at the same distance
 */
export const spellerOf = (wordsAt: (shelf: string) => readonly string[], weight: (word: string) => number): Speller => {
  const shelves = new Map<string, Shelf>()
  const shelfAt = (letter: string, length: number): Shelf => {
    const key = `${letter}${length}`
    const known = shelves.get(key)
    if (known) return known
    const shelf = shelfOf(wordsAt(key), weight)
    shelves.set(key, shelf)
    return shelf
  }
  const seen = new Map<string, string | null>()
  const search = (word: string): string | null => {
    const limit = slips(word.length)
    if (limit === 0) return null
    const letters = lettersOf(word)
    let best: string | null = null
    let bestWeight = 0
    let nearest = limit + 1
    const compare = (shelf: Shelf, i: number): void => {
      const within = Math.min(limit, nearest)
      // one slip changes at most two letters of the set: nearly every word is out before it is compared letter by letter
      if (hasMoreBits(letters ^ (shelf.letters[i] ?? 0), 2 * within)) return
      const candidate = shelf.words[i] ?? ''
      const its = shelf.weights[i] ?? 0
      const found = distance(word, candidate, within)
      const closer = found < nearest || (found === nearest && best !== null && its > bestWeight)
      if (found > limit || !closer) return
      // "grip" is no "grid": an unknown word that sounds like a harmless one may be a symptom
      const isSafe = word.length >= LONG || (word.length > 4 && its > 0) || isLikelySlip(word, candidate)
      if (isSafe) [best, bestWeight, nearest] = [candidate, its, found]
    }
    // the first letter is rarely wrong, but may have changed places with the second
    for (const letter of new Set([word.charAt(0), word.charAt(1)])) {
      for (let length = word.length - limit; length <= word.length + limit; length++) {
        if (slips(length) === 0) continue
        const shelf = shelfAt(letter, length)
        for (let i = 0; i < shelf.words.length; i++) compare(shelf, i)
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
