import type { Measures } from './learn-measures.ts'
import type { Word } from './read-words.ts'

/** A number in the text, in digits or words. */
export interface NumberSaid {
  readonly value: number
  /** exclusive */
  readonly to: number
}

/**
 * Reads the number that begins at word `i`: `38.4`, "thirty eight point five", "a hundred and one".
 * @returns null where none begins
 */
export const numberAt = (
  words: readonly Word[],
  i: number,
  { ones, tens, articles, hundred, and, point }: Measures,
): NumberSaid | null => {
  const word = words[i]
  if (!word) return null
  if (word.kind === 'number') {
    const value = Number(word.word)
    // "38 point 9", "101 point five"
    const part = words[i + 1]?.word === point ? words[i + 2] : undefined
    const after = part?.kind === 'number' ? Number(part.word) : ones.get(part?.word ?? '')
    if (Number.isInteger(value) && after !== undefined && Number.isInteger(after) && after < 10)
      return { value: value + after / 10, to: i + 3 }
    return Number.isFinite(value) ? { value, to: i + 1 } : null
  }
  const at = (n: number) => words[n]?.word ?? ''
  const below100 = (n: number): NumberSaid | null => {
    const one = ones.get(at(n))
    if (one !== undefined) return { value: one, to: n + 1 }
    const ten = tens.get(at(n))
    if (ten === undefined) return null
    const last = ones.get(at(n + 1))
    return last !== undefined && last > 0 && last < 10 ? { value: ten + last, to: n + 2 } : { value: ten, to: n + 1 }
  }
  const isHundred = at(i + 1) === hundred && (articles.has(word.word) || ones.get(word.word) === 1)
  let said = isHundred ? { value: 100, to: i + 2 } : below100(i)
  if (said === null) return null
  if (isHundred) {
    const rest = below100(at(said.to) === and ? said.to + 1 : said.to)
    if (rest !== null) said = { value: said.value + rest.value, to: rest.to }
  }
  const tenth = at(said.to) === point ? ones.get(at(said.to + 1)) : undefined
  return tenth !== undefined && tenth < 10 ? { value: said.value + tenth / 10, to: said.to + 2 } : said
}
