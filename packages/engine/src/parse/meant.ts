import { type Knowledge, nearest } from '@anagen/kb'
import type { Explained } from '../report.ts'
import { type Parsed, problem } from './problem.ts'
import { quote } from './quote.ts'
import { isSignId } from './sign.ts'

/** A sign that somebody chose for their words; an id that is none is a slip, never nothing. */
export const meantSign = (words: string, sign: string, knowledge: Knowledge, at: string): Parsed<Explained> => {
  if (words.trim() === '') return problem(at, 'names no words; write them as in notUnderstood')
  if (isSignId(sign, knowledge)) return { value: { words, sign } }
  const meant = nearest(sign, Object.keys(knowledge.signs))
  return problem(
    at,
    `unknown sign ${quote(sign)}; ${meant ? `did you mean ${meant}?` : 'write one of the signs offered for these words'}`,
  )
}

/** Reads `words=sign`. @example parseMeant('scalp like a drum=skin-tightness', knowledge) */
export const parseMeant = (text: string, knowledge: Knowledge, at = '--meant'): Parsed<Explained> => {
  const cut = text.lastIndexOf('=')
  return cut < 0
    ? problem(at, `${quote(text)} names no sign; write for example "scalp like a drum=skin-tightness"`)
    : meantSign(text.slice(0, cut), text.slice(cut + 1).trim(), knowledge, at)
}
