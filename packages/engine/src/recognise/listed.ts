import type { Annotated, SignHit } from './annotate.ts'
import type { Found } from './found.ts'
import type { PlaceHit } from './place-hit.ts'
import { range } from './range.ts'
import { ANYWHERE, placesOf, signAt } from './said-where.ts'
import type { Scene } from './scene.ts'
import { isSeenOfIt } from './seen-of-it.ts'

interface Elsewhere {
  readonly sign: string
  readonly place: PlaceHit
}

/** "numb like after the dentist" is listed for the scalp: said of the tummy it is that of the tummy, by the table of sensations. */
const elsewhere = (hit: SignHit, { inner }: Annotated, scene: Scene): Elsewhere | null => {
  const clause = scene.clauses.of(hit.from)
  for (const felt of inner) {
    if (!felt.at.every((i) => hit.at.includes(i))) continue
    const [place] = placesOf(felt, clause, scene).places.filter((p) => p.to <= hit.from || hit.to <= p.from)
    if (place === undefined || place.place === ANYWHERE || scene.lexicon.treated.has(place.place)) continue
    for (const { sensation } of felt.options) {
      if (scene.lexicon.files.sensations.sensations[sensation]?.default !== hit.entry.sign) continue
      const sign = signAt(sensation, place.place, scene)
      // a grave phrase is never made a calm sign: "dusky purple" is no bruise of the belly
      const isLoosened = hit.entry.neverCalm && scene.lexicon.knowledge.signs[sign ?? '']?.neverCalm === false
      if (sign !== null && sign !== hit.entry.sign && !isLoosened) return { sign, place }
    }
  }
  return null
}

/** The signs told by listed phrases. */
export const listedSigns = (annotated: Annotated, scene: Scene): readonly Found[] => {
  const { words, clauses, lexicon } = scene
  const told = annotated.signs.filter((hit) => !hit.at.some((i) => isSeenOfIt(hit.from, i, words, clauses, lexicon)))
  return told.map((hit): Found => {
    const { entry, at, from, to } = hit
    const one = { grade: entry.grade, head: from, sensation: null, isLack: false }
    const moved = elsewhere(hit, annotated, scene)
    if (moved === null) return { ...one, sign: entry.sign, at, from, to }
    const { place, sign } = moved
    const ofPlace = range(place.from, place.to)
    return {
      ...one,
      sign,
      at: [...at, ...ofPlace].sort((a, b) => a - b),
      from: Math.min(from, place.from),
      to: Math.max(to, place.to),
    }
  })
}
