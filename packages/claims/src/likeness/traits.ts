import type { Finding } from '../rules/rule.ts'
import type { Statement } from '../statement/statement.ts'
import { stemOf } from './stem.ts'

/** Words of the sentence before that still say what this one is about. */
const FROM_BEFORE = 40
/** words within which two ideas belong together */
const NEAR = 8
const WORDS_A_STEP = 5
const MOST_STEPS = 6

/** What a sentence is made of, for comparison with labelled ones. */
export type ReadTraits = (
  statement: Statement,
  before: Statement | undefined,
  told: readonly Finding[],
) => ReadonlySet<string>

/**
 * Traits of sentences: words and pairs of words, the ideas that its words are about and which ideas stand near each other, the words of the
 * sentence before and of the heading, its effects, amounts and place. `w:` a word, `b:` two that follow each other, `C:` an idea, `CC:` two ideas
 * near each other, `pw:` a word before, `h:` a word of the heading, `f:` what a rule finds in it, and how surely.
 * @param concepts words by what they are about: knowledge/claims/lexicon.yaml
 */
export function traitReader(concepts: Readonly<Record<string, readonly string[]>>): ReadTraits {
  const ideasOf = new Map<string, string[]>()
  for (const [idea, words] of Object.entries(concepts))
    for (const stem of new Set(words.map(stemOf))) ideasOf.set(stem, [...(ideasOf.get(stem) ?? []), idea])
  const stems = new Map<string, string>()
  const stem = (word: string): string => {
    const known = stems.get(word)
    if (known !== undefined) return known
    const found = stemOf(word)
    // what articles can say has no end
    if (stems.size < MOST_STEMS) stems.set(word, found)
    return found
  }
  const addIdeas = (traits: Set<string>, words: readonly string[]): void => {
    const placed = words.flatMap((word, at) => (ideasOf.get(word) ?? []).map((idea) => ({ idea, at })))
    for (const [i, { idea, at }] of placed.entries()) {
      traits.add(`C:${idea}`)
      for (let k = i + 1; k < placed.length; k++) {
        const other = placed[k]
        if (!other || other.at - at > NEAR) break
        if (other.at !== at) traits.add(idea < other.idea ? `CC:${idea}_${other.idea}` : `CC:${other.idea}_${idea}`)
      }
    }
  }
  return (statement, before, told) => {
    const { sentence, block, treatments, effects, quantities, matches } = statement
    const words = sentence.words.map(({ text }) => stem(text))
    const traits = new Set<string>()
    for (const [i, word] of words.entries()) {
      traits.add(`w:${word}`)
      if (i > 0) traits.add(`b:${words[i - 1]}_${word}`)
    }
    addIdeas(traits, words)
    if (sentence.isQuestion) traits.add('asks')
    traits.add(`in:${block.kind}`)
    for (const word of (block.under.at(-1) ?? '').toLowerCase().match(/[a-z']+/g) ?? []) traits.add(`h:${stem(word)}`)
    const [treatment] = treatments
    if (treatment !== undefined) traits.add(`of:${treatment}`)
    for (const { what } of effects) {
      traits.add(`e:${what.id}`)
      if (treatment !== undefined) traits.add(`e:${what.id}_${treatment}`)
    }
    for (const { unit, low, high } of quantities) {
      traits.add(`n:${unit}`)
      traits.add(`n:${unit} ${powerOf(low)}`)
      if (high !== low) traits.add(`n:${unit} to ${powerOf(high)}`)
    }
    if (statement.isAlarm) traits.add('alarm')
    if (statement.isTestimonial) traits.add('told by a patient')
    for (const { owner, part } of matches) if (owner === 'frame' && !OF_OTHERS.test(part)) traits.add(`frame:${part}`)
    if (before?.block === block) {
      for (const { text } of before.sentence.words.slice(0, FROM_BEFORE)) traits.add(`pw:${stem(text)}`)
      if (before.sentence.isQuestion) traits.add('after a question')
    }
    for (const { ruleId, strength } of told)
      traits.add(`f:${ruleId} ${strength === undefined ? 'fact' : Math.min(AGREED, strength)}`)
    traits.add(`long:${Math.min(MOST_STEPS, Math.floor(words.length / WORDS_A_STEP))}`)
    return traits
  }
}
/** frames that say how a sentence stands to the ones beside it, not what it claims */
const OF_OTHERS = /^(?:answers|opens)-/
/** how often an amount can be halved: 2, 3 and 3.5 are 1, 700 is 9 */
const powerOf = (amount: number): number => (amount > 0 ? Math.floor(Math.log2(amount)) : LEAST_POWER)
const LEAST_POWER = -20
const MOST_STEMS = 20_000
/** strength from which more patterns say no more */
const AGREED = 3
