import { isArticle, type Reader, textAt } from './amount.ts'
import { HOURS } from './number-words.ts'
import { numberAt, numberOf, rangeAt } from './read-range.ts'
import type { Word } from './sentence.ts'

const HUNDRED = 100

/** "9 out of 10", "1 in 500", "one man in 200,000", "ninety-nine grafts out of every hundred" */
export const ratio: Reader = (words, i) => {
  if (isArticle(textAt(words, i)) || numberOf(words[i]) === undefined) return undefined
  const part = rangeAt(words, i)
  if (!part) return undefined
  // "nine times out of ten", "one user in a thousand"
  for (let at = part.to; at <= part.to + 1; at++) {
    const isOut = textAt(words, at) === 'out' && textAt(words, at + 1) === 'of'
    if (!isOut && textAt(words, at) !== 'in' && textAt(words, at) !== 'of') continue
    const from = isOut ? at + 2 : at + 1
    const total = numberAt(words, /^(?:every|each|the)$/.test(textAt(words, from)) ? from + 1 : from)
    const isCount = total && total.value > part.high && total.value >= 2 && !HOURS[textAt(words, total.to)]
    if (total && isCount && (isOut || textAt(words, at) !== 'of' || total.value >= 10))
      return {
        unit: 'percent',
        low: (HUNDRED * part.low) / total.value,
        high: (HUNDRED * part.high) / total.value,
        to: total.to,
      }
  }
  return undefined
}

const FRACTIONS: Readonly<Record<string, number>> = {
  quarter: 4,
  quarters: 4,
  third: 3,
  thirds: 3,
  fifth: 5,
  fifths: 5,
  tenth: 10,
  tenths: 10,
}

/** "three quarters of", "two thirds", "nine tenths" */
export const fraction: Reader = (words, i) => {
  const parts = numberOf(words[i])
  const whole = FRACTIONS[textAt(words, i + 1)]
  if (!parts || !whole || parts >= whole || textAt(words, i + 2) !== 'of') return undefined
  return { unit: 'percent', low: (HUNDRED * parts) / whole, high: (HUNDRED * parts) / whole, to: i + 2 }
}

/** "half of all men", "half the men" */
export const half: Reader = (words, i) =>
  textAt(words, i) === 'half' && /^(?:of|the|our|all)$/.test(textAt(words, i + 1)) && isPeople(words, i + 2)
    ? { unit: 'percent', low: HUNDRED / 2, high: HUNDRED / 2, to: i + 1 }
    : undefined
const LONGEST_GROUP = 4
const isPeople = (words: readonly Word[], from: number): boolean =>
  words.slice(from - 1, from + LONGEST_GROUP).some(({ text }) => PEOPLE.test(text))
const PEOPLE =
  /^(?:men|women|people|patients|clients|users|customers|wearers|guests|readers|members|visitors|those|them)$/

/** "95%", "5 to 7 per cent" */
export const percent: Reader = (words, i) => {
  const range = rangeAt(words, i)
  if (!range || isArticle(textAt(words, i))) return undefined
  const last = textAt(words, range.to - 1)
  const after = textAt(words, range.to)
  if (last.endsWith('%')) return { unit: 'percent', low: range.low, high: range.high, to: range.to }
  if (after === '%' || after === 'percent')
    return { unit: 'percent', low: range.low, high: range.high, to: range.to + 1 }
  const isPerCent = after === 'per' && textAt(words, range.to + 1) === 'cent'
  return isPerCent ? { unit: 'percent', low: range.low, high: range.high, to: range.to + 2 } : undefined
}
