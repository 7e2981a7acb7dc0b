import { type ClauseRule, isBare, isWell, wordsIn } from './clause-scene.ts'
import type { Word } from './read-words.ts'

const TIMED: ReadonlySet<string> = new Set(['before', 'after', 'till', 'until'])
const TURNS: ReadonlySet<string> = new Set(['turn', 'spin', 'tilt', 'sway', 'come'])
const SWAYS: ReadonlySet<string> = new Set([
  'turn',
  'spin',
  'tilt',
  'sway',
  'lean',
  'wobble',
  'swim',
  'dance',
  'bend',
  'ripple',
  'breathe',
])

/** "the floor is a boat", "the room tilts" */
export const worldMoves: ClauseRule = (clause, scene) => {
  const { words, lexicon } = scene
  for (let i = clause.from; i < clause.to; i++) {
    const word = words[i]
    // "before bed" is a time
    if (word && lexicon.world.has(word.word) && TIMED.has(words[i - 1]?.word ?? '')) return false
    // "page nine"
    const next = words[i + 1]
    if (word?.word === 'page' && (next?.kind === 'number' || lexicon.measures.ones.has(next?.word ?? ''))) return false
    if (word && lexicon.world.has(word.word)) {
      const isMoving = wordsIn(clause, scene).some((w) => lexicon.moves.has(w.word) || TURNS.has(w.base))
      return !isWell(clause, scene) && (isMoving || !isBare(i + 1, clause.to, scene))
    }
    if (word && lexicon.stillThings.has(word.word))
      return words.slice(i + 1, clause.to).some((w) => SWAYS.has(w.base) && w.word !== 'turned')
    if (word && !lexicon.isSmall(word) && !lexicon.clauses.has(word.word)) return false
  }
  return false
}

/** "nobody believes me that the walls breathe": what stands still for the well, moving, wherever it is told. */
export const stillMoves: ClauseRule = (clause, { words, lexicon }) => {
  for (let i = clause.from; i + 1 < clause.to; i++) {
    if (!lexicon.world.has(words[i]?.word ?? '') && !lexicon.stillThings.has(words[i]?.word ?? '')) continue
    let next = i + 1
    while (next < clause.to && lexicon.isSmall(words[next] as Word) && !SWAYS.has(words[next]?.base ?? '')) next++
    if (next < clause.to && SWAYS.has(words[next]?.base ?? '') && words[next]?.base !== 'turn') return true
  }
  return false
}
