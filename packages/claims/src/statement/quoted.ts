// Words in quotation marks: whose they are.
import type { Compiled } from '../match/compile.ts'
import { inClass } from '../match/in-class.ts'
import { COLON } from '../match/words.ts'
import { framesOf } from './frames.ts'
import type { Statement } from './statement.ts'

interface Range {
  readonly from: number
  readonly to: number
}

export interface Quoted {
  /** words of the match are in quotation marks that hold more than a word at arm's length */
  readonly isQuoted: boolean
  /** the clinic's own people say them, and do not deny that they do */
  readonly isOwn: boolean
  /** '"All are approved" is not something we say': the words around the marks deny it */
  readonly isDisowned: boolean
}

/** Reads whose words those of a match are. */
export type ReadQuoted = (statement: Statement, match: Range) => Quoted

export const within = (match: Range, range: Range): boolean => match.from >= range.from && match.to <= range.to

export const overlap = (match: Range, range: Range): boolean => match.from < range.to && range.from < match.to

/** words in quotation marks that are more than a word held at arm's length */
const A_PHRASE = 3

/** words before "we say" in which a denial is of the saying */
const NEAR = 5
/** words around the marks that frame what is in them */
const FRAME = 8
const TURNS = /^(?:and|but|or|so)$/

/** 'One box says "cleared", one "approved"': words from inside and outside of quotation marks are no one phrase of the writer's. */
const crosses = (match: Range, quote: Range): boolean =>
  overlap(match, quote) && !within(match, quote) && !within(quote, match)

const UNQUOTED: Quoted = { isQuoted: false, isOwn: false, isDisowned: false }

export function quotedReader(compiled: Compiled): ReadQuoted {
  const negators = [inClass(compiled, 'negator'), inClass(compiled, 'noun-negator')]
  const focus = inClass(compiled, 'focus')
  return (statement, match) => {
    const { quotes, ids, words, breaks } = statement.sentence
    if (quotes.length === 0) return UNQUOTED
    const touched = quotes.filter((quote) => overlap(match, quote))
    const isQuoted =
      touched.length > 1 ||
      touched.some((quote) => within(match, quote) || quote.to - quote.from >= A_PHRASE || crosses(match, quote))
    const isOutside = (range: Range): boolean => !touched.some((quote) => within(range, quote))
    // '"Painless" is not something we say', "we would never call it ...": the saying is denied
    const isDenied = ({ from, to }: Range): boolean =>
      ids.some(
        (id, i) =>
          i >= from - NEAR &&
          i < to &&
          isOutside({ from: i, to: i + 1 }) &&
          negators.some((is) => is(id)) &&
          !focus(ids[i + 1]),
      )
    // an attribution stands outside of the marks: '"Doctor, they say ..."' is not what a doctor says
    const isOwn = framesOf(statement, 'own-words').some((frame) => isOutside(frame) && !isDenied(frame))
    const denies = (i: number): boolean => negators.some((is) => is(ids[i])) && !focus(ids[i + 1])
    // a colon or a comma behind the marks ends what is said of them
    const isDisowned = touched.some((quote) => {
      if (quote.to - quote.from < A_PHRASE) return false
      for (let i = quote.from - 1; i >= Math.max(0, quote.from - FRAME) && (breaks[i + 1] ?? 0) < COLON; i--)
        if (denies(i)) return true
      for (let i = quote.to; i < quote.to + FRAME && i < ids.length; i++) {
        if ((i > quote.to && (breaks[i] ?? 0) > 0) || TURNS.test(words[i]?.text ?? '')) return false
        if (denies(i)) return true
      }
      return false
    })
    return { isQuoted, isOwn, isDisowned }
  }
}
