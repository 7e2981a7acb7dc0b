import { isArticle, type Reader, textAt } from './amount.ts'
import { HOURS, SESSIONS } from './number-words.ts'
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
    if (!isOut && !/^(?:in|of|from)$/.test(textAt(words, at))) continue
    const from = isOut ? at + 2 : at + 1
    const total = numberAt(words, /^(?:every|each|the)$/.test(textAt(words, from)) ? from + 1 : from)
    const isCount = total && total.value > part.high && total.value >= 2 && !HOURS[textAt(words, total.to)]
    if (total && isCount && (isOut || textAt(words, at) === 'in' || total.value >= 10))
      return {
        unit: 'percent',
        low: (HUNDRED * part.low) / total.value,
        high: (HUNDRED * part.high) / total.value,
        to: total.to,
      }
  }
  return undefined
}

const LEAST_TOTAL = 10
/** words of those who are counted: "people treated with micrografts" */
const LONGEST_COUNTED = 5
const ABOUT = /^(?:at|least|maybe|perhaps|about|around|only|just|some|nearly|almost|over|the|a|full|good|as|many)$/

/** "Of every hundred people treated, at least ninety-five", "out of a thousand heads, maybe two": the whole stands first. */
export const ratioOf: Reader = (words, i) => {
  const isOut = textAt(words, i) === 'out' && textAt(words, i + 1) === 'of'
  if (!isOut && !/^(?:of|from|among|in)$/.test(textAt(words, i))) return undefined
  const from = isOut ? i + 2 : i + 1
  const isEvery = /^(?:every|each|any|the|our|last)$/.test(textAt(words, from))
  const total = numberAt(words, isEvery ? from + 1 : from)
  if (!total || total.value < LEAST_TOTAL || total.value % LEAST_TOTAL !== 0) return undefined
  const counted = textAt(words, total.to)
  if (HOURS[counted] || SESSIONS.has(counted) || /^(?:%|per|percent)$/.test(counted)) return undefined
  for (let at = total.to; at <= total.to + LONGEST_COUNTED; at++) {
    if (ABOUT.test(textAt(words, at))) continue
    const part = numberOf(words[at]) === undefined ? undefined : rangeAt(words, at)
    if (!part) continue
    if (part.high >= total.value || HOURS[textAt(words, part.to)] || /^(?:%|per|percent)$/.test(textAt(words, part.to)))
      return undefined
    return {
      unit: 'percent',
      low: (HUNDRED * part.low) / total.value,
      high: (HUNDRED * part.high) / total.value,
      to: part.to,
    }
  }
  return undefined
}

/** "All but two of our last five hundred visitors" */
export const allBut: Reader = (words, i) => {
  if (textAt(words, i) !== 'all' || textAt(words, i + 1) !== 'but') return undefined
  const part = numberAt(words, i + 2)
  if (!part || !/^(?:of|in|from)$/.test(textAt(words, part.to))) return undefined
  for (let at = part.to + 1; at <= part.to + MOST_LEADING; at++) {
    const total = numberAt(words, at)
    if (!total || total.value < LEAST_TOTAL) continue
    const share = HUNDRED - (HUNDRED * part.value) / total.value
    return share > 0 ? { unit: 'percent', low: share, high: share, to: total.to } : undefined
  }
  return undefined
}
const MOST_LEADING = 3

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
