import { type Knowledge, rank } from '@anagen/kb'
import { decide } from '../decide/decide.ts'
import { fill } from '../decide/present/fill.ts'
import type { Told } from '../parse/told.ts'
import type { Report } from '../report.ts'
import { explainable, namesElsewhere, worriesAround } from './explainable.ts'
import { offeredFor } from './offered.ts'

/** "Did you mean?": words that nobody read, and the signs that they may mean. Asked of the person; no verdict rests on it. */
export interface NearestSigns {
  /** word for word: one of `notUnderstood`, or all that was said, where none of it was read */
  readonly words: string
  readonly question: string
  /** the worst first: at least one reaches contact or more by itself, and never only such */
  readonly choices: readonly { readonly sign: string; readonly name: string; readonly means: string }[]
  /** what leaves everything as it is */
  readonly none: string
}

// of whom so little is understood, a few choices explain nothing
const MOST_PIECES = 2

/** What a question may be about: each piece beside signs that are read; where nothing is read, the whole of a short text, since nobody knows which part of it tells. */
const piecesOf = (report: Report, { say }: Told): readonly string[] => {
  if (report.signs.length === 0) return report.notUnderstood.length > 0 && say.length === 1 ? say : []
  const pieces = [...new Set(report.notUnderstood)]
  return pieces.length > MOST_PIECES ? [] : pieces.filter((words) => say.some((text) => text.includes(words)))
}

const SENTENCE = /[^.!?\n]+/g

const isPlainAround = (words: string, { say }: Told, knowledge: Knowledge): boolean =>
  say
    .filter((text) => text.includes(words))
    .flatMap((text) => text.match(SENTENCE) ?? [])
    .filter((sentence) => sentence.includes(words) || words.includes(sentence.trim()))
    .every((sentence) => !namesElsewhere(sentence, knowledge) && !worriesAround(sentence, words, knowledge))

/**
 * What to ask about the words of a report that nobody read. Empty where a choice would be no answer: too much is not understood, or none of it may be
 * explained by a choice (see `explainable`).
 * @param plain the report as the words alone make it, nothing chosen
 */
export const nearestIn = (plain: Report, told: Told, knowledge: Knowledge): readonly NearestSigns[] => {
  const { asks } = knowledge.advice
  const understood = { ...plain, notUnderstood: [] }
  // what is understood asks for the clinic anyway: no choice would change the answer
  if (plain.signs.length > 0 && rank(decide(understood, knowledge).level) >= rank('contact')) return []
  return piecesOf(plain, told).flatMap((words) => {
    const piece = isPlainAround(words, told, knowledge) ? explainable(words, knowledge) : null
    const offered = piece === null ? [] : offeredFor(piece, plain, knowledge)
    if (offered.length === 0) return []
    const choices = offered.map((sign) => {
      const { plain: name = sign, grades = {}, lowestGrade = 1 } = knowledge.signs[sign] ?? {}
      return { sign, name, means: grades[lowestGrade] ?? name }
    })
    return [{ words, question: fill(asks.nearest, { name: words }), choices, none: asks['nearest-none'] }]
  })
}
