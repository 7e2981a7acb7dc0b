import { foldPhrase } from './fold.ts'
import type { Lexicon } from './lexicon.ts'
import { perLexicon } from './per-lexicon.ts'

/** What an aside tells: what must not be passed over, how slight a sign is, that it eases, or nothing of a body. */
export const ASIDES = ['never', 'mild', 'better', 'passed'] as const
export type AsideTells = (typeof ASIDES)[number]

/** One pattern of knowledge/words/asides.yaml. */
export interface AsidePattern {
  readonly tells: AsideTells
  /** every word that a clause of it may have */
  readonly words: ReadonlySet<string>
  /** @param text `before<clause>after`, each word with a space behind it */
  readonly matches: (text: string) => boolean
}

/** All patterns, those that are never passed over first. */
export interface AsidePatterns {
  readonly list: readonly AsidePattern[]
  /** the patterns that have all of these words, in their order */
  readonly withAll: (words: readonly string[]) => readonly AsidePattern[]
  /** every word of the file: a clause with another one is no aside */
  readonly words: ReadonlySet<string>
}

/** A piece of a pattern: what a machine matches, and the words in it. */
interface Piece {
  readonly source: string
  readonly words: ReadonlySet<string>
}

const ANY: Piece = { source: '[^<>]*', words: new Set() }
const NOTHING: Piece = { source: '(?!)', words: new Set() }
// stand for `<` and `>` until a pattern is whole
const BEFORE = '\u0001'
const AFTER = '\u0002'
const NUMBER = 'num'
const TOKEN = /\(|\)[?*+]?|\||<[a-z_]+>[?*+]?|[^\s()|<>]+|[<>]/g
// what may stand behind a bracket, a class or a word
const MANY = /[?*+]$/

const BITS = 32

/** Looks patterns up by their words: one bit for each pattern, a row of bits for each word. */
const withAllOf = (list: readonly AsidePattern[]): AsidePatterns['withAll'] => {
  const width = Math.ceil(list.length / BITS)
  const rows = new Map<string, Int32Array>()
  for (const [n, { words }] of list.entries())
    for (const word of words) {
      const row = rows.get(word) ?? new Int32Array(width)
      row[n >> 5] = (row[n >> 5] ?? 0) | (1 << (n & 31))
      rows.set(word, row)
    }
  return (words) => {
    const left = new Int32Array(width).fill(-1)
    for (const word of words) {
      const row = rows.get(word)
      for (let i = 0; i < width; i++) left[i] = (left[i] ?? 0) & (row?.[i] ?? 0)
    }
    return left.every((bits) => bits === 0) ? [] : list.filter((_, n) => ((left[n >> 5] ?? 0) >>> (n & 31)) & 1)
  }
}

/** Patterns as written into ones that a machine matches; each is made when a clause has only words of it. */
export const asidePatterns = perLexicon((lexicon: Lexicon): AsidePatterns => {
  const { asides } = lexicon.files
  const classes = new Map<string, Piece>([['any', ANY]])
  const read = (written: string): readonly string[] =>
    written === NUMBER ? ['#'] : foldPhrase(written).map(lexicon.forms.meant)
  const compile = (pattern: string): Piece => {
    const words = new Set<string>()
    const said = (written: string): string => {
      const own = read(written)
      for (const word of own) words.add(word)
      return own.map((word) => `${word} `).join('')
    }
    const piece = (token: string): string => {
      if (token === '<') return BEFORE
      if (token === '>') return AFTER
      if (token === '|' || token.startsWith(')')) return token
      if (token === '(') return '(?:'
      const many = MANY.exec(token)?.[0] ?? ''
      if (!token.startsWith('<')) return many ? `(?:${said(token.slice(0, -1))})${many}` : said(token)
      const is = classes.get(token.replace(/[<>?*+]/g, '')) ?? NOTHING
      for (const word of is.words) words.add(word)
      return `(?:${is.source})${many}`
    }
    return { source: [...pattern.matchAll(TOKEN)].map(([token]) => piece(token)).join(''), words }
  }
  const oneOf = (pieces: readonly Piece[]): Piece => ({
    source: pieces.map((p) => p.source).join('|'),
    words: new Set(pieces.flatMap((p) => [...p.words])),
  })
  const bag = (block: string): Piece => oneOf(block.split(/\s+/).flatMap((w) => (w === '' ? [] : [compile(w)])))
  for (const [name, is] of Object.entries(asides.classes))
    classes.set(name, typeof is === 'string' ? bag(is) : oneOf(is.map(compile)))
  const [leads, tails] = [bag(asides.leads), bag(asides.tails)]
  const leadsOfIt = oneOf([leads, bag(asides.leads_of_it)])
  const patternOf = (written: string, tells: AsideTells): AsidePattern => {
    const own = compile(written)
    const lead = tells === 'mild' || tells === 'better' ? leadsOfIt : leads
    const source = (): string => {
      const start = own.source.includes(BEFORE) ? `(?:${leads.source})*` : `[^<]*<(?:${lead.source})*`
      const end = `(?:${tails.source})*>`
      const body = own.source.replace(BEFORE, '<')
      return own.source.includes(AFTER) ? start + body.replace(AFTER, end) : `${start + body + end}.*`
    }
    let made: RegExp | null = null
    return {
      tells,
      words: oneOf([own, lead, tails]).words,
      matches: (text) => {
        made ??= new RegExp(`^${source()}$`)
        return made.test(text)
      },
    }
  }
  const list = ASIDES.flatMap((tells) => asides[tells].map((written) => patternOf(written, tells)))
  return { list, withAll: withAllOf(list), words: new Set(list.flatMap((p) => [...p.words])) }
})
