import { AFTER, BEFORE } from './learn-asides.ts'
import { type AsideTells, BITS, KEYS, widthOf } from './learnt-asides.ts'
import type { Lexicon } from './lexicon.ts'
import { perLexicon } from './per-lexicon.ts'

/** One pattern of knowledge/words/asides.yaml. */
export interface AsidePattern {
  readonly tells: AsideTells
  /** @param text `before<clause>after`, each word with a space behind it */
  readonly matches: (text: string) => boolean
}

/** All patterns, those that are never passed over first. */
export interface AsidePatterns {
  readonly list: readonly AsidePattern[]
  /** the patterns that may have all of these words and have none that they must have missing, in their order */
  readonly withAll: (words: readonly string[]) => readonly AsidePattern[]
  /** is it a word of the file? A clause with another one is no aside */
  readonly has: (word: string) => boolean
}

const NONE: readonly AsidePattern[] = []

/** Patterns as learnt into ones that a machine matches; each is made when a clause may be it by its words. */
export const asidePatterns = perLexicon((lexicon: Lexicon): AsidePatterns => {
  const { source, asideWords, asideRows } = lexicon.asides
  const { leads, leadsOfIt, tails } = source
  const list = source.patterns.map(({ tells, source: own }): AsidePattern => {
    const whole = (): string => {
      const lead = tells === 'mild' || tells === 'better' ? leadsOfIt : leads
      const start = own.includes(BEFORE) ? `(?:${lead})*` : `[^<]*<(?:${lead})*`
      const end = `(?:${tails})*>`
      const body = own.replace(BEFORE, '<')
      return own.includes(AFTER) ? start + body.replace(AFTER, end) : `${start + body + end}.*`
    }
    let made: RegExp | null = null
    return {
      tells,
      matches: (text) => {
        made ??= new RegExp(`^${whole()}$`)
        return made.test(text)
      },
    }
  })
  const width = widthOf(list.length)
  const size = (1 + KEYS) * width
  /** The place of a word among the words of the file; -1 where it is none of them. */
  const placeOf = (word: string): number => {
    const id = lexicon.idOf(word)
    let from = 0
    let to = asideWords.length
    while (from < to) {
      const middle = (from + to) >> 1
      const found = asideWords[middle] ?? -1
      if (found === id) return middle
      if (found < id) from = middle + 1
      else to = middle
    }
    return -1
  }
  const withAll = (words: readonly string[]): readonly AsidePattern[] => {
    // the rows of none: what has no set of words that it must have
    const rows = asideRows.slice(asideWords.length * size)
    rows.fill(-1, 0, width)
    for (const word of words) {
      const place = placeOf(word)
      if (place < 0) return NONE
      const at = place * size
      for (let i = 0; i < width; i++) rows[i] = (rows[i] ?? 0) & (asideRows[at + i] ?? 0)
      for (let i = width; i < size; i++) rows[i] = (rows[i] ?? 0) | (asideRows[at + i] ?? 0)
    }
    const able: AsidePattern[] = []
    for (let i = 0; i < width; i++) {
      let bits = rows[i] ?? 0
      for (let row = 1; row <= KEYS; row++) bits &= rows[row * width + i] ?? 0
      for (let n = i * BITS; bits !== 0; n++, bits >>>= 1) {
        const pattern = list[n]
        if ((bits & 1) === 1 && pattern) able.push(pattern)
      }
    }
    return able
  }
  return { list, withAll, has: (word) => placeOf(word) >= 0 }
})
