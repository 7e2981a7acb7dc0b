import type { ClaimBook } from '@anagen/kb'
import type { Element, Pattern, WordClass } from './element.ts'
import { entryOf, type Filed, type Index, indexOf } from './entry.ts'
import { regularForms } from './forms.ts'
import { type ElementText, PatternError, readPattern } from './pattern.ts'
import { makeVocabulary, NUMBER, type Vocabulary } from './vocabulary.ts'
import { PHRASE, pairRows, pairWords, SINGLE, setBit, strideOf, type WordBits } from './words.ts'

export interface Compiled extends WordBits {
  readonly vocabulary: Vocabulary
  readonly patterns: readonly Pattern[]
  /** for every word, the patterns that it may be the rarest word of */
  readonly index: Index
  /** the sets with a phrase that begins with two words, as `pairOf` numbers them */
  readonly pairs: ReadonlyMap<number, Uint32Array>
  /** for every word, FIRST where some phrase begins with it, SECOND where it is the next word of one, or both */
  readonly inPairs: Uint8Array
  /** words that begin another clause: "but", "because" */
  readonly contrast: Element
  readonly classOf: (name: string) => WordClass
}

interface WordSet {
  readonly singles: Set<number>
  readonly phrases: Map<number, number[][]>
}

const COMMON_WEIGHT = 40

