import type { SensationHit } from './annotate.ts'
import type { Clause } from './clauses.ts'
import { withoutFading } from './said-of-noun.ts'
import type { Scene } from './scene.ts'
import type { SensationRow } from './word-files.ts'

/** The row of sensations.yaml. */
export const rowOf = (sensation: string, { lexicon }: Scene): SensationRow | undefined =>
  lexicon.files.sensations.sensations[sensation]

/** A word that only describes: a colour, a heat. */
export const describes = (hit: SensationHit, scene: Scene): boolean =>
  hit.options.every((o) => rowOf(o.sensation, scene)?.needs === 'noun')

const isDenied = (hit: SensationHit, { denied }: Scene): boolean => denied.has(hit.from) || denied.has(hit.from - 1)

// a describing word may stand so many clauses from what it describes: "oozing, a bit, yellow"
const PARTNER_REACH = [0, -1, 1, -2, 2, -3]

const SKIN = 'skin'
// "skin round it that is paler"
const THAT = 'that'

/** "my scalp is pale", "the skin next to it looks paler", "with pale skin": told of a place that its own clause names, so it goes on about nothing else. */
const isOfOwnPlace = (hit: SensationHit, clause: Clause, { words, lexicon, placesIn }: Scene): boolean => {
  const link = words.slice(clause.from, hit.from).findLastIndex((w) => lexicon.links.has(w.base))
  const at = clause.from + link
  // "where the needles went it is paler": of it; "the skin next to it is paler": of the skin
  const subject = words[at - 1]?.word ?? ''
  const isOfIt =
    subject !== THAT &&
    lexicon.pronouns.has(subject) &&
    !(at - 2 >= clause.from && lexicon.towards.has(words[at - 2]?.word ?? ''))
  // "pink scalp, hands paler than yesterday", "he is paler"
  const isOfPerson = link >= 0 && lexicon.persons.has(subject)
  if (isOfPerson) return true
  return (placesIn.get(clause.index) ?? []).some(
    (place) =>
      (place.to === hit.from && !lexicon.treated.has(place.place) && !lexicon.nearby.has(place.place)) ||
      (place.from === hit.to && place.place === SKIN) ||
      (link >= 0 && !isOfIt && place.to <= at && at < hit.from),
  )
}

/** In `with`: the two say one thing, the partner's sign. */
export const NONE = 'none'

const BRUISE = 'bruise'

/** A clause of nothing but colours, right behind one that ends with a bruise. */
const isOfBruiseBefore = (hit: SensationHit, clause: Clause, scene: Scene): SensationHit | undefined => {
  const { words, lexicon, clauses, sensed, sensationsIn } = scene
  const before = clauses.list[clause.index - 1]
  if (before?.sentence !== clause.sentence || clause.opener !== ',' || !describes(hit, scene)) return undefined
  const isColour = words
    .slice(clause.from, clause.to)
    .every((w, n) => w.kind !== 'word' || sensed.has(clause.from + n) || lexicon.isSmall(w))
  const last = sensationsIn.get(before.index)?.at(-1)
  return isColour && last?.options.some((o) => o.sensation === BRUISE) ? last : undefined
}

/** The sign that this sensation and another one make together. */
export const pairSign = (
  hit: SensationHit,
  clause: Clause,
  scene: Scene,
): { readonly sign: string; readonly sensation: string; readonly partner: SensationHit } | null => {
  if (isDenied(hit, scene)) return null
  // "a bruise on my arm. It was dark, now it's going yellow."
  const isOfIt = scene.words.slice(clause.from, hit.from).some((w) => scene.lexicon.pronouns.has(w.word))
  const all = PARTNER_REACH.flatMap((step) => {
    const other = scene.clauses.list[clause.index + step]
    const isBefore = isOfIt && other?.sentence === clause.sentence - 1
    if (!other || (other.sentence !== clause.sentence && !isBefore)) return []
    return [...(scene.sensationsIn.get(other.index) ?? []), ...(scene.innerIn.get(other.index) ?? [])]
  }).filter((other) => other !== hit && !isDenied(other, scene))
  const near = withoutFading(all, scene)
  const own = near.filter((other) => scene.clauses.of(other.from).index === clause.index)
  const isOf = (name: string) => (other: SensationHit) => other.options.some((o) => o.sensation === name)
  const bruise = isOfBruiseBefore(hit, clause, scene)
  for (const { sensation } of hit.options) {
    const row = Object.entries(rowOf(sensation, scene)?.with ?? {})
    // "a bruise at the temple, yellow-green, and some crusts": of the bruise, not of the crusts
    if (bruise && row.some(([name, sign]) => name === BRUISE && sign === NONE))
      return { sign: NONE, sensation, partner: bruise }
    // "dry scabs, and the bruise went yellow": of the bruise in its own clause, not of the scabs
    const ownPair = row.find(([name]) => own.some(isOf(name)))
    for (const [name, sign] of ownPair?.[1] === NONE ? [ownPair] : row) {
      const partner = near.find(isOf(name))
      if (!partner) continue
      const isBeside = scene.clauses.of(partner.from).index === clause.index
      if (sign !== NONE && scene.clauses.of(partner.from).sentence !== clause.sentence) continue
      if (!isBeside && sign === NONE && isOfOwnPlace(hit, clause, scene)) continue
      if (isBeside || sign === NONE || describes(hit, scene) || describes(partner, scene))
        return { sign, sensation, partner }
    }
  }
  return null
}
