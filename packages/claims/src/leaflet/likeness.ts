import type { Knowledge } from '@anagen/kb'

/** The words of a text that tell something, each once, without their endings. */
export type Told = ReadonlySet<string>

/** How much of what one text tells stands in another: 0 nothing, 1 all. Rare words count more. */
export interface Likeness {
  readonly tell: (text: string) => Told
  /** an instruction as what it tells, whole and part by part */
  readonly parts: (instruction: string) => readonly Told[]
  /** share of the telling words of one text that stand in the other */
  readonly share: (of: Told, into: Told) => number
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
  const tell = (text: string): Told =>
    new Set((text.toLowerCase().match(/[a-z]{3,}/g) ?? []).filter((word) => !common.has(word)).map(stem))
  const counts = new Map<string, number>()
  const all = Object.values(treatments).flatMap(({ instructions }) => instructions)
  for (const { instruction } of all) for (const word of tell(instruction)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const weight = (word: string): number => Math.log((all.length + 1) / ((counts.get(word) ?? 0) + 1))
  const sum = (words: Iterable<string>): number => [...words].reduce((total, word) => total + weight(word), 0)
  const share = (of: Told, into: Told): number => {
    const whole = sum(of)
    return whole === 0 ? 0 : sum([...of].filter((word) => into.has(word))) / whole
  }
  return {
    tell,
    share,
    parts: (instruction) =>
      [instruction, ...instruction.split(PARTS)].map(tell).filter(({ size }) => size >= LEAST_WORDS),
  }
}
