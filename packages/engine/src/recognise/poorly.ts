import { type ClauseRule, has, placesIn } from './clause-scene.ts'

/** "breathing same as usual, poor": a clause that says no more than that something is bad, after one that names what a body does. */
export const isPoorly: ClauseRule = (clause, scene) => {
  const { words, clauses, lexicon } = scene
  const before = clauses.list[clause.index - 1]
  if (!before || before.sentence < clause.sentence - 1 || has(scene.present, before)) return false
  let isPoor = false
  for (let i = clause.from; i < clause.to; i++) {
    const word = words[i]
    if (!word || word.kind === 'blank') continue
    if (lexicon.poorly.has(word.word)) isPoor = true
    else if (!lexicon.isSmall(word) && !lexicon.clauses.has(word.word)) return false
  }
  const isOfBody =
    placesIn(before, scene).length > 0 ||
    words.slice(before.from, before.to).some((w) => lexicon.talk.vitals.has(w.word) || lexicon.abilities.has(w.word))
  return isPoor && isOfBody
}
