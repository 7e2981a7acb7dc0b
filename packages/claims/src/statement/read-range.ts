import { ARTICLES, HOURS, NUMBERS, SCALES } from './number-words.ts'
import type { Word } from './sentence.ts'

/** A number or a range, and the word after it. */
export interface Range {
  readonly low: number
  readonly high: number
  readonly to: number
}

interface Value {
  readonly value: number
  readonly to: number
}

const FIRST_TENS = 20
const HUNDRED = 100

const textAt = (words: readonly Word[], i: number): string => words[i]?.text ?? ''

/** The number that a word is, in digits or letters. */
export const numberOf = (word: Word | undefined): number | undefined => {
  if (!word) return undefined
  if (/^\d[\d.,]*(?:k|th|st|nd|rd)?%?$/.test(word.text)) return Number.parseFloat(word.text.replaceAll(',', ''))
  return NUMBERS[word.text]
}

/** "nine hundred and ninety-nine": what stands behind the hundreds belongs to them. */
function withRest(words: readonly Word[], hundreds: Value, scale: number): Value {
  if (textAt(words, hundreds.to) !== 'and' || scale < HUNDRED) return hundreds
  const rest = NUMBERS[textAt(words, hundreds.to + 1)] === undefined ? undefined : numberAt(words, hundreds.to + 1)
  return rest && rest.value < HUNDRED ? { value: hundreds.value + rest.value, to: rest.to } : hundreds
}

/** "twenty four", "two hundred", "a dozen", "a couple of", "a good twenty" */
export function numberAt(words: readonly Word[], i: number): Value | undefined {
  const value = numberOf(words[i])
  if (value !== undefined) {
    const unit = NUMBERS[textAt(words, i + 1)]
    const isTens = NUMBERS[textAt(words, i)] !== undefined && value >= FIRST_TENS && value < HUNDRED
    if (isTens && unit !== undefined && unit > 0 && unit < 10 && !/^(?:single|once|twice)$/.test(textAt(words, i + 1)))
      return { value: value + unit, to: i + 2 }
    const scale = SCALES[textAt(words, i + 1)]
    return scale ? withRest(words, { value: value * scale, to: i + 2 }, scale) : { value, to: i + 1 }
  }
  const bare = SCALES[textAt(words, i)]
  if (bare !== undefined) return { value: bare, to: i + 1 }
  const article = ARTICLES[textAt(words, i)]
  if (article === undefined) return undefined
  const next = textAt(words, i + 1)
  const afterOf = (to: number): number => (textAt(words, to) === 'of' ? to + 1 : to)
  if (article === 1) {
    const scaled =
      SCALES[next] ?? ARTICLES[next] ?? (next === 'single' ? 1 : next === 'half' ? NUMBERS.half : undefined)
    if (scaled !== undefined && !(next in ARTICLES && ARTICLES[next] === 1))
      return { value: scaled, to: afterOf(i + 2) }
    // "a good twenty years", "a mere three days"
    if (/^(?:good|full|mere|whole|further|solid)$/.test(next) && numberOf(words[i + 2]) !== undefined)
      return numberAt(words, i + 2)
  }
  return { value: article, to: article === 2 ? afterOf(i + 1) : i + 1 }
}

/** "3-5", "three to five", "between 3 and 5", "a day" */
export function rangeAt(words: readonly Word[], i: number): Range | undefined {
  const first = numberAt(words, i)
  if (!first) return undefined
  const joint = textAt(words, first.to)
  const isJoint = /^(?:to|or|and|-|–|until)$/.test(joint)
  if (isJoint || numberOf(words[first.to]) !== undefined) {
    const second = numberAt(words, isJoint ? first.to + 1 : first.to)
    if (second && second.value >= first.value && !ARTICLES[textAt(words, first.to + 1)])
      return { low: first.value, high: second.value, to: second.to }
  }
  return { low: first.value, high: first.value, to: first.to }
}

/** "a day or two", "an hour or so": the second number after the unit. */
export function afterUnit(words: readonly Word[], i: number): Range | undefined {
  if (!/^(?:or|to)$/.test(textAt(words, i))) return undefined
  const next = numberAt(words, i + 1)
  return next && !HOURS[textAt(words, next.to)] ? { low: next.value, high: next.value, to: next.to } : undefined
}
