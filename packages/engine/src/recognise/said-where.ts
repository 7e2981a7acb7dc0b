import type { SensationHit } from './annotate.ts'
import type { Clause } from './clauses.ts'
import { partWords } from './composed-places-file.ts'
import { perLexicon } from './per-lexicon.ts'
import type { PlaceHit } from './place-hit.ts'
import { isBridge, type Scene } from './scene.ts'

/** "all over", "everywhere": of the body, where the sensation has a sign there. */
export const ANYWHERE = 'whole'

const overlaps = (a: { from: number; to: number }, b: { from: number; to: number }): boolean =>
  a.from < b.to && b.from < a.to

const OF = 'of'
// "red in the middle bit of my leg"
const towardsAndParts = perLexicon(
  (lexicon): ReadonlySet<string> => new Set([...lexicon.towards, ...partWords(lexicon)]),
)

const GENERAL = 0.5
const VAGUE = 5

/** How well a place in the same clause fits: lower is nearer; null = it belongs to something else. */
const nearness = (hit: SensationHit, place: PlaceHit, scene: Scene): number | null => {
  const { general, towards } = scene.lexicon
  const vague = place.place === ANYWHERE ? VAGUE : general.has(place.place) ? GENERAL : 0
  if (place.from < hit.to) return 2 + (hit.from - place.to) * 0.01 + vague
  const gap = place.from - hit.to
  // "tender like a scraped knee"
  if (scene.words.slice(hit.to, place.from).some((w) => w.word === 'like')) return null
  if (gap === 0) return vague
  const between = scene.words.slice(hit.to, place.from)
  const isLed = towards.has(between.find((w) => !scene.lexicon.isSmall(w))?.word ?? '')
  const also = isLed || between.some((w) => w.word === OF) ? towardsAndParts(scene.lexicon) : towards
  return isBridge(hit.to, place.from, scene, also) ? 1 + gap * 0.01 + vague : null
}

const wordsOnTheWay = perLexicon(({ moves, towards }): ReadonlySet<string> => new Set([...moves, ...towards]))
const linksAndLikeness = perLexicon(({ links, likeness }): ReadonlySet<string> => new Set([...links, ...likeness]))

/** "swelling has moved down from my forehead to my eyes": every place on the way. */
const onTheWay = (hit: SensationHit, clause: Clause, scene: Scene): readonly PlaceHit[] => {
  const { moves, towards } = scene.lexicon
  const way = (scene.placesIn.get(clause.index) ?? []).filter((place) => place.from >= hit.to)
  const first = way[0]
  if (!first) return []
  const opening = scene.words.slice(hit.to, first.from)
  if (!opening.some((w) => moves.has(w.word)) || !isBridge(hit.to, first.from, scene, wordsOnTheWay(scene.lexicon)))
    return []
  return way.filter((place, n) => n === 0 || isBridge(way[n - 1]?.to ?? place.from, place.from, scene, towards))
}

/** The places of the clause that a sensation may be on, likeliest first; `all`: it is on every one of them. */
export const placesOf = (
  hit: SensationHit,
  clause: Clause,
  scene: Scene,
): { readonly places: readonly PlaceHit[]; readonly all: boolean } => {
  const way = onTheWay(hit, clause, scene)
  if (way.length > 0) return { places: way, all: true }
  const places = (scene.placesIn.get(clause.index) ?? [])
    .filter((place) => !overlaps(place, hit))
    .flatMap((place) => {
      const near = nearness(hit, place, scene)
      return near === null ? [] : [{ place, near }]
    })
    .sort((a, b) => a.near - b.near)
  return { places: places.map(({ place }) => place), all: false }
}

// "my eyelids are puffy, red and, since today, itchy": so far back may the thing spoken of be named
const REACH_BACK = 4

export const DOTS = 'dots'
const ONE: ReadonlySet<string> = new Set(['it', 'its'])

// what only a scalp has everywhere
const OF_SCALP: ReadonlySet<string> = new Set(['flaking', 'scab'])

const tellsItching = (hit: SensationHit): boolean => hit.options.some((o) => o.sensation === 'itching')

const isOfScalp = (told: readonly SensationHit[], place: PlaceHit): boolean => {
  const others = told.filter((hit) => !overlaps(hit, place))
  return others.length > 0 && others.every((hit) => hit.options.every((o) => OF_SCALP.has(o.sensation)))
}

