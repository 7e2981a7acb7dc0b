import type { Annotated } from './annotate.ts'
import type { Clause, Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import type { PlaceHit } from './places.ts'
import type { Word } from './read-words.ts'
import { sharing, signAt } from './said-where.ts'
import { type Scene, sceneOf } from './scene.ts'

/** A listed phrase ("forehead's puffy") tells its sensation too. */
const sensationOf = ({ sensation, at }: Found, { words, lexicon }: Scene): string | null => {
  if (sensation !== null) return sensation
  const own = new Set(at)
  const reader = { keys: (i: number) => (own.has(i) ? [words[i]?.base ?? ''] : []), mayPass: () => false, gap: 0 }
  return at.flatMap((i) => lexicon.sensations.findAt(i, reader))[0]?.entry.sensation ?? null
}

const carried = (before: Found | undefined, place: PlaceHit, from: number, scene: Scene): readonly Found[] => {
  const sensation = before ? sensationOf(before, scene) : null
  const sign = sensation === null ? null : signAt(sensation, place.place, scene)
  if (sign === null) return []
  const at = Array.from({ length: place.to - from }, (_, n) => from + n)
  return [{ sign, grade: null, at, from, to: place.to, head: from, sensation, isLack: false }]
}

/** Where in the clause something moves to the place: "slid down into". -1 = it does not. */
const moveTo = (place: PlaceHit, clause: Clause, { words, lexicon }: Scene): number => {
  const back = words.slice(clause.from, place.from).findLastIndex((w) => lexicon.moves.has(w.word))
  if (back < 0) return -1
  const between = words.slice(clause.from + back + 1, place.from)
  const leads = between.some((w) => lexicon.towards.has(w.word))
  return leads && between.every((w) => lexicon.isSmall(w) || lexicon.towards.has(w.word)) ? clause.from + back : -1
}

/** What was told of one place is told of another: "it has slid down into both eyelids", "fuzz on my temples and between my brows". */
export const carriedOn = (
  words: readonly Word[],
  annotated: Annotated,
  earlier: readonly Found[],
  times: readonly { readonly from: number; readonly to: number }[],
  clauses: Clauses,
  lexicon: Lexicon,
): readonly Found[] => {
  const scene = sceneOf(words, annotated, times, clauses, lexicon)
  const foundIn = Map.groupBy(earlier, (f) => clauses.of(f.from).index)
  const moved = annotated.places.flatMap((place): readonly Found[] => {
    const clause = clauses.of(place.from)
    const from = foundIn.has(clause.index) ? -1 : moveTo(place, clause, scene)
    if (from < 0) return []
    const [before] = [clause.index - 1, clause.index - 2].flatMap((index) => foundIn.get(index) ?? [])
    return carried(before, place, from, scene)
  })
  const joined = [...foundIn].flatMap(([index, found]) => {
    const clause = clauses.list[index]
    const last = found.at(-1)
    if (!clause || !last || last.sensation !== null) return []
    return sharing(clause, scene)
      .filter((place) => !foundIn.has(clauses.of(place.from).index))
      .flatMap((place) => carried(last, place, place.from, scene))
  })
  return [...moved, ...joined]
}
