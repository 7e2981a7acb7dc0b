import type { Element } from './element.ts'

/** A sentence as the matcher sees it. `breaks[i]`: what stands before word i: 0 nothing, 1 a comma, 2 a stronger break. */
export interface Words {
  readonly ids: readonly number[]
  readonly breaks: readonly number[]
}

/**
 * Which sets hold a word alone: one bit a set, in rows of `stride` numbers. A row for a word, because a sentence has few words and asks for
 * many sets: all of its rows fit into the nearest cache.
 */
export interface WordBits {
  readonly bits: Uint32Array
  readonly stride: number
}

const BITS = 32
const LOG_BITS = 5

/** Numbers in a row that has a bit for each set. */
export const strideOf = (width: number): number => Math.ceil(width / BITS)

/** Sets the bit of a set in the row that begins at `from`. */
export function setBit(rows: Uint32Array, from: number, set: number): void {
  const at = from + (set >> LOG_BITS)
  rows[at] = (rows[at] ?? 0) | (1 << (set & (BITS - 1)))
}

/** Does a word of a set, or the first two of a phrase of it, stand at one of the places [from, to]? */
export function isNear({ ids, bits, stride, pairs }: Scan, set: number, from: number, to: number): boolean {
  const column = set >> LOG_BITS
  const mask = 1 << (set & (BITS - 1))
  const last = to < ids.length ? to : ids.length - 1
  for (let i = from < 0 ? 0 : from; i <= last; i++)
    if ((((bits[(ids[i] ?? 0) * stride + column] ?? 0) | (pairs[i]?.[column] ?? 0)) & mask) !== 0) return true
  return false
}

/** A sentence with what its words can be. `pairs[i]`: the sets of which a phrase begins with words i and i + 1, a bit each. */
export interface Scan extends Words, WordBits {
  readonly pairs: readonly (Uint32Array | undefined)[]
}

/** Does a row of bits hold a set? */
export const hasBit = (row: Uint32Array | undefined, set: number): boolean =>
  row !== undefined && ((row[set >> LOG_BITS] ?? 0) & (1 << (set & (BITS - 1)))) !== 0

/** The sets that have a phrase beginning with two words, by `pairOf` the words. */
export function pairRows(sets: Iterable<Pick<Element, 'set' | 'phrases'>>, stride: number): Map<number, Uint32Array> {
  const rows = new Map<number, Uint32Array>()
  for (const { set, phrases } of sets)
    for (const list of phrases.values())
      for (const [first = 0, second = 0] of list) {
        const pair = pairOf(first, second)
        const row = rows.get(pair) ?? new Uint32Array(stride)
        rows.set(pair, row)
        setBit(row, 0, set)
      }
  return rows
}

export const FIRST = 1
export const SECOND = 2

/** Which words a phrase of some set begins with, and which come next in one: most words are neither, and no pair is looked up. */
export function pairWords(sets: Iterable<Pick<Element, 'phrases'>>, size: number): Uint8Array {
  const places = new Uint8Array(size)
  for (const { phrases } of sets)
    for (const list of phrases.values())
      for (const [first = 0, second = 0] of list) {
        places[first] = (places[first] ?? 0) | FIRST
        places[second] = (places[second] ?? 0) | SECOND
      }
  return places
}

/** A number for two words that follow each other. */
export const pairOf = (first: number, second: number): number => first * MOST_WORDS + second
const MOST_WORDS = 65_536

/** 0: the element does not begin at word i; 1: with that word; 2: with a phrase, perhaps; 3: both. */
export function kindAt({ ids, bits, stride, pairs }: Scan, { set }: Element, i: number): number {
  const column = set >> LOG_BITS
  const mask = 1 << (set & (BITS - 1))
  const alone = ((bits[(ids[i] ?? 0) * stride + column] ?? 0) & mask) === 0 ? 0 : SINGLE
  const pair = pairs[i]
  return pair === undefined || ((pair[column] ?? 0) & mask) === 0 ? alone : alone | PHRASE
}
export const SINGLE = 1
export const PHRASE = 2

/** Counts the work, so that a test can bound it. */
export interface Work {
  steps: number
}

/** The colon of a label, "Side effects: none": crossed by a pattern like a comma; a denial does not reach over it. */
export const COLON = 1.5

/** A colon after a clause, "We looked, and it was normal: the hair goes": no match crosses it. */
export const CLAUSE_COLON = 1.75

/** A break that a clause does not cross: a bracket, a dash, a question mark. */
export const STRONG = 2

const NONE: readonly number[] = []

/** Ends (exclusive) of the phrases of an element at word i, longest first. */
export function phraseEnds(element: Element, { ids, breaks }: Words, i: number): readonly number[] {
  const rows = element.phrases.get(ids[i] ?? 0)
  if (!rows) return NONE
  let ends: number[] | undefined
  for (const row of rows) {
    let k = 1
    while (k < row.length && ids[i + k] === row[k] && (breaks[i + k] ?? 0) < STRONG) k++
    if (k !== row.length) continue
    if (ends) ends.push(i + k)
    else ends = [i + k]
  }
  return ends ?? NONE
}
