import type { Annotated, SensationHit } from './annotate.ts'
import type { Clauses } from './clauses.ts'
import type { Lexicon } from './lexicon.ts'
import type { PlaceHit } from './place-hit.ts'
import { rangesOf } from './range.ts'
import type { Word } from './read-words.ts'

/** The text as composition sees it: sensations and places by clause. */
export interface Scene {
  readonly words: readonly Word[]
  readonly clauses: Clauses
  readonly lexicon: Lexicon
  readonly placesIn: ReadonlyMap<number, readonly PlaceHit[]>
  readonly sensationsIn: ReadonlyMap<number, readonly SensationHit[]>
  /** those inside listed phrases */
  readonly innerIn: ReadonlyMap<number, readonly SensationHit[]>
  /** words of times: they part no place from its sensation */
  readonly idle: ReadonlySet<number>
  /** the place that the last sensation of a clause was on */
  readonly used: Map<number, PlaceHit>
  /** words of listed phrases */
  readonly listed: ReadonlySet<number>
  /** words of sensations: "small sore mark on my forehead" is sore there too */
  readonly sensed: ReadonlySet<number>
  /** the words right after a negation */
  readonly denied: ReadonlySet<number>
}

interface Stretch {
  readonly from: number
  /** exclusive */
  readonly to: number
}

const byClause = <T extends Stretch>(hits: readonly T[], clauses: Clauses): ReadonlyMap<number, readonly T[]> =>
  Map.groupBy(hits, (hit) => clauses.of(hit.from).index)

export const sceneOf = (
  words: readonly Word[],
  { signs, sensations, inner, places, remarks }: Annotated,
  times: readonly Stretch[],
  clauses: Clauses,
  lexicon: Lexicon,
): Scene => ({
  words,
  clauses,
  lexicon,
  placesIn: byClause(places, clauses),
  sensationsIn: byClause(sensations, clauses),
  innerIn: byClause(inner, clauses),
  used: new Map(),
  listed: new Set(signs.flatMap((hit) => hit.at)),
  sensed: new Set([...sensations, ...inner].flatMap((hit) => hit.at)),
  idle: rangesOf(times),
  denied: new Set(remarks.flatMap((r) => (r.entry.kind === 'negator' ? [r.to] : []))),
})

/** Only small words from `from` to `to`: nothing that could be a subject or a verb of its own. */
export const isBridge = (
  from: number,
  to: number,
  { words, lexicon, idle, sensed }: Scene,
  also: ReadonlySet<string>,
): boolean => {
  for (let i = from; i < to; i++) {
    const word = words[i]
    if (!word || word.kind === 'blank' || word.kind === 'number' || idle.has(i) || sensed.has(i)) continue
    // "in my left hand"
    if (lexicon.insidePlaces.has(word.word)) continue
    if (!lexicon.isSmall(word) && !also.has(word.word) && !lexicon.clauses.has(word.word)) return false
  }
  return true
}
