import { EVERY, FILLER, HOURS, LOWER, NUMBERS, PEOPLE, SESSIONS, UPPER } from './number-words.ts'
import { afterUnit, numberAt, numberOf, rangeAt } from './read-range.ts'
import type { Sentence } from './sentence.ts'

export type Unit = 'hours' | 'percent' | 'sessions' | 'minutes' | 'people' | 'none'

/** An amount that a sentence states, as an inclusive range; times in hours. Words [from, to). */
export interface Quantity {
  readonly unit: Unit
  readonly low: number
  readonly high: number
  readonly from: number
  readonly to: number
  /** "up to", "within", "at most", "no more than", "less than" */
  readonly isUpperBound: boolean
  /** "at least", "more than", "over", "from" */
  readonly isLowerBound: boolean
  /** "every week", "a week apart", "weekly": an interval, not a length */
  readonly isInterval: boolean
  /** "day 3", "month 4": a moment counted from the treatment */
  readonly isMoment: boolean
}

/** The amounts that a sentence states: "24-72 hours", "a week", "ten to fifteen sessions", "9 out of 10", "up to 90%". */
export function readQuantities({ words }: Sentence): Quantity[] {
  const found: Quantity[] = []
  const add = (unit: Unit, low: number, high: number, from: number, to: number, isMoment = false): void => {
    const before = [words[from - 3]?.text, words[from - 2]?.text, words[from - 1]?.text].map((word) => word ?? '')
    const [w3, w2, w1] = before as [string, string, string]
    const after = words[to]?.text ?? ''
    found.push({
      unit,
      low,
      high,
      from,
      to,
      isUpperBound:
        UPPER.has(w1) ||
        (w2 === 'up' && w1 === 'to') ||
        (w2 === 'at' && w1 === 'most') ||
        (/^(?:than|as)$/.test(w1) &&
          /^(?:less|longer|later|more|fewer|few|little)$/.test(w2) &&
          (w2 === 'less' || w2 === 'fewer' || /^(?:no|not)$/.test(w3) || w1 === 'as')) ||
        (UPPER.has(w2) && /^(?:about|around|just|only|the|roughly)$/.test(w1)),
      isLowerBound:
        LOWER.has(w1) ||
        (w2 === 'at' && w1 === 'least') ||
        (w1 === 'than' && /^(?:more|longer|later)$/.test(w2) && !/^(?:no|not)$/.test(w3)) ||
        /^(?:least|minimum)$/.test(w1) ||
        after === 'plus' ||
        after === 'minimum',
      isInterval:
        w1 === 'every' ||
        after === 'apart' ||
        after === 'intervals' ||
        w2 === 'every' ||
        after === 'between' ||
        w1 === 'per',
      isMoment,
    })
  }
  for (let i = 0; i < words.length; i++) {
    const text = words[i]?.text ?? ''
    const every = EVERY[text]
    if (every !== undefined) {
      found.push({
        unit: 'hours',
        low: every,
        high: every,
        from: i,
        to: i + 1,
        isUpperBound: false,
        isLowerBound: false,
        isInterval: true,
        isMoment: false,
      })
      continue
    }
    if (text === 'overnight') {
      add('hours', 12, 12, i, i + 1)
      continue
    }
    if ((text === 'every' || text === 'each') && HOURS[words[i + 1]?.text ?? '']) {
      const hours = HOURS[words[i + 1]?.text ?? ''] ?? 0
      found.push({
        unit: 'hours',
        low: hours,
        high: hours,
        from: i,
        to: i + 2,
        isUpperBound: false,
        isLowerBound: false,
        isInterval: true,
        isMoment: false,
      })
      i += 1
      continue
    }
    // "day 3", "months 3-4"
    const momentUnit = HOURS[text]
    if (momentUnit && /^(?:day|week|month|year)s?$/.test(text)) {
      const range =
        /^\d/.test(words[i + 1]?.text ?? '') || (NUMBERS[words[i + 1]?.text ?? ''] ?? 0) >= 1
          ? rangeAt(words, i + 1)
          : undefined
      const isReal =
        range && !HOURS[words[range.to]?.text ?? ''] && words[i + 1]?.text !== 'once' && words[i + 1]?.text !== 'twice'
      if (range && isReal) {
        add('hours', range.low * momentUnit, range.high * momentUnit, i, range.to, true)
        i = range.to - 1
        continue
      }
    }
    const range = rangeAt(words, i)
    if (!range) continue
    const isRatio = words[range.to]?.text === 'out' && words[range.to + 1]?.text === 'of'
    const ofTotal = isRatio
      ? numberAt(words, range.to + 2)
      : words[range.to]?.text === 'in' && words[i]?.text !== 'a' && words[i]?.text !== 'an'
        ? numberAt(words, range.to + 1)
        : undefined
    const isCount = ofTotal && ofTotal.value > range.high && !HOURS[words[ofTotal.to]?.text ?? '']
    if (ofTotal && (isRatio || isCount)) {
      add('percent', (100 * range.low) / ofTotal.value, (100 * range.high) / ofTotal.value, i, ofTotal.to)
      i = ofTotal.to - 1
      continue
    }
    const raw = words[range.to - 1]?.text ?? ''
    const unitWord = words[range.to]?.text ?? ''
    if (
      raw.endsWith('%') ||
      unitWord === '%' ||
      unitWord === 'percent' ||
      (unitWord === 'per' && words[range.to + 1]?.text === 'cent')
    ) {
      const to = raw.endsWith('%') ? range.to : unitWord === 'per' ? range.to + 2 : range.to + 1
      add('percent', range.low, range.high, i, to)
      i = to - 1
      continue
    }
    let unitAt = range.to
    while (unitAt < range.to + 2 && FILLER.has(words[unitAt]?.text ?? '') && !SESSIONS.has(words[unitAt]?.text ?? ''))
      unitAt++
    const unit = words[unitAt]?.text ?? ''
    const hours = HOURS[unit]
    if (hours !== undefined && unit !== 'overnight') {
      const more = afterUnit(words, unitAt + 1)
      const to = more?.to ?? unitAt + 1
      add('hours', range.low * hours, (more?.high ?? range.high) * hours, i, to)
      i = to - 1
    } else if (/^(?:minutes?|mins?)$/.test(unit)) {
      add('minutes', range.low, range.high, i, unitAt + 1)
      i = unitAt
    } else if (SESSIONS.has(words[range.to]?.text ?? '') || SESSIONS.has(unit)) {
      const at = SESSIONS.has(words[range.to]?.text ?? '') && !SESSIONS.has(unit) ? range.to : unitAt
      // "a treatment" counts nothing; "one treatment" does
      if (
        !/^(?:a|an)$/.test(text) ||
        words[i + 1]?.text === 'single' ||
        words[i + 1]?.text === 'few' ||
        words[i + 1]?.text === 'couple'
      ) {
        add('sessions', range.low, range.high, i, at + 1)
        i = at
      }
    } else if (PEOPLE.has(unit) && numberOf(words[i]) !== undefined && unit !== 'of') {
      add('people', range.low, range.high, i, unitAt + 1)
      i = unitAt
    }
  }
  return found
}