/** Splits as the tokens of an article are split: hyphens part words, "n't" is "not". */
export const splitPhrase = (phrase: string): string[] =>
  phrase
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\bcannot\b/g, 'can not')
    .replace(/n't\b/g, ' not')
    .split(/[\s-]+/)
    .filter(Boolean)

function lexiconOf(book: ClaimBook, vocabulary: Vocabulary) {
  const formsOf = (entry: string): string[] => {
    if (!entry.endsWith('~')) return [entry]
    const word = entry.slice(0, -1)
    return [...regularForms(word), ...(book.irregular[word] ?? [])]
  }
  const add = (set: WordSet, entry: string): void => {
    const words = splitPhrase(entry)
    if (words.length === 1) {
      for (const form of formsOf(words[0] ?? '')) set.singles.add(vocabulary.learn(form))
      return
    }
    // each word of a phrase may be inflected by itself
    let rows: number[][] = [[]]
    for (const word of words) {
      const forms = formsOf(word).map((form) => vocabulary.learn(form))
      rows = rows.flatMap((row) => forms.map((form) => [...row, form]))
    }
    for (const row of rows) {
      const [first = 0] = row
      set.phrases.set(first, [...(set.phrases.get(first) ?? []), row])
    }
  }
  const cache = new Map<string, WordSet>()
  const classSet = (name: string, from: string): WordSet => {
    const known = cache.get(name)
    if (known) return known
    const entries =
      name === 'treatment'
        ? Object.values(book.treatments).flatMap((t) => t.names)
        : name === 'effect'
          ? book.effects.flatMap((e) => e.names)
          : book.classes[name]
    if (!entries) throw new PatternError(`${from}: there is no class {${name}} in claims/lexicon.yaml`)
    const set: WordSet = { singles: new Set(), phrases: new Map() }
    cache.set(name, set)
    for (const entry of entries) {
      const nested = /^\{(.+)\}$/.exec(entry)
      if (nested) merge(set, classSet(nested[1] ?? '', `class ${name}`))
      else add(set, entry)
    }
    return set
  }
  return { add, classSet }
}

function merge(into: WordSet, from: WordSet): void {
  for (const single of from.singles) into.singles.add(single)
  for (const [first, rows] of from.phrases) into.phrases.set(first, [...(into.phrases.get(first) ?? []), ...rows])
}

/** Longest phrases first, so that a match covers all the words that belong to it. */
const ofPhrases = (phrases: Map<number, number[][]>): Pick<Element, 'phrases' | 'longest'> => ({
  phrases: new Map([...phrases].map(([first, rows]) => [first, rows.toSorted((a, b) => b.length - a.length)])),
  longest: [...phrases.values()].flat().reduce((most, row) => Math.max(most, row.length), 1),
})

/**
 * Compiles the lexicon and all patterns of the book.
 * @throws PatternError naming the pattern that cannot be read
 */
export function compileBook(book: ClaimBook): Compiled {
  const vocabulary = makeVocabulary()
  const { add, classSet } = lexiconOf(book, vocabulary)
  const setOf = (element: ElementText, pattern: string): WordSet => {
    const set: WordSet = { singles: new Set(), phrases: new Map() }
    for (const option of element.options) {
      const named = /^\{(.+)\}$/.exec(option)
      if (named) merge(set, classSet(named[1] ?? '', `"${pattern}"`))
      else add(set, option)
    }
    return set
  }
  const groups: [string, readonly string[]][] = [
    ...Object.entries(book.frames).map(([name, list]): [string, readonly string[]] => [`frame/${name}`, list]),
    ...Object.entries(book.rules).flatMap(([rule, data]) =>
      Object.entries(data.patterns ?? {}).map(([name, list]): [string, readonly string[]] => [`${rule}/${name}`, list]),
    ),
  ]
  const drafts = groups.flatMap(([group, list]) =>
    list.map((text) => {
      const { elements, beside } = readPattern(text)
      return {
        group,
        text,
        elements,
        sets: elements.map((element) => setOf(element, text)),
        beside: beside.map((element) => ({
          isNot: element.isNot,
          options: element.options,
          set: setOf(element, text),
        })),
      }
    }),
  )
  const common = new Set((book.classes.common ?? []).map((word) => vocabulary.learn(word)))
  for (const name of ['treatment', 'effect', ...Object.keys(book.classes)]) classSet(name, 'classes')
  const size = vocabulary.size()
  const numbers = vocabulary.numbers()
  const kindsOf = ({ singles, phrases }: WordSet): ReadonlyMap<number, number> => {
    const found = new Map<number, number>()
    for (const id of singles) found.set(id, SINGLE)
    if (singles.has(NUMBER)) for (const id of numbers) found.set(id, SINGLE)
    for (const first of phrases.keys()) found.set(first, (found.get(first) ?? 0) | PHRASE)
    return found
  }
  const bits = (set: WordSet): Uint8Array => {
    const words = new Uint8Array(size)
    for (const [word, kind] of kindsOf(set)) words[word] = kind
    return words
  }
  // elements with the same options are one set
  const sets = new Map<
    string,
    { readonly set: number; readonly words: WordSet } & Pick<Element, 'phrases' | 'longest'>
  >()
  const toElement = (words: WordSet, text: Partial<ElementText> & Pick<ElementText, 'options'>): Element => {
    const key = text.options.join('|')
    const known = sets.get(key) ?? { set: sets.size, words, ...ofPhrases(words.phrases) }
    sets.set(key, known)
    const { isOptional = false, isNot = false, gap = 0, anchor = null } = text
    return { set: known.set, phrases: known.phrases, longest: known.longest, isOptional, isNot, gap, anchor }
  }
  const index: Filed[][] = []
  const patterns = drafts.map(({ group, text, elements, sets, beside }) => {
    const [owner = '', part = ''] = group.split('/')
    const pattern: Pattern = {
      group,
      owner,
      part,
      text,
      elements: elements.map((element, i) => toElement(sets[i] ?? { singles: new Set(), phrases: new Map() }, element)),
      beside: beside.map(({ isNot, set, options }) => ({ isNot, element: toElement(set, { options }) })),
    }
    const kinds = sets.map(kindsOf)
    const weights = elements.map((element, i) => {
      if (element.isOptional || element.isNot || element.anchor) return Number.POSITIVE_INFINITY
      return [...(kinds[i]?.keys() ?? [])].reduce(
        (sum, id) => sum + (common.has(id) || id === NUMBER ? COMMON_WEIGHT : 1),
        0,
      )
    })
    const at = weights.indexOf(Math.min(...weights))
    const rarest = pattern.elements[at]
    if (!rarest) return pattern
    const entry = entryOf(pattern, at, rarest)
    for (const [id, kind] of kinds[at] ?? []) {
      index[id] ??= []
      index[id].push({ entry, kind })
    }
    return pattern
  })
  const contrast = toElement(classSet('contrast', 'the matcher'), { options: ['{contrast}'] })
  const stride = strideOf(sets.size)
  const bitRows = new Uint32Array(size * stride)
  for (const { set, words } of sets.values())
    for (const [word, kind] of kindsOf(words)) {
      if ((kind & SINGLE) !== 0) setBit(bitRows, word * stride, set)
    }
  const classes = new Map<string, WordClass>()
  return {
    vocabulary,
    patterns,
    index: indexOf(index, size),
    bits: bitRows,
    stride,
    pairs: pairRows(sets.values(), stride),
    inPairs: pairWords(sets.values(), size),
    contrast,
    classOf(name) {
      const found = classes.get(name) ?? { words: bits(classSet(name, 'rule')) }
      classes.set(name, found)
      return found
    },
  }
}
