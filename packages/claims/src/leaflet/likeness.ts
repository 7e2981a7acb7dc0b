import type { Knowledge } from '@anagen/kb'

/** How much of what an instruction tells stands in a sentence: 0 nothing, 1 all. Rare words count more. */
export interface Likeness {
  /** share of the instruction's telling words that stand in the text; the best of its parts counts */
  readonly covers: (text: string, instruction: string) => number
  /** share of the text's telling words that stand in the fact */
  readonly within: (text: string, fact: string) => number
}

const PARTS = /[;:.]\s/
const LEAST_LETTERS = 3
const LEAST_WORDS = 2

/** Cuts the commonest endings, so that "sleeping" and "sleep" are one word. */
const stem = (word: string): string =>
  word.replace(/(?:ings?|ed|ly|es|s)$/, (end) => (word.length - end.length >= LEAST_LETTERS ? '' : end))

/** Weighs words by how many instructions of the knowledge base have them. */
export function likenessIn({ treatments, claimBook }: Knowledge): Likeness {
  const common = new Set(claimBook.care.common)
  const tell = (text: string): Set<string> =>
    new Set((text.toLowerCase().match(/[a-z]{3,}/g) ?? []).filter((word) => !common.has(word)).map(stem))
  const counts = new Map<string, number>()
  const all = Object.values(treatments).flatMap(({ instructions }) => instructions)
  for (const { instruction } of all) for (const word of tell(instruction)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const weight = (word: string): number => Math.log((all.length + 1) / ((counts.get(word) ?? 0) + 1))
  const sum = (words: Iterable<string>): number => [...words].reduce((total, word) => total + weight(word), 0)
  const share = (of: Set<string>, into: Set<string>): number => {
    const whole = sum(of)
    return whole === 0 ? 0 : sum([...of].filter((word) => into.has(word))) / whole
  }
  return {
    covers(text, instruction) {
      const into = tell(text)
      const parts = instruction.split(PARTS).map(tell)
      return Math.max(
        0,
        ...[tell(instruction), ...parts].filter(({ size }) => size >= LEAST_WORDS).map((part) => share(part, into)),
      )
    },
    within: (text, fact) => share(tell(text), tell(fact)),
  }
}
