import { foldPhrase } from './fold.ts'
import { ASIDES, type AsideSource, type AsideTells, KEYS } from './learnt-asides.ts'
import type { WordFiles } from './word-files.ts'

/** A piece of a pattern: what a machine matches, the words in it, and sets of words of which one each must be there. */
interface Piece {
  readonly source: string
  readonly words: ReadonlySet<string>
  readonly keys: readonly ReadonlySet<string>[]
}

/** One pattern of knowledge/words/asides.yaml, as it is learnt. */
export interface AsideLearnt {
  readonly tells: AsideTells
  /** what a machine matches, without what may lead and close it; `BEFORE` and `AFTER` stand for the edges of the clause */
  readonly source: string
  /** every word that a clause of it may have */
  readonly words: ReadonlySet<string>
  /** the `KEYS` sets of words that say most: a clause of it has one of each */
  readonly keys: readonly ReadonlySet<string>[]
}

/** All of asides.yaml. */
export interface AsidesLearnt extends Omit<AsideSource, 'patterns'> {
  readonly patterns: readonly AsideLearnt[]
}

const NONE: ReadonlySet<string> = new Set()
const ANY: Piece = { source: '[^<>]*', words: NONE, keys: [] }
/** In the source of a pattern: stand for `<` and `>` until it is whole. */
export const BEFORE = '\u0001'
export const AFTER = '\u0002'
const NUMBER = 'num'
const TOKEN = /\(|\)[?*+]?|\||<[a-z_]+>[?*+]?|[^\s()|<>]+|[<>]/g
// what may stand behind a bracket, a class or a word
const MANY = /[?*+]$/
const isSpare = (many: string): boolean => many === '?' || many === '*'
// a common word, as a key, says as little as so many others
const COMMON = 10

/**
 * Learns the patterns of asides.yaml.
 * @param meant what is meant by a word as written, @param isCommon whether it stands in clauses of all sorts
 */
export const learnAsides = (
  { asides }: WordFiles,
  meant: (word: string) => string,
  isCommon: (word: string) => boolean,
): AsidesLearnt => {
  const weightOf = (key: ReadonlySet<string>): number =>
    [...key].reduce((weight, word) => weight + (isCommon(word) ? COMMON : 1), 0)
  const lightest = (keys: Piece['keys']): Piece['keys'] => [...keys].sort((a, b) => weightOf(a) - weightOf(b))
  const classes = new Map<string, Piece>([['any', ANY]])
  const read = (written: string): readonly string[] => (written === NUMBER ? ['#'] : foldPhrase(written).map(meant))
  /** Of several ways to say it one word must be there if each of them has such a word. */
  const keysOfOne = (ways: readonly Piece['keys'][]): Piece['keys'] =>
    ways.every((keys) => keys.length > 0) ? [new Set(ways.flatMap((keys) => [...(lightest(keys)[0] ?? NONE)]))] : []
  const compile = (pattern: string): Piece => {
    const words = new Set<string>()
    // of each bracket that is open, the pattern itself first: its ways to say it, and of each the keys
    const open: ReadonlySet<string>[][][] = [[[]]]
    const must = (keys: Piece['keys']): void =>
      void open
        .at(-1)
        ?.at(-1)
        ?.push(...keys)
    let atEnd: Piece['keys'] | null = null
    const said = (written: string, many: string): string => {
      const own = read(written)
      for (const word of own) words.add(word)
      if (!isSpare(many)) must(own.map((word) => new Set([word])))
      return own.map((word) => `${word} `).join('')
    }
    const piece = (token: string): string => {
      // what stands outside the edges need not be in the clause; of edges inside brackets nothing is said
      if (token === '<' || token === '>') {
        if (open.length > 1) atEnd = []
        else if (token === '<') open[0] = [[]]
        else atEnd ??= keysOfAll()
        return token === '<' ? BEFORE : AFTER
      }
      if (token === '|') {
        open.at(-1)?.push([])
        return token
      }
      const many = MANY.exec(token)?.[0] ?? ''
      if (token.startsWith(')')) {
        const ways = open.pop() ?? []
        if (!isSpare(many)) must(keysOfOne(ways))
        return token
      }
      if (token === '(') {
        open.push([[]])
        return '(?:'
      }
      if (!token.startsWith('<')) return many ? `(?:${said(token.slice(0, -1), many)})${many}` : said(token, many)
      const name = token.replace(/[<>?*+]/g, '')
      const is = classes.get(name)
      // the schema has refused such a file already; a pattern that matches nothing would let pass what it must stop
      if (!is) throw new Error(`asides.yaml: there is no class <${name}>`)
      for (const word of is.words) words.add(word)
      if (!isSpare(many)) must(is.keys)
      return `(?:${is.source})${many}`
    }
    const keysOfAll = (): Piece['keys'] => {
      const [ways = []] = open
      return ways.length === 1 ? [...(ways[0] ?? [])] : keysOfOne(ways)
    }
    const source = [...pattern.matchAll(TOKEN)].map(([token]) => piece(token)).join('')
    return { source, words, keys: atEnd ?? keysOfAll() }
  }
  const oneOf = (pieces: readonly Piece[]): Piece => ({
    source: pieces.map((p) => p.source).join('|'),
    words: new Set(pieces.flatMap((p) => [...p.words])),
    keys: keysOfOne(pieces.map((p) => p.keys)),
  })
  const bag = (block: string): Piece => oneOf(block.split(/\s+/).flatMap((w) => (w === '' ? [] : [compile(w)])))
  for (const [name, is] of Object.entries(asides.classes))
    classes.set(name, typeof is === 'string' ? bag(is) : oneOf(is.map(compile)))
  const [leads, tails] = [bag(asides.leads), bag(asides.tails)]
  const leadsOfIt = oneOf([leads, bag(asides.leads_of_it)])
  const learn = (written: string, tells: AsideTells): AsideLearnt => {
    const own = compile(written)
    const lead = tells === 'mild' || tells === 'better' ? leadsOfIt : leads
    const { source, keys } = own
    return { tells, source, words: oneOf([own, lead, tails]).words, keys: lightest(keys).slice(0, KEYS) }
  }
  return {
    leads: leads.source,
    leadsOfIt: leadsOfIt.source,
    tails: tails.source,
    patterns: ASIDES.flatMap((tells) => asides[tells].map((written) => learn(written, tells))),
  }
}
