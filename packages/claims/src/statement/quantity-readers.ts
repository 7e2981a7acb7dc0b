import { isArticle, type Reader, textAt } from './amount.ts'
import {
  ARTICLES,
  EVERY,
  FILLER,
  HOURS,
  NUMBERS,
  ORDINALS,
  SCALES,
  SESSIONS,
  TIMES_OF_DAY,
  WEEKDAYS,
  YEARLY,
} from './number-words.ts'
import { afterUnit, numberOf, rangeAt } from './read-range.ts'
import { allBut, fraction, half, percent, ratio, ratioOf } from './share-readers.ts'

const HALF_A_DAY = 12
const A_DAY = 24
const FEW_HOURS = 4

/** "weekly", "every day", "each spring", "every two weeks" is left to the number */
const interval: Reader = (words, i) => {
  const text = textAt(words, i)
  const every = EVERY[text]
  if (every !== undefined) return { unit: 'hours', low: every, high: every, to: i + 1, isInterval: true }
  if (text !== 'every' && text !== 'each') return undefined
  const next = textAt(words, i + 1)
  const isOther = next === 'other'
  const hours =
    HOURS[textAt(words, isOther ? i + 2 : i + 1)] ??
    (YEARLY.has(next) ? HOURS.year : WEEKDAYS.has(next) ? HOURS.week : undefined)
  if (hours === undefined) return undefined
  const length = isOther ? 2 * hours : hours
  return { unit: 'hours', low: length, high: length, to: isOther ? i + 3 : i + 2, isInterval: true }
}

/** "twice a month", "three times a week" */
const frequency: Reader = (words, i) => {
  const text = textAt(words, i)
  const isTimes = /^times?$/.test(textAt(words, i + 1))
  const count = text === 'once' ? 1 : text === 'twice' ? 2 : isTimes ? numberOf(words[i]) : undefined
  if (!count) return undefined
  const at = isTimes ? i + 2 : i + 1
  if (!/^(?:a|an|per|each|every|in)$/.test(textAt(words, at))) return undefined
  const hours = HOURS[textAt(words, at + 1)]
  return hours === undefined
    ? undefined
    : { unit: 'hours', low: hours / count, high: hours / count, to: at + 2, isInterval: true }
}

/** "before you leave the clinic", "by the time you get home": at the end of the visit */
const END_OF_VISIT =
  /^(?:before|by the time|as soon as|when) (?:you|we|they) (?:even |have )?(?:leave|left|go|get|reach|reached|arrive|walk|step|are out|are home|are back) ?(?:home|back|out|off|the (?:clinic|building|chair|room|couch)|our (?:clinic|door)|us)?\b|^(?:on the way home|by the end of the (?:visit|session|appointment))/
const LONGEST_EVENT = 8

/** "before the month is out", "by the end of the month": not later than a whole one */
const outOf: Reader = (words, i) => {
  if (!/^(?:before|by|within|inside)$/.test(textAt(words, i)) || textAt(words, i + 1) !== 'the') return undefined
  const isEnd = textAt(words, i + 2) === 'end' && textAt(words, i + 3) === 'of' && textAt(words, i + 4) === 'the'
  const at = isEnd ? i + 5 : i + 2
  const hours = HOURS[textAt(words, at)]
  const isOut = textAt(words, at + 1) === 'is' && /^(?:out|over|up|through)$/.test(textAt(words, at + 2))
  // "within the fortnight"
  const isBare = /^(?:within|inside)$/.test(textAt(words, i)) && !isEnd && !isOut
  if (hours === undefined || (!isEnd && !isOut && !isBare)) return undefined
  return { unit: 'hours', low: hours, high: hours, to: isOut ? at + 3 : at + 1 }
}

