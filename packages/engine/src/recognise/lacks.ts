import type { Annotated } from './annotate.ts'
import type { Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import { range } from './range.ts'
import type { Word } from './read-words.ts'
import { isSeenOfIt } from './seen-of-it.ts'

const REACH = 4

const span = (sign: string, at: readonly number[]): Found => ({
  sign,
  grade: null,
  at,
  from: Math.min(...at),
  to: Math.max(...at) + 1,
  head: Math.min(...at),
  sensation: null,
  isLack: true,
})

/** "no appetite", "never had any energy": a negation before what one should have is a sign, not a denial. */
const missing = (
  words: readonly Word[],
  { places, remarks }: Annotated,
  clauses: Clauses,
  lexicon: Lexicon,
): readonly Found[] => {
  const negators = remarks.filter((r) => r.entry.kind === 'negator' || r.entry.kind === 'unable')
  // "hardly think about it"
  const talk = remarks.filter((r) => r.entry.kind === 'context')
  return places.flatMap(({ place, from, to }) => {
    const sign = lexicon.missing.get(place)
    if (sign === undefined) return []
    const negator = negators.findLast(
      (n) => n.to <= from && n.to >= from - REACH && clauses.of(n.from) === clauses.of(from),
    )
    if (!negator || talk.some((r) => r.from <= negator.from && to <= r.to)) return []
    const between = words.slice(negator.to, from)
    if (!between.every((w) => lexicon.isSmall(w) || lexicon.passes.has(w.word))) return []
    return [span(sign, [...negator.at, ...range(from, to)])]
  })
}

/** "can't breathe", "trouble swallowing": what one cannot do. */
const unable = (
  words: readonly Word[],
  { remarks }: Annotated,
  clauses: Clauses,
  lexicon: Lexicon,
): readonly Found[] => {
  // "can't see anything wrong"
  const talk = remarks.filter((r) => r.entry.kind === 'context')
  const isTalk = ({ from, to }: { from: number; to: number }): boolean => talk.some((r) => r.from <= from && to < r.to)
  return remarks.flatMap((remark) => {
    if (remark.entry.kind !== 'unable' || isTalk(remark)) return []
    const clause = clauses.of(remark.from)
    for (let i = remark.to; i < Math.min(clause.to, remark.to + REACH); i++) {
      const word = words[i]
      // "hard to the touch" is how it feels
      if (!word || (i === remark.to && word.word === 'the' && words[i - 1]?.word === 'to')) break
      const sign = lexicon.unable.get(word.base)
      if (sign !== undefined) {
        const objects = lexicon.files.sensations.unable_objects[word.base]
        const next = words[i + 1]
        const isBare =
          i + 1 >= clause.to || next === undefined || next.kind !== 'word' || lexicon.clauses.has(next.word)
        const fits =
          objects === undefined ||
          isBare ||
          objects.includes(next.word) ||
          (lexicon.insidePlaces.has(next.word) && objects.includes(words[i + 2]?.word ?? ''))
        if (!fits || isSeenOfIt(remark.from, i, words, clauses, lexicon)) return []
        // "no trouble seeing or breathing"
        const joined =
          next && lexicon.files.grammar.joints.includes(next.word)
            ? lexicon.unable.get(words[i + 2]?.base ?? '')
            : undefined
        const also = joined === undefined ? [] : [span(joined, [...remark.at, i + 2])]
        return [span(sign, [...remark.at, i]), ...also]
      }
      if (!lexicon.isSmall(word) && !lexicon.towards.has(word.word)) break
    }
    return []
  })
}

/** Signs that consist in something missing; those with a negation before them ("no trouble breathing") are denied. */
export const lacks = (
  words: readonly Word[],
  annotated: Annotated,
  clauses: Clauses,
  lexicon: Lexicon,
): { readonly found: readonly Found[]; readonly denied: ReadonlySet<Found> } => {
  const listed = new Set(annotated.signs.flatMap((s) => s.at))
  const isFree = (found: Found): boolean => !found.at.some((i) => listed.has(i))
  const cannot = unable(words, annotated, clauses, lexicon).filter(isFree)
  const { negated } = lexicon.files.conditions
  const isDenied = (found: Found): boolean =>
    // "it stopped, cant see": not over the end of a clause
    words.slice(Math.max(clauses.of(found.from).from, found.from - 2), found.from).some((w) => negated.includes(w.word))
  return {
    found: [...missing(words, annotated, clauses, lexicon).filter(isFree), ...cannot],
    denied: new Set(cannot.filter(isDenied)),
  }
}
