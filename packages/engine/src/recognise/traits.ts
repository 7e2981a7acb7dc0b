import type { ClauseScene } from './clause-scene.ts'
import type { Clause } from './clauses.ts'
import type { Weights } from './learn-weights.ts'
import type { Word } from './read-words.ts'

/** What a word counts as: people and days are one each. */
export const traitOf = (word: Word, { lexicon }: ClauseScene): string => {
  if (word.kind === 'comma') return ','
  if (word.kind === 'number') return '#number'
  const { others, partners, relatives, treating } = lexicon.talk
  if (treating.has(word.word)) return '#clinic'
  if (others.has(word.word) || partners.has(word.word) || relatives.has(word.word)) return '#somebody'
  const { alike } = lexicon.weights.worries
  return alike.get(word.word) ?? alike.get(word.base) ?? word.base
}

const JOINTS: ReadonlySet<string> = new Set(['and', 'but'])

/** What a stretch is weighed by: its words, and each two next to each other, `<` and `>` at its ends. */
export const traitsOf = ({ from, to }: Pick<Clause, 'from' | 'to'>, scene: ClauseScene): ReadonlySet<string> => {
  const { words } = scene
  const traits = new Set<string>()
  let before = '<'
  let begin = from
  // "sore and my wife went quiet" says what "sore. My wife went quiet" says
  while (begin < to && (words[begin]?.kind === 'comma' || JOINTS.has(words[begin]?.word ?? ''))) begin++
  for (let i = begin; i < to; i++) {
    const word = words[i]
    if (word?.kind !== 'word' && word?.kind !== 'number' && word?.kind !== 'comma') continue
    const trait = traitOf(word, scene)
    traits.add(trait)
    traits.add(`${before} ${trait}`)
    before = trait
  }
  traits.add(`${before} ${words[to]?.word.includes('?') ? '?' : '>'}`)
  return traits
}

/** Log odds of a stretch. */
export const oddsOf = (stretch: Pick<Clause, 'from' | 'to'>, { of, start }: Weights, scene: ClauseScene): number => {
  let odds = start
  for (const trait of traitsOf(stretch, scene)) odds += of.get(trait) ?? 0
  return odds
}
