import type { Amount } from './amount.ts'
import { LOWER, UPPER } from './number-words.ts'
import { mayBegin, READERS } from './quantity-readers.ts'
import type { Sentence, Word } from './sentence.ts'

/** An amount that a sentence states, as an inclusive range; times in hours. Words [from, to). */
export interface Quantity {
  readonly unit: Amount['unit']
  readonly low: number
  readonly high: number
  readonly from: number
  readonly to: number
  /** "up to", "within", "at most", "no more than", "less than", "by" */
  readonly isUpperBound: boolean
  /** "at least", "more than", "over" */
  readonly isLowerBound: boolean
  /** "every week", "a week apart", "weekly": an interval, not a length */
  readonly isInterval: boolean
  /** "day 3", "month 4": a moment counted from the treatment */
  readonly isMoment: boolean
}

const ABOUT = /^(?:about|around|just|only|the|roughly|some|approximately|another)$/

function boundsOf(words: readonly Word[], from: number, to: number): { isUpperBound: boolean; isLowerBound: boolean } {
  const before = (steps: number): string => words[from - steps]?.text ?? ''
  // "by the end of the first week", "by the end of month two"
  const article = before(1) === 'the' ? 1 : 0
  const isEndOf = before(1 + article) === 'of' && /^(?:end|close)$/.test(before(2 + article))
  const isBy =
    isEndOf && /^(?:by|before|within)$/.test(before(before(3 + article) === 'the' ? 4 + article : 3 + article))
  const shift = ABOUT.test(before(1)) ? 1 : 0
  const [w1, w2, w3] = [before(1 + shift), before(2 + shift), before(3 + shift)]
  const isNegated = /^(?:no|not|never)$/.test(w3)
  const isThan = w1 === 'than'
  const after = words[to]?.text ?? ''
  return {
    isUpperBound:
      isBy ||
      UPPER.has(w1) ||
      (w1 === 'to' && w2 === 'up') ||
      (w1 === 'most' && w2 === 'at') ||
      (isThan && /^(?:less|fewer|sooner)$/.test(w2)) ||
      (isThan && /^(?:longer|later|more)$/.test(w2) && isNegated) ||
      (w1 === 'as' && /^(?:few|little|soon)$/.test(w2)),
    isLowerBound:
      (LOWER.has(w1) && !(/^(?:beyond|over)$/.test(w1) && /^(?:never|not|hardly)$/.test(before(3 + shift)))) ||
      (w1 === 'least' && w2 === 'at') ||
      (isThan && /^(?:more|longer|later)$/.test(w2) && !isNegated) ||
      after === 'plus' ||
      after === 'minimum',
  }
}

const isApart = (words: readonly Word[], from: number, to: number): boolean =>
  /^(?:apart|intervals?|between)$/.test(words[to]?.text ?? '') ||
  /^(?:every|per|each)$/.test(words[from - 1]?.text ?? '')

/** The amounts that a sentence states: "24-72 hours", "a week", "ten to fifteen sessions", "9 out of 10", "up to 90%". */
export function readQuantities({ words }: Pick<Sentence, 'words'>): Quantity[] {
  const found: Quantity[] = []
  for (let i = 0; i < words.length; i++) {
    if (!mayBegin(words[i]?.text ?? '')) continue
    let amount: Amount | undefined
    for (const read of READERS) {
      amount = read(words, i)
      if (amount) break
    }
    if (!amount) continue
    const { to, isInterval = false, isMoment = false, ...value } = amount
    found.push({
      ...value,
      from: i,
      to,
      ...boundsOf(words, i, to),
      isInterval: isInterval || isApart(words, i, to),
      isMoment,
    })
    i = to - 1
  }
  return found
}
