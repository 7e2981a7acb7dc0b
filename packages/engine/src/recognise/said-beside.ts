import { type ClauseScene, has } from './clause-scene.ts'
import type { Clause } from './clauses.ts'
import type { Word } from './read-words.ts'

/** Clauses of one sentence, next to each other, that tell no sign: what somebody adds. `to` is exclusive. */
export interface Beside {
  readonly from: number
  readonly to: number
}

/** "My wife saw it and went quiet": what is said beside the signs. What was long ago and what is read whole (asides.ts) is none of it. */
export const saidBeside = (scene: ClauseScene): readonly Beside[] => {
  const found: Beside[] = []
  let last: Clause | undefined
  for (const clause of scene.clauses.list) {
    const isRead = scene.asides.has(clause.index) || scene.past.has(clause.index) || has(scene.signs, clause)
    const open = found.at(-1)
    if (!isRead && open && last?.sentence === clause.sentence)
      found[found.length - 1] = { from: open.from, to: clause.to }
    else if (!isRead) found.push({ from: clause.from, to: clause.to })
    last = isRead ? undefined : clause
  }
  return found
}

const traitOf = (word: Word, { lexicon }: ClauseScene): string => {
  if (word.kind === 'comma') return ','
  if (word.kind === 'number') return '#number'
  const { others, partners, relatives, treating } = lexicon.talk
  if (treating.has(word.word)) return '#clinic'
  if (others.has(word.word) || partners.has(word.word) || relatives.has(word.word)) return '#somebody'
  const { alike } = lexicon.remarkWeights
  return alike.get(word.word) ?? alike.get(word.base) ?? word.base
}

const JOINTS: ReadonlySet<string> = new Set(['and', 'but'])

/** What a remark is weighed by: its words, and each two next to each other, `<` and `>` at its ends. */
export const traitsOf = ({ from, to }: Beside, scene: ClauseScene): ReadonlySet<string> => {
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

/**
 * Marks what is said beside the signs as not understood where its words, harmless one by one, are those of people who had reason to worry. It only
 * hands back: nothing that is lost is found again by a weight.
 * Logistic regression over words and pairs of words; what it was learnt from: tools/remarks/learn.ts.
 */
export const handBackWorries = (lost: Uint8Array, scene: ClauseScene): void => {
  const { of, start, worryingFrom } = scene.lexicon.remarkWeights
  for (const beside of saidBeside(scene)) {
    let odds = start
    for (const trait of traitsOf(beside, scene)) odds += of.get(trait) ?? 0
    if (odds >= worryingFrom) lost.fill(1, beside.from, beside.to)
  }
}