/** "overnight", "the same day", "by the evening" */
const soon: Reader = (words, i) => {
  const text = textAt(words, i)
  const next = textAt(words, i + 1)
  if (/^(?:before|by|on)$/.test(text)) {
    const [event] =
      END_OF_VISIT.exec(
        words
          .slice(i, i + LONGEST_EVENT)
          .map((word) => word.text)
          .join(' '),
      ) ?? []
    if (event) return { unit: 'hours', low: 1, high: 1, to: i + event.split(' ').length }
  }
  if (text === 'overnight') return { unit: 'hours', low: HALF_A_DAY, high: HALF_A_DAY, to: i + 1 }
  if (text === 'same' && /^(?:day|evening|night|afternoon)$/.test(next))
    return { unit: 'hours', low: HALF_A_DAY, high: HALF_A_DAY, to: i + 2 }
  const at = text === 'by' ? (next === 'the' ? i + 2 : i + 1) : -1
  if (
    at > 0 &&
    /^(?:evening|bedtime|nightfall|lunch|lunchtime|dinner|tonight|teatime|supper|supper-time|sunset|noon|midday|nightfall|dawn|breakfast)$/.test(
      textAt(words, at),
    )
  )
    return { unit: 'hours', low: HALF_A_DAY, high: HALF_A_DAY, to: at + 1 }
  if (
    /^(?:in|within)$/.test(text) &&
    // "in the morning" is a time of day
    (/^(?:an|one|a)$/.test(next) || (next === 'the' && (text === 'within' || textAt(words, i + 2) === 'hour'))) &&
    /^(?:afternoon|morning|evening|hour|day)$/.test(textAt(words, i + 2)) &&
    !/^(?:or|to)$/.test(textAt(words, i + 3))
  )
    return { unit: 'hours', low: HALF_A_DAY, high: textAt(words, i + 2) === 'day' ? A_DAY : HALF_A_DAY, to: i + 3 }
  // "gone within hours"
  if (/^(?:in|within)$/.test(text) && /^(?:minutes|hours)$/.test(next))
    return { unit: 'hours', low: 1, high: FEW_HOURS, to: i + 2 }
  if ((text === 'next' || text === 'following') && /^(?:day|morning)$/.test(next))
    return { unit: 'hours', low: A_DAY, high: A_DAY, to: i + 2 }
  return text === 'tomorrow' ? { unit: 'hours', low: A_DAY, high: A_DAY, to: i + 1 } : undefined
}

const DAY_PARTS = /^(?:morning|day|evening|night)$/
const VISIT = /^(?:visit|session|treatment|procedure|operation|surgery|sitting|appointment|transplant)s?$/

/** "the morning after the first visit" */
const dayAfter: Reader = (words, i) => {
  if (!DAY_PARTS.test(textAt(words, i)) || textAt(words, i + 1) !== 'after') return undefined
  const at = [2, 3, 4].map((steps) => i + steps).find((j) => VISIT.test(textAt(words, j)))
  const isNamed = at !== undefined && words.slice(i + 2, at).every(({ text }) => BEFORE_VISIT.test(text))
  return isNamed ? { unit: 'hours', low: A_DAY, high: A_DAY, to: at + 1, isMoment: true } : undefined
}
const BEFORE_VISIT = /^(?:the|your|our|a|each|first|one|this|that)$/

/** "day 3", "months 3-4" */
const moment: Reader = (words, i) => {
  if (!/^(?:day|week|month|year)s?$/.test(textAt(words, i))) return undefined
  const next = textAt(words, i + 1)
  if (!/^\d/.test(next) && !((NUMBERS[next] ?? 0) >= 1 && !/^(?:once|twice|single)$/.test(next))) return undefined
  const range = rangeAt(words, i + 1)
  const hours = HOURS[textAt(words, i)] ?? 0
  if (!range || HOURS[textAt(words, range.to)]) return undefined
  return { unit: 'hours', low: range.low * hours, high: range.high * hours, to: range.to, isMoment: true }
}

