import { ARTICLES, HOURS, NUMBERS } from './number-words.ts'
import type { Word } from './sentence.ts'

/** The number that a word is, in digits or letters. */
export const numberOf = (word: Word | undefined): number | undefined => {
  if (!word) return undefined
  if (/^[£$€]/.test(word.text)) return undefined
  if (/^\d[\d.,]*(?:k|th|st|nd|rd)?%?$/.test(word.text)) return Number.parseFloat(word.text.replaceAll(',', ''))
  return NUMBERS[word.text]
}

/** A number or a range, and the word after it. */
export interface Range {
  readonly low: number
  readonly high: number
  readonly to: number
}

/** "twenty four", "two dozen", "a couple of" */
export function numberAt(words: readonly Word[], i: number): { value: number; to: number } | undefined {
  const text = words[i]?.text ?? ''
  const value = numberOf(words[i])
  if (value !== undefined) {
    // "twenty four", "two dozen"
    const next = words[i + 1]?.text ?? ''
    const second = NUMBERS[next]
    if (
      value >= 20 &&
      value < 100 &&
      NUMBERS[text] !== undefined &&
      second !== undefined &&
      second < 10 &&
      next !== 'single'
    )
      return { value: value + second, to: i + 2 }
    if ((next === 'dozen' || next === 'hundred') && value < 20)
      return { value: value * (NUMBERS[next] ?? 1), to: i + 2 }
    return { value, to: i + 1 }
  }
  const article = ARTICLES[text]
  if (article === undefined) return undefined
  const next = words[i + 1]?.text ?? ''
  if (
    (text === 'a' || text === 'an') &&
    (next === 'couple' || next === 'few' || next === 'dozen' || next === 'single' || next === 'half')
  )
    return { value: ARTICLES[next] ?? NUMBERS[next] ?? 1, to: words[i + 2]?.text === 'of' ? i + 3 : i + 2 }
  return { value: article, to: text === 'couple' && words[i + 1]?.text === 'of' ? i + 2 : i + 1 }
}

/** "3-5", "three to five", "a day" */
export function rangeAt(words: readonly Word[], i: number): Range | undefined {
  const first = numberAt(words, i)
  if (!first) return undefined
  const joint = words[first.to]?.text ?? ''
  if (/^(?:to|or|and|-|–|until)$/.test(joint) || numberOf(words[first.to]) !== undefined) {
    const second = numberAt(words, /^\d/.test(joint) || NUMBERS[joint] !== undefined ? first.to : first.to + 1)
    if (second && second.value >= first.value) return { low: first.value, high: second.value, to: second.to }
  }
  return { low: first.value, high: first.value, to: first.to }
}

/** "a day or two", "an hour or so": the second number after the unit. */
export function afterUnit(words: readonly Word[], i: number): Range | undefined {
  if (!/^(?:or|to)$/.test(words[i]?.text ?? '')) return undefined
  const next = numberAt(words, i + 1)
  return next && !HOURS[words[next.to]?.text ?? ''] ? { low: next.value, high: next.value, to: next.to } : undefined
}
