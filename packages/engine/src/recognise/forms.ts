import { fold } from './fold.ts'
import type { WordFiles } from './word-files.ts'
import { wordsOf } from './word-files.ts'

/** Reads one written word: what is meant by it, and the base that inflected forms share. */
export interface Forms {
  /** `puss` is `pus`, `oedema` is `edema`; other words stay */
  readonly meant: (word: string) => string
  /** `swollen`, `swelling` and `swells` are `swell` */
  readonly base: (word: string) => string
  /** does the base stand for several words: `stool` for poo and poop? */
  readonly isShared: (base: string) => boolean
}

const VOWEL = /[aeiouy]/

/** What may remain when a regular ending is taken off, likeliest first. */
const stems = (word: string): readonly string[] => {
  const cut = (n: number) => word.slice(0, -n)
  const undoubled = (stem: string) => (/([bdgklmnprtz])\1$/.test(stem) ? [stem.slice(0, -1)] : [])
  if (word.endsWith('ies') && word.length > 4) return [`${cut(3)}y`, cut(1)]
  if (word.endsWith('es') && word.length > 3) return [cut(1), cut(2)]
  if (word.endsWith('s') && !/(ss|us|is)$/.test(word) && word.length > 3) return [cut(1)]
  if (word.endsWith('ied') && word.length > 4) return [`${cut(3)}y`]
  if (word.endsWith('ed') && word.length > 4) return [cut(1), cut(2), ...undoubled(cut(2))]
  if (word.endsWith('ying') && word.length > 5) return [cut(3), `${cut(4)}ie`]
  if (word.endsWith('ing') && word.length > 4) return [`${cut(3)}e`, cut(3), ...undoubled(cut(3))]
  if (word.endsWith('ier') && word.length > 5) return [`${cut(3)}y`]
  if (word.endsWith('iest') && word.length > 6) return [`${cut(4)}y`]
  return []
}

/** Where no stem is a word of its own, `licked` and `licking` still meet: what is left without the ending. */
const root = (word: string): string => {
  const bare = /^(.{3,})(?:ing|ed)$/.exec(word)?.[1]
  if (bare === undefined || bare.endsWith('e') || !VOWEL.test(bare)) return word
  return /([bdgkmnprt])\1$/.test(bare) ? bare.slice(0, -1) : bare
}

const pairs = (lists: { readonly [word: string]: string }): readonly (readonly [string, string])[] =>
  Object.entries(lists).flatMap(([word, forms]) => wordsOf(forms).map((form) => [fold(form), fold(word)] as const))

/**
 * @param isKnown whether a word is in some lexicon: only then is an ending taken off ("scared" is no "scar")
 * @param baseLearnt the base of a word, where it was found before
 */
export const formsOf = (
  { forms }: WordFiles,
  isKnown: (word: string) => boolean,
  baseLearnt: (word: string) => string | undefined = () => undefined,
): Forms => {
  const same = new Map(pairs(forms.same))
  const alike = new Map(pairs(forms.alike))
  const irregular = new Map(pairs(forms.irregular))
  const keep = new Set(wordsOf(forms.keep).map(fold))
  const bases = new Map<string, string>()
  const strip = (word: string): string => {
    const special = irregular.get(word)
    if (special !== undefined) return special
    if (keep.has(word)) return word
    return stems(word).find((stem) => stem.length > 1 && VOWEL.test(stem) && isKnown(stem)) ?? root(word)
  }
  const find = (word: string): string => {
    const base = strip(word)
    return alike.get(base) ?? base
  }
  const shared = new Set(alike.values())
  return {
    isShared: (base) => shared.has(base),
    meant: (word) => same.get(word) ?? word,
    base: (word) => {
      const known = bases.get(word)
      if (known !== undefined) return known
      const base = baseLearnt(word) ?? find(word)
      if (bases.size < 20_000) bases.set(word, base)
      return base
    },
  }
}
