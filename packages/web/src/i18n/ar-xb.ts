import { type Catalogue, en } from './en.ts'

const RIGHT_TO_LEFT = '\u202E'
const END = '\u202C'
const WORD = /\{\{[^}]*\}\}|<[^>]*>|[^\s{<]+/g

/** English with every word turned round, so that a test of the layout sees right-to-left text it can trace back. */
const turned = (text: string): string =>
  text.replace(WORD, (word) => (/^[{<]/.test(word) ? word : `${RIGHT_TO_LEFT}${word}${END}`))

const turnedAll = <T>(value: T): T => {
  if (typeof value === 'string') return turned(value) as T
  return Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, turnedAll(inner)])) as T
}

/** The right-to-left pseudo-locale (its name is CLDR's): for tests of the layout, never for readers. */
export const ar_XB: Catalogue = turnedAll(en)
