import type { SensationHit } from './annotate.ts'
import type { Clause } from './clauses.ts'
import type { Scene } from './scene.ts'

const tells = (hit: SensationHit, sensation: string): boolean => hit.options.some((o) => o.sensation === sensation)

const HEAT = 'heat'
const FUZZ = 'hairy'

/** "hot sauce on a paper cut", "after a hot bath": the heat of a thing of the day, never of what skin is likened to ("hot coals"). */
export const isHeatOfThing = (hit: SensationHit, { words, lexicon, sensed }: Scene): boolean => {
  const next = words[hit.to]
  if (!tells(hit, HEAT) || hit.at.length !== 1 || next?.kind !== 'word' || sensed.has(hit.to)) return false
  return lexicon.talk.hotThings.has(next.word)
}

/** "soft pale fuzz on my cheeks": the colour of the hairs that it stands before, not of the skin that they grow on. */
const isColourOfHair = (
  hit: SensationHit,
  clause: Clause,
  { words, lexicon, sensationsIn, innerIn }: Scene,
): boolean => {
  const near = [...(sensationsIn.get(clause.index) ?? []), ...(innerIn.get(clause.index) ?? [])]
  const next = near.find((other) => other.from >= hit.to && tells(other, FUZZ))
  return next !== undefined && words.slice(hit.to, next.from).every((w) => w.kind === 'word' && lexicon.isSmall(w))
}

const THAN = 'than'
const THEN: ReadonlySet<string> = new Set([
  'last',
  'yesterday',
  'before',
  'this',
  'on',
  'it',
  'when',
  'after',
  'earlier',
  'at',
])
const BACK = 3

/** "it's paler than last night", sentences after the redness that it speaks of: that fades. Only of `it`, and only against a time before. */
const isFadingOfIt = (
  hit: SensationHit,
  clause: Clause,
  { words, lexicon, clauses, sensationsIn, innerIn, placesIn }: Scene,
): boolean => {
  if (!tells(hit, 'paler') || hit.at.length !== 1 || (placesIn.get(clause.index) ?? []).length > 0) return false
  const isOfIt = words.slice(clause.from, hit.from).some((w) => lexicon.pronouns.has(w.word))
  if (!isOfIt || words[hit.to]?.word !== THAN || !THEN.has(words[hit.to + 1]?.word ?? '')) return false
  for (let index = clause.index - 1; index >= 0; index--) {
    const other = clauses.list[index]
    if (!other || clause.sentence - other.sentence > BACK) return false
    const told = [...(sensationsIn.get(index) ?? []), ...(innerIn.get(index) ?? [])]
    const last = told.findLast(
      (s) =>
        tells(s, 'redness') ||
        s.options.some(
          (o) =>
            lexicon.knowledge.signs[lexicon.files.sensations.sensations[o.sensation]?.default ?? '']?.neverCalm ===
            true,
        ),
    )
    if (last) return tells(last, 'redness')
  }
  return false
}

/** A colour that tells nothing of the skin: of the hairs that it stands before, or of redness that fades. */
export const isColourOfNoun = (hit: SensationHit, clause: Clause, scene: Scene): boolean =>
  isColourOfHair(hit, clause, scene) || isFadingOfIt(hit, clause, scene)
