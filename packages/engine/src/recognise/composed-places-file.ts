import type { Lexicon } from './lexicon.ts'
import { perLexicon } from './per-lexicon.ts'
import { wordsOf } from './word-files.ts'

/** The words of `composed` in knowledge/words/places.yaml, ready to be asked. */
export interface Composing {
  readonly lead: ReadonlySet<string>
  readonly definite: ReadonlySet<string>
  readonly articles: ReadonlySet<string>
  readonly like: ReadonlySet<string>
  readonly lossy: ReadonlySet<string>
  /** head of the name -> place */
  readonly names: ReadonlyMap<string, string>
  readonly vague: ReadonlySet<string>
  readonly needsArticle: ReadonlySet<string>
  readonly needsDefinite: ReadonlySet<string>
  readonly who: ReadonlySet<string>
  readonly has: ReadonlySet<string>
  readonly deed: ReadonlySet<string>
  readonly tail: ReadonlySet<string>
  readonly ofHead: ReadonlySet<string>
  readonly onlyThe: ReadonlySet<string>
  readonly onlyFilled: ReadonlySet<string>
  readonly beyond: ReadonlySet<string>
  readonly amounts: ReadonlySet<string>
  readonly where: ReadonlySet<string>
  readonly hair: ReadonlySet<string>
  readonly extreme: ReadonlySet<string>
  readonly touching: ReadonlySet<string>
  readonly touch: ReadonlySet<string>
  readonly spans: ReadonlySet<string>
  readonly widths: ReadonlySet<string>
  readonly ways: ReadonlySet<string>
}

const NO_LEAD: ReadonlySet<string> = new Set(['where', 'with', 'for', 'all'])

export const composing = perLexicon(({ files: { places }, measures }): Composing => {
  const { composed } = places
  const set = (block: string): ReadonlySet<string> => new Set(wordsOf(block))
  return {
    // "where my fringe touches" is a clause, "for a bit" a time
    lead: new Set([...wordsOf(places.towards), ...wordsOf(composed.lead)].filter((w) => !NO_LEAD.has(w))),
    definite: set(composed.definite),
    articles: new Set([
      ...wordsOf(places.inside),
      ...wordsOf(composed.definite),
      ...wordsOf(composed.articles),
      ...measures.ones.keys(),
    ]),
    like: new Set([...wordsOf(composed.like), ...wordsOf(composed.of_head)]),
    lossy: set(composed.lossy),
    names: new Map(
      Object.entries(composed.names).flatMap(([place, names]) => wordsOf(names).map((name) => [name, place] as const)),
    ),
    vague: set(composed.vague),
    needsArticle: set(composed.needs_article),
    needsDefinite: set(composed.needs_definite),
    who: set(composed.who),
    has: set(composed.has),
    deed: set(composed.deed),
    tail: set(composed.tail),
    ofHead: set(composed.of_head),
    onlyThe: set(composed.only_the),
    onlyFilled: set(composed.only_filled),
    beyond: set(composed.beyond),
    amounts: set(composed.amounts),
    where: set(composed.where),
    hair: set(composed.hair),
    extreme: set(composed.extreme),
    touching: set(composed.touching),
    touch: set(composed.touch),
    spans: set(composed.spans),
    widths: set(composed.widths),
    ways: set(composed.ways),
  }
})

/** "middle", "bit", "corner": words for parts of any place. */
export const partWords = perLexicon((lexicon): ReadonlySet<string> => {
  const { names, like } = composing(lexicon)
  return new Set([...names.keys(), ...like])
})

/** "thumb", "inch": how far from a place. */
export const isSpan = ({ word }: { readonly word: string }, lexicon: Lexicon): boolean =>
  composing(lexicon).spans.has(word)
