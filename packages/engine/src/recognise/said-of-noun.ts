import type { SensationHit } from './annotate.ts'
import type { Clause } from './clauses.ts'
import type { Lexicon } from './lexicon.ts'
import type { Word } from './read-words.ts'
import type { Scene } from './scene.ts'

const tells = (hit: SensationHit, sensation: string): boolean => hit.options.some((o) => o.sensation === sensation)

const BACK = 3
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

const HAIR = 'hair'
// "fine down on my arms"
const DOWN = 'down'
// "pale and cold there" is skin
const OF_SKIN: ReadonlySet<string> = new Set([
  'cold',
  'numb',
  'clammy',
  'dead',
  'hard',
  'waxy',
  'sweaty',
  'blotchy',
  'sore',
  'painful',
  'hurts',
  'burning',
  'swollen',
])
const FINE: ReadonlySet<string> = new Set(['fine', 'soft', 'downy', 'baby', 'extra', 'wispy', 'vellus'])

/** "peach fuzz", "some fine new hairs". */
const namesFineHair = (told: readonly Word[], { talk }: Lexicon): boolean =>
  told.some(
    (w, n) =>
      talk.fuzz.has(w.word) ||
      (w.base === HAIR && told.slice(Math.max(0, n - BACK), n).some((before) => FINE.has(before.word))) ||
      (w.word === DOWN && FINE.has(told[n - 1]?.word ?? '')),
  )

/** "peach fuzz on my cheeks, very fine and pale": of the hairs that the sentence spoke of before, where nothing else has been named since. */
const isLookOfHair = (hit: SensationHit, clause: Clause, scene: Scene): boolean => {
  const { words, lexicon, clauses, placesIn, sensed } = scene
  if (!tells(hit, 'paler') && !tells(hit, 'dark')) return false
  const isLook = (c: Clause): boolean =>
    (placesIn.get(c.index) ?? []).length === 0 &&
    words
      .slice(c.from, c.to)
      .every(
        (w, n) =>
          w.kind !== 'word' ||
          sensed.has(c.from + n) ||
          lexicon.talk.hairy.has(w.word) ||
          (lexicon.isSmall(w) && !lexicon.persons.has(w.word)) ||
          lexicon.clauses.has(w.word),
      )
  // "peach fuzz on my cheeks, very fine, and pale"
  let at: Clause | undefined = clause
  while (at?.sentence === clause.sentence && isLook(at)) at = clauses.list[at.index - 1]
  if (at === clause || at?.sentence !== clause.sentence) return false
  const told = words.slice(at.from, at.to)
  const rest = words.slice(hit.to, clauses.ofSentence(clause.sentence).at(-1)?.to ?? clause.to)
  if (rest.some((w) => OF_SKIN.has(w.word))) return false
  return namesFineHair(told, lexicon) && !told.some((w) => w.word === 'with')
}

// "above the scar line"
const NEAR = 3
const THIN: ReadonlySet<string> = new Set(['thin', 'thinner'])

/** "the scar is thinner than a pencil": how wide a line is, and no hair that thins ("it is thinning above the scar"). */
const isWidthOfLine = (hit: SensationHit, clause: Clause, { words, lexicon, clauses, placesIn }: Scene): boolean => {
  if (!tells(hit, 'thinning') || !hit.at.every((i) => THIN.has(words[i]?.word ?? ''))) return false
  const isLine = (i: number): boolean => {
    const { lines } = lexicon.talk
    if (!lines.has(words[i]?.base ?? '') && !lines.has(words[i]?.word ?? '')) return false
    return !words.slice(Math.max(0, i - NEAR), i).some((w) => lexicon.towards.has(w.word))
  }
  const hasLine = ({ from, to }: Clause): boolean => words.slice(from, to).some((_, n) => isLine(from + n))
  const before = clauses.list[clause.index - 1]
  const isFree = (placesIn.get(clause.index) ?? []).length === 0
  return hasLine(clause) || (isFree && before?.sentence === clause.sentence && hasLine(before))
}

/** The tint of "a pinkish tint": the colour before it says which. */
const isNameOfColour = (hit: SensationHit, clause: Clause, { sensationsIn, innerIn }: Scene): boolean =>
  tells(hit, 'recolored') &&
  [...(sensationsIn.get(clause.index) ?? []), ...(innerIn.get(clause.index) ?? [])].some(
    (other) => other.to === hit.from && tells(other, 'redness'),
  )

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
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'first',
])
const SOME: ReadonlySet<string> = new Set(['a', 'one', 'two', 'three', 'few', 'the', 'in', 'couple'])
const TIMES: ReadonlySet<string> = new Set([
  'week',
  'weeks',
  'day',
  'days',
  'hour',
  'hours',
  'month',
  'months',
  'first',
  'start',
  'beginning',
  'weekend',
  'evening',
  'morning',
  'night',
  'clinic',
])

/** "paler than last night", "paler than a week ago", and never "paler than a sheet". */
const isAgainstThen = ({ at, from, to }: SensationHit, { words, lexicon }: Scene): boolean => {
  if (at.length !== 1 || words[to]?.word !== THAN) return false
  // "I am paler than yesterday"
  if (words.slice(Math.max(0, from - BACK), from).some((w) => lexicon.persons.has(w.word))) return false
  const [next = '', after = '', last = ''] = words.slice(to + 1, to + 4).map((w) => w.word)
  // "than in the clinic"
  return THEN.has(next) || (SOME.has(next) && (TIMES.has(after) || (SOME.has(after) && TIMES.has(last))))
}

/** "red patches, paler than yesterday": beside redness, what is paler than it was is no patch gone white. */
export const withoutFading = (near: readonly SensationHit[], scene: Scene): readonly SensationHit[] =>
  near.some((s) => tells(s, 'redness')) ? near.filter((s) => !tells(s, 'paler') || !isAgainstThen(s, scene)) : near

/** "it's paler than last night", sentences after the redness that it speaks of: that fades. Only of `it` or of nothing named, and only against a time before. */
const isFadingOfIt = (hit: SensationHit, clause: Clause, scene: Scene): boolean => {
  const { words, lexicon, clauses, sensationsIn, innerIn, placesIn } = scene
  if (!tells(hit, 'paler') || (placesIn.get(clause.index) ?? []).length > 0 || !isAgainstThen(hit, scene)) return false
  const before = words.slice(clause.from, hit.from)
  const isOfIt = before.some((w) => lexicon.pronouns.has(w.word))
  // "red where the needles went, much paler than yesterday"
  const isAppended = before.every((w) => lexicon.isSmall(w) || lexicon.clauses.has(w.word) || lexicon.links.has(w.base))
  if (!isOfIt && !isAppended) return false
  for (let index = clause.index - 1; index >= 0; index--) {
    const other = clauses.list[index]
    if (!other || clause.sentence - other.sentence > (isOfIt ? BACK : 0)) return false
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
export const isOfNoun = (hit: SensationHit, clause: Clause, scene: Scene): boolean =>
  isColourOfHair(hit, clause, scene) || isFadingOfIt(hit, clause, scene)

/** A quality of something else, wherever it stands: of fine hair told of before, of another colour's tint, of a line. */
export const isOfOther = (hit: SensationHit, clause: Clause, scene: Scene): boolean =>
  isLookOfHair(hit, clause, scene) || isNameOfColour(hit, clause, scene) || isWidthOfLine(hit, clause, scene)
