import type { Annotated, SensationHit } from './annotate.ts'
import type { Clause, Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { LoneSign, SensationPhrase } from './learnt.ts'
import type { Lexicon } from './lexicon.ts'
import { listedSigns } from './listed.ts'
import { describes, NONE, pairSign, rowOf } from './pairs.ts'
import type { PlaceHit } from './place-hit.ts'
import { range } from './range.ts'
import type { Word } from './read-words.ts'
import { isHeatOfThing, isOfNoun, isOfOther } from './said-of-noun.ts'
import { ANYWHERE, inherited, placesOf, sharing, signAt } from './said-where.ts'
import { type Scene, sceneOf } from './scene.ts'

/** What became of listed phrases and sensations. */
export interface Composed {
  /** the signs of listed phrases */
  readonly listed: readonly Found[]
  readonly found: readonly Found[]
  /** words that joined something without being a sign of their own */
  readonly absorbed: readonly number[]
  /** sensations on a place that make no sign: never dropped in silence */
  readonly strange: readonly SensationHit[]
}

const wordsOf = ({ from, to }: { from: number; to: number }): readonly number[] => range(from, to)

/** The word as written may carry another grade than its base: "blisters". */
const loneSign = (hit: SensationHit, { words, lexicon: { lone } }: Scene): LoneSign | undefined => {
  const word = hit.at.length === 1 ? words[hit.from] : undefined
  return word && lone(word.word, word.base)
}

const found = (hit: SensationHit, sign: string, sensation: string, place: PlaceHit | null, scene: Scene): Found => {
  const lone = loneSign(hit, scene)
  const grade = hit.options.find((o) => o.sensation === sensation)?.grade ?? (lone?.sign === sign ? lone.grade : null)
  const isNear = place !== null && scene.clauses.of(place.from).index === scene.clauses.of(hit.from).index
  const at = [...hit.at, ...(isNear ? wordsOf(place) : [])].sort((a, b) => a - b)
  return {
    sign,
    grade,
    at,
    from: Math.min(...at),
    to: Math.max(...at) + 1,
    head: hit.from,
    sensation,
    lone,
    isLack: false,
  }
}

type Outcome =
  | { readonly signs: readonly Found[]; readonly also: readonly number[] }
  | 'absorbed'
  | 'context'
  | 'strange'
  | 'nothing'

/** "my face is hard", "pale lips": nothing but links and small words between the two. */
const isSaidOf = (hit: SensationHit, place: PlaceHit, { words, lexicon, listed }: Scene): boolean => {
  if (listed.has(place.from)) return false
  const said = words[hit.from]?.word ?? ''
  // "my forehead is soft", "moving down between my brows"
  if (
    lexicon.treated.has(place.place) ||
    place.place === ANYWHERE ||
    lexicon.well.has(said) ||
    lexicon.towards.has(said)
  )
    return false
  const [from, to] = place.from >= hit.to ? [hit.to, place.from] : [place.to, hit.from]
  const between = words.slice(from, to)
  const isAfter = place.from < hit.to
  return (
    from <= to &&
    (!isAfter || between.some((w) => lexicon.links.has(w.base))) &&
    between.every(
      (w) => lexicon.insidePlaces.has(w.word) || (isAfter && (lexicon.isSmall(w) || lexicon.links.has(w.base))),
    )
  )
}

const onPlaces = (hit: SensationHit, clause: Clause, scene: Scene): Outcome | null => {
  const { places, all } = placesOf(hit, clause, scene)
  const signs: Found[] = []
  const also: number[] = []
  for (const place of places) {
    const option = hit.options.find((o) => signAt(o.sensation, place.place, scene) !== null)
    const sign = option && signAt(option.sensation, place.place, scene)
    if (!option || !sign) continue
    signs.push(found(hit, sign, option.sensation, place, scene))
    scene.used.set(clause.index, place)
    if (all) continue
    for (const other of sharing(clause, scene)) {
      const shared = signAt(option.sensation, other.place, scene)
      if (shared === sign) also.push(...wordsOf(other))
      else if (shared !== null) {
        signs.push(found(hit, shared, option.sensation, other, scene))
        also.push(...wordsOf(other))
      }
    }
    break
  }
  if (signs.length > 0) return { signs, also }
  const isElsewhere = places.some((p) => !scene.lexicon.treated.has(p.place) && p.place !== ANYWHERE)
  if (!isElsewhere) return null
  // a common word ("hard", "grow") near a place it makes no sign with is talk of the day
  const { context, actions } = scene.lexicon
  const base = scene.words[hit.from]?.base ?? ''
  const isCommon =
    hit.at.length === 1 && (context.has(base) || actions.has(base)) && !places.some((p) => isSaidOf(hit, p, scene))
  return isCommon ? 'nothing' : 'strange'
}

/** "pain while sleeping, pain is less": what is less is the pain named right before. */
const isLessOfIt = (hit: SensationHit, clause: Clause, { words, sensationsIn, lexicon }: Scene): boolean => {
  if (hit.at.length !== 1 || words[hit.from]?.word !== 'less') return false
  const before = (sensationsIn.get(clause.index) ?? []).findLast((other) => other.to <= hit.from)
  return before !== undefined && words.slice(before.to, hit.from).every((w) => lexicon.isSmall(w))
}

/** A clause of nothing but colours and small words. */
const isColourAlone = (clause: Clause, { words, lexicon, sensed }: Scene): boolean =>
  words
    .slice(clause.from, clause.to)
    .every(
      (w, n) =>
        w.kind !== 'word' ||
        sensed.has(clause.from + n) ||
        lexicon.isSmall(w) ||
        lexicon.clauses.has(w.word) ||
        lexicon.towards.has(w.word) ||
        lexicon.measures.ones.has(w.word),
    )

/** No place in the clause: what was spoken of before, the word's own sign, or the scalp. */
const withoutPlace = (hit: SensationHit, clause: Clause, scene: Scene): Outcome => {
  const before = inherited(hit, clause, scene)
  const one = (sign: string, sensation: string): Outcome => ({
    signs: [found(hit, sign, sensation, before, scene)],
    also: [],
  })
  // "sore and I can't lift my fork": what a person does is not said of the place before
  const isOfPerson = scene.words.slice(clause.from, hit.from + 1).some((w) => scene.lexicon.persons.has(w.word))
  for (const { sensation } of hit.options) {
    if (isOfPerson && rowOf(sensation, scene)?.needs === 'place') continue
    const carried = before === null ? null : signAt(sensation, before.place, scene)
    if (carried !== null) return one(carried, sensation)
  }
  const lone = loneSign(hit, scene)
  if (lone) return one(lone.sign, hit.options[0]?.sensation ?? '')
  const isSaidOfIt =
    before !== null || scene.words.slice(clause.from, hit.from).some((w) => scene.lexicon.pronouns.has(w.word))
  const isOnScalp = before !== null || (scene.placesIn.get(clause.index) ?? []).length > 0
  for (const { sensation } of hit.options) {
    const row = rowOf(sensation, scene)
    if (row?.needs === 'place' || (row?.needs === 'noun' && !isSaidOfIt)) continue
    const sign = isOnScalp ? row?.default : (row?.unplaced ?? row?.default)
    if (sign !== undefined) return one(sign, sensation)
  }
  if (hit.options.some((o) => rowOf(o.sensation, scene)?.alone === 'context')) return 'context'
  // "sort of purple grey": a colour that is never calm on skin, and nothing else that it is said of
  const isGrave = ({ sensation }: SensationPhrase): boolean =>
    scene.lexicon.knowledge.signs[rowOf(sensation, scene)?.default ?? '']?.neverCalm === true
  return isColourAlone(clause, scene) && hit.options.every(isGrave) ? 'strange' : 'nothing'
}

const ONES: ReadonlySet<string> = new Set(['one', 'ones'])

// "like a great big water balloon"
const LIKE_REACH = 4

/** "swollen like a water balloon": the likeness of a sensation says it again. */
const isLikened = (hit: SensationHit, clause: Clause, { words, sensationsIn }: Scene): boolean => {
  const like = words
    .slice(Math.max(clause.from, hit.from - LIKE_REACH), hit.from)
    .findLastIndex((w) => w.word === 'like')
  const earlier = (sensationsIn.get(clause.index) ?? []).filter((other) => other.to <= hit.from)
  const same = (other: SensationHit): boolean =>
    other.options.some((o) => hit.options.some((own) => own.sensation === o.sensation))
  return like >= 0 && earlier.some(same)
}

/** A sign of the scalp that may be calm, told of another part of the body, where no row tells it. */
const isBeyond = (sign: string, { place }: PlaceHit, { lexicon }: Scene): boolean =>
  lexicon.knowledge.signs[sign]?.neverCalm === false &&
  !lexicon.treated.has(place) &&
  !lexicon.nearby.has(place) &&
  !lexicon.takenWith.has(place) &&
  place !== ANYWHERE &&
  ![...lexicon.table.values()].some((row) => row.get(place) === sign)

const outcomeOf = (hit: SensationHit, scene: Scene): Outcome => {
  const clause = scene.clauses.of(hit.from)
  if (isLikened(hit, clause, scene) || isLessOfIt(hit, clause, scene)) return 'absorbed'
  if (isHeatOfThing(hit, scene)) return 'context'
  if (isOfOther(hit, clause, scene) || (describes(hit, scene) && isOfNoun(hit, clause, scene))) return 'absorbed'
  const pair = pairSign(hit, clause, scene)
  if (pair?.sign === NONE) return 'absorbed'
  const placed = onPlaces(hit, clause, scene)
  const isElsewhere =
    typeof placed === 'object' && placed?.signs.some((f) => f.at.some((i) => isFarPlace(i, clause, scene)))
  if (pair && !isElsewhere) {
    // "yellow discharge from my nipple": the discharge is on a place of its own
    const ofPartner = placesOf(pair.partner, scene.clauses.of(pair.partner.from), scene).places
    const far = ofPartner.find((p) => !scene.lexicon.treated.has(p.place))
    if (far && pair.partner.options.some((o) => signAt(o.sensation, far.place, scene) !== null)) return 'absorbed'
    const [place] = placesOf(hit, clause, scene).places
    // "greenish marks on my chest": no bruise of the scalp
    const where = place ?? ofPartner[0]
    if (where && isBeyond(pair.sign, where, scene)) return 'strange'
    return { signs: [found(hit, pair.sign, pair.sensation, place ?? null, scene)], also: [] }
  }
  const next = scene.words[hit.to]
  // "a white bulb", "pale ones": said of a thing, or of hairs told before
  const isOfThing =
    next?.kind === 'word' && !scene.sensed.has(hit.to) && (ONES.has(next.word) || scene.lexicon.isThing(next.word))
  const isPlace = (scene.placesIn.get(clause.index) ?? []).some((p) => p.from <= hit.to && hit.to < p.to)
  if (describes(hit, scene) && next && (scene.lexicon.objects.has(next.base) || (isOfThing && !isPlace)))
    return 'context'
  return placed ?? withoutPlace(hit, clause, scene)
}

const isFarPlace = (i: number, clause: Clause, { placesIn, lexicon }: Scene): boolean =>
  (placesIn.get(clause.index) ?? []).some((p) => p.from <= i && i < p.to && !lexicon.treated.has(p.place))

/** Joins every sensation to its place and looks the pair up. */
export const compose = (
  words: readonly Word[],
  annotated: Annotated,
  times: readonly { readonly from: number; readonly to: number }[],
  clauses: Clauses,
  lexicon: Lexicon,
): Composed => {
  const scene = sceneOf(words, annotated, times, clauses, lexicon)
  const listed = listedSigns(annotated, scene)
  const result = { listed, found: [] as Found[], absorbed: [] as number[], strange: [] as SensationHit[] }
  for (const hit of annotated.sensations) {
    const outcome = outcomeOf(hit, scene)
    if (outcome === 'absorbed' || outcome === 'context') result.absorbed.push(...hit.at)
    else if (outcome === 'strange') result.strange.push(hit)
    else if (outcome !== 'nothing') {
      result.found.push(...outcome.signs)
      result.absorbed.push(...outcome.also)
    }
  }
  return result
}