/** "it itches", "and hot": the place spoken of before, where this clause names no subject of its own. */
export const inherited = (hit: SensationHit, clause: Clause, scene: Scene): PlaceHit | null => {
  const { lexicon, clauses, words } = scene
  if (!isBridge(clause.from, hit.from, scene, linksAndLikeness(lexicon))) return null
  const next = clauses.list[clause.index + 1]
  // "only sore if I press it": it is what was spoken of before
  const isOccasion = next?.sentence === clause.sentence && lexicon.occasions.has(next.opener)
  const isPronoun =
    words.slice(clause.from, hit.from).some((w) => lexicon.pronouns.has(w.word)) ||
    (isOccasion && words.slice(next.from, next.to).some((w) => ONE.has(w.word)))
  for (let back = clause.index - 1; back >= Math.max(0, clause.index - REACH_BACK); back--) {
    const before = clauses.list[back]
    if (!before) return null
    const sameSentence = before.sentence === clause.sentence
    if (!sameSentence && !(isPronoun && before.sentence === clause.sentence - 1)) return null
    const places = scene.placesIn.get(back) ?? []
    const place = scene.used.get(back) ?? places.findLast((p) => p.place !== ANYWHERE) ?? places[0]
    if (place === undefined) continue
    // "scabs on every dot and it's pink": it is not the dots
    if (place.place === DOTS && words.slice(clause.from, hit.from).some((w) => ONE.has(w.word))) return null
    const sensations = scene.sensationsIn.get(back) ?? []
    // "flakes everywhere, itchy": everywhere on the scalp
    const told = [...sensations, ...(scene.innerIn.get(back) ?? [])]
    if (place.place === ANYWHERE && tellsItching(hit) && isOfScalp(told, place)) return null
    // "puffy eyelids, itchy": there the place belongs to the first sensation only
    const isSubject = sensations.length === 0 || sensations.some((s) => s.from >= place.to)
    return isSubject || isPronoun ? place : null
  }
  return null
}

/** "forehead puffy, mouth and face feel normal": the list of places goes on, and ends with what they are. */
const endsWell = (index: number, { clauses, placesIn, sensationsIn, words, lexicon }: Scene): boolean => {
  const { joints } = lexicon.files.grammar
  for (let next = index + 1; ; next++) {
    const clause = clauses.list[next]
    if (!clause || clause.opener === ',' || !joints.includes(clause.opener)) return false
    if (clause.sentence !== clauses.list[index]?.sentence || (sensationsIn.get(next) ?? []).length > 0) return false
    const own = words.slice(clause.from, clause.to)
    if (own.some((w) => lexicon.persons.has(w.word) || lexicon.barely.has(w.word))) return false
    if (own.some((w) => lexicon.well.has(w.word) || lexicon.works.has(w.base))) return true
    if ((placesIn.get(next) ?? []).length === 0) return false
  }
}

const SOUND: ReadonlySet<string> = new Set(['whole', 'intact', 'unbroken'])

/** "forehead and eyelids are puffy": a clause that only names a place shares the sensation of its neighbour. */
export const sharing = (clause: Clause, { clauses, placesIn, sensationsIn, ...rest }: Scene): readonly PlaceHit[] => {
  const scene: Scene = { clauses, placesIn, sensationsIn, ...rest }
  const { towards, files } = scene.lexicon
  return [clause.index - 1, clause.index + 1].flatMap((index) => {
    const other = clauses.list[index]
    const [place] = placesIn.get(index) ?? []
    if (!other || !place || other.sentence !== clause.sentence || (sensationsIn.get(index) ?? []).length > 0) return []
    const joint = index < clause.index ? clause.opener : other.opener
    if (!files.grammar.joints.includes(joint)) return []
    // "no bald spots, scalp looks normal": that place is well
    if (scene.words.slice(other.from, other.to).some((w) => scene.lexicon.well.has(w.word))) return []
    // nor is "a mark, skin is whole" a mark on the skin
    const rest = scene.words.slice(place.to, other.to)
    if (rest.some((w) => SOUND.has(w.word)) && !rest.some((w) => scene.lexicon.barely.has(w.word))) return []
    if (index > clause.index && endsWell(index, scene)) return []
    const isOnly = isBridge(other.from, place.from, scene, towards) && isBridge(place.to, other.to, scene, towards)
    return isOnly ? [place] : []
  })
}

/** The sign of a sensation on a place: its own row, or the scalp's for a treated place. */
export const signAt = (sensation: string, place: string, scene: Scene): string | null => {
  const row = scene.lexicon.table.get(sensation)
  const named = row?.get(place)
  if (named !== undefined) return named
  const scalp = scene.lexicon.files.sensations.sensations[sensation]?.default ?? null
  if (place === ANYWHERE) return row?.get('body') ?? scalp
  return scene.lexicon.treated.has(place) ? scalp : null
}