/** "the second evening", "the third week" */
const ordinal: Reader = (words, i) => {
  const nth = ORDINALS[textAt(words, i)]
  const hours = TIMES_OF_DAY[textAt(words, i + 1)]
  if (nth === undefined || hours === undefined) return undefined
  // "for the whole of the first year" is a length
  const isWhole = /\b(?:whole|all|entire|throughout|full)(?: of)?(?: the)? ?$/.test(
    words
      .slice(Math.max(0, i - 3), i)
      .map((word) => word.text)
      .join(' '),
  )
  return { unit: 'hours', low: nth * hours, high: nth * hours, to: i + 2, isMoment: !isWhole }
}

/** "24-72 hours", "a week", "a day or two", "ten to fifteen sessions", "30 minutes" */
const counted: Reader = (words, i) => {
  const halved =
    textAt(words, i) === 'half' && /^(?:a|an)$/.test(textAt(words, i + 1)) ? HOURS[textAt(words, i + 2)] : 0
  if (halved) return { unit: 'hours', low: halved / 2, high: halved / 2, to: i + 3 }
  // "after the 3rd session" is one of them, not three
  if (/^\d+(?:st|nd|rd|th)$/.test(textAt(words, i))) return undefined
  const range = rangeAt(words, i)
  if (!range) return undefined
  let at = range.to
  while (at < range.to + 2 && FILLER.has(textAt(words, at)) && !SESSIONS.has(textAt(words, at))) at++
  const unit = textAt(words, at)
  const hours = HOURS[unit]
  if (hours !== undefined) {
    const wider = /^(?:to|or)$/.test(textAt(words, at + 1)) ? HOURS[textAt(words, at + 2)] : undefined
    // "a few days to weeks"
    if (wider !== undefined && wider > hours)
      return { unit: 'hours', low: range.low * hours, high: range.high * wider, to: at + 3 }
    // "three days to two weeks"
    const later = /^(?:to|or|-|–|until)$/.test(textAt(words, at + 1)) ? rangeAt(words, at + 2) : undefined
    const wide = later ? HOURS[textAt(words, later.to)] : undefined
    if (later && wide !== undefined && later.high * wide > range.low * hours)
      return { unit: 'hours', low: range.low * hours, high: later.high * wide, to: later.to + 1 }
    const more = afterUnit(words, at + 1)
    return { unit: 'hours', low: range.low * hours, high: (more?.high ?? range.high) * hours, to: more?.to ?? at + 1 }
  }
  if (/^(?:minutes?|mins?)$/.test(unit)) return { unit: 'minutes', low: range.low, high: range.high, to: at + 1 }
  // "a treatment" counts nothing; "one treatment" and "a few treatments" do
  const counts = !isArticle(textAt(words, i)) || range.to > i + 1
  const isSession = SESSIONS.has(unit) || (unit.endsWith('s') && WEEKDAYS.has(unit.slice(0, -1)))
  return isSession && counts ? { unit: 'sessions', low: range.low, high: range.high, to: at + 1 } : undefined
}

/** The first that reads something wins. */
export const READERS: readonly Reader[] = [
  interval,
  frequency,
  outOf,
  soon,
  dayAfter,
  moment,
  ordinal,
  fraction,
  half,
  ratio,
  ratioOf,
  allBut,
  percent,
  counted,
]

/** Words that an amount can begin with; each reader above looks at one of them first. */
const BEGINNINGS: ReadonlySet<string> = new Set([
  ...[NUMBERS, SCALES, ARTICLES, ORDINALS, EVERY].flatMap(Object.keys),
  ...'every each overnight same before by in on within next following tomorrow morning evening night of out from among all'.split(
    ' ',
  ),
  ...'day days week weeks month months year years'.split(' '),
])

/** May an amount begin with the word? Most words cannot, and no reader is asked. */
export const mayBegin = (text: string): boolean => {
  const first = text.charCodeAt(0)
  return (first >= ZERO && first <= NINE) || BEGINNINGS.has(text)
}
const ZERO = 0x30
const NINE = 0x39
