import type { Annotated } from './annotate.ts'
import type { Clause, Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import type { PlaceHit } from './place-hit.ts'
import { range } from './range.ts'
import type { Word } from './read-words.ts'
import { ANYWHERE, DOTS, sharing, signAt } from './said-where.ts'
import { type Scene, sceneOf } from './scene.ts'

/** A listed phrase ("forehead's puffy") tells its sensation too. */
const sensationOf = ({ sensation, at }: Found, { words, lexicon }: Scene): string | null => {
  if (sensation !== null) return sensation
  const own = new Set(at)
  const reader = {
    keys: (i: number) => (own.has(i) ? [lexicon.idOf(words[i]?.base ?? '')] : []),
    mayPass: () => false,
    gap: 0,
  }
  return at.flatMap((i) => lexicon.sensations.findAt(i, reader))[0]?.entry.sensation ?? null
}

const HAIR = 'hair'

const span = (sign: string, { to }: PlaceHit, from: number, sensation: string | null): Found => ({
  sign,
  grade: null,
  at: range(from, to),
  from,
  to,
  head: from,
  sensation,
  isLack: false,
})

const carried = (before: Found | undefined, place: PlaceHit, from: number, scene: Scene): readonly Found[] => {
  const sensation = before ? sensationOf(before, scene) : null
  const sign = sensation === null ? null : signAt(sensation, place.place, scene)
  return sign === null ? [] : [span(sign, place, from, sensation)]
}

/** Where in the clause something moves to the place: "slid down into". -1 = it does not. */
const moveTo = (place: PlaceHit, clause: Clause, { words, lexicon }: Scene): number => {
  const way = words.slice(clause.from, place.from)
  const last = way.findLastIndex((w) => lexicon.moves.has(w.word))
  const isOnWay = (w: Word): boolean => lexicon.isSmall(w) || lexicon.towards.has(w.word) || lexicon.moves.has(w.word)
  const leads = way.slice(last + 1).some((w) => lexicon.towards.has(w.word)) && way.slice(last + 1).every(isOnWay)
  if (last < 0 || !leads) return -1
  // "spreading down a bit to": several words of one move
  return clause.from + way.findIndex((w, n) => lexicon.moves.has(w.word) && way.slice(n).every(isOnWay))
}

/** "a bit in the eyelids as well": where the clause names a place and no more. -1 = it does more. */
const alsoAt = (place: PlaceHit, clause: Clause, { words, lexicon }: Scene): number => {
  const [next, last] = [words[place.to]?.word, words[place.to + 1]?.word]
  const isAlso = next === 'too' || (next === 'as' && last === 'well')
  const isBare = (w: Word): boolean => lexicon.isSmall(w) || lexicon.towards.has(w.word) || lexicon.clauses.has(w.word)
  return isAlso && words.slice(clause.from, place.from).every(isBare) ? clause.from : -1
}

// "puffy forehead since this morning, day 3 after surgery, heading down to my brows"
const REACH_BACK = [1, 2, 3, 4]
const NEAR = 2

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
    const from = foundIn.has(clause.index) ? -1 : Math.max(moveTo(place, clause, scene), alsoAt(place, clause, scene))
    if (from < 0) return []
    const [before] = REACH_BACK.flatMap((back) => {
      const other = clauses.list[clause.index - back]
      const isNear = other !== undefined && (back <= NEAR || other.sentence === clause.sentence)
      return isNear ? (foundIn.get(other.index) ?? []) : []
    })
    return carried(before, place, from, scene)
  })
  const joined = [...foundIn].flatMap(([index, found]) => {
    const clause = clauses.list[index]
    const last = found.at(-1)
    if (!clause || !last || last.sensation !== null) return []
    return (
      sharing(clause, scene)
        // "red with dots": dots in the skin, not dots of ink that turned red
        .filter((place) => place.place !== DOTS && !foundIn.has(clauses.of(place.from).index))
        .flatMap((place) => {
          const sign = lexicon.knowledge.signs[last.sign]
          // "more hair in the brush, all over": it falls from everywhere
          if (place.place === ANYWHERE && sign?.group === HAIR && !sign.neverCalm) return []
          const own = carried(last, place, place.from, scene)
          // "fluff on my cheeks and forearms": hair is hair wherever it grows, and what is told of the head's is not
          const growsElsewhere = sign?.places.some((p) => !lexicon.treated.has(p)) === true
          const isHair = own.length === 0 && sign?.group === HAIR && !sign.neverCalm && growsElsewhere
          return isHair ? [span(last.sign, place, place.from, null)] : own
        })
    )
  })
  return [...moved, ...joined]
}
