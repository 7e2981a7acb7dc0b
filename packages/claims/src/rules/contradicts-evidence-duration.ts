import type { Effect, Treatment } from '@anagen/kb'
import { COLON } from '../match/words.ts'
import type { Quantity } from '../statement/quantity.ts'
import type { Article, Statement } from '../statement/statement.ts'
import { effectsAt, hasSemicolon, listEffects } from './effects-at.ts'
import { inWords, treatmentsOf } from './evidence.ts'
import { lastsTooLong } from './lasting-result.ts'
import { findingAt } from './phrase-rule.ts'
import { earliestResult, finalResult } from './result-times.ts'
import {
  type Finding,
  isOneClause,
  matchesOf,
  nextOf,
  overlaps,
  type Rule,
  type RuleContext,
  wordsSpan,
} from './rule.ts'
import {
  isEnded,
  isNoEnd,
  isOfAnAct,
  isOfCare,
  isOfHair,
  isOfHistory,
  isOfNothing,
  isOfPermission,
  isOnePersons,
} from './told-times.ts'

const ID = 'contradicts-evidence-duration'

interface Contradiction {
  readonly at: { readonly from: number; readonly to: number }
  /** the result that the time is said of */
  readonly of?: { readonly from: number; readonly to: number }
  readonly text: string
  readonly fact: string
}

const endOf = (effect: Effect): number => Math.max(effect.upper, effect.disputedUntil)

/** "An itch can follow for a day or so": how long it may be, not when it is over. */
const isLoose = (statement: Statement, { from }: Quantity): boolean =>
  matchesOf(statement, ID, 'loose').length > 0 &&
  /^(?:for|about|around|lasting|take|takes)$/.test(statement.sentence.words[from - 1]?.text ?? '')

/** `isOpen`: no end is set; `isEnd`: a moment is told as the end, "they drop off on day two". Said to be over well before the evidence lets it end, or to be normal well after. Where an effect has several windows the kindest counts. */
function wrongWindow(
  quantity: Quantity,
  named: readonly Effect[][],
  isOpen: boolean,
  isEnd: boolean,
  { data }: RuleContext,
): Contradiction | undefined {
  const shorter = data.numbers?.shorter ?? 0
  const longer = data.numbers?.longer ?? Number.POSITIVE_INFINITY
  for (const effects of named) {
    const [first] = effects
    if (!first || effects.some((effect) => effect.persistsWhileUsed)) continue
    // one time for several effects is that of the one that lasts longest
    const tooLong = named.flat().every((effect) => quantity.high > endOf(effect) * longer)
    if (tooLong && (!quantity.isMoment || quantity.isUpperBound))
      return {
        at: quantity,
        text: `it is expected for at most ${inWords(Math.max(...effects.map(endOf)))}`,
        fact: first.id,
      }
    const isStart = quantity.isLowerBound || (quantity.isMoment && !quantity.isUpperBound && !isEnd)
    const isLate = effects.some((effect) => effect.onset.from >= (data.numbers?.late_onset ?? 0))
    if (isStart || (isLate && quantity.isMoment) || (isOpen && !quantity.isUpperBound)) continue
    const isShort = quantity.high < (data.numbers?.least_hours ?? 0)
    // what begins weeks later is measured from its own beginning, by the shortest that it usually takes
    const leastOf = ({ typical, onset }: Effect): number =>
      isLate ? (typical.from - onset.from) * shorter : isShort ? typical.from : typical.to * shorter
    if (effects.every((effect) => quantity.high < leastOf(effect) && quantity.high < effect.upper))
      return {
        at: quantity,
        text: `it usually lasts up to ${inWords(first.typical.to)}, and is expected for up to ${inWords(first.upper)}`,
        fact: first.id,
      }
  }
  return undefined
}

const FINAL_WORDS = 5

const SHORT_ANSWER = 12

/** No other time stands between a time and a range of words. */
const isNearest = ({ quantities }: Statement, quantity: Quantity, at: { from: number; to: number }): boolean =>
  !quantities.some(
    (q) =>
      q !== quantity &&
      q.unit === 'hours' &&
      q.from >= Math.min(at.from, quantity.to) &&
      q.to <= Math.max(at.to, quantity.from),
  )

/** "By the end of month three the final density is there": the time stands before what it is said of. */
const opens = ({ sentence: { words, breaks } }: Statement, { to }: Quantity, { from }: { from: number }): boolean =>
  from >= to &&
  from - to <= FINAL_WORDS &&
  !breaks.slice(to, from + 1).some((strength) => strength > 0) &&
  !words.slice(to, from).some(({ text }) => JOINS.test(text))
const JOINS = /^(?:and|or|but|then)$/

/** "Day 12: denser hair": a time that stands before a colon. */
const isLabel = ({ sentence: { breaks } }: Statement, { from, to }: Quantity): boolean =>
  from === 0 && breaks[to] === COLON

/** "How soon will I see something?" before it. */
const answersWhenResults = ({ statements }: Article, { index, sentence }: Statement): boolean => {
  const question = statements[index - 1]
  return (
    question?.sentence.isQuestion === true &&
    sentence.words.length <= SHORT_ANSWER &&
    matchesOf(question, ID, 'asks-results').length > 0
  )
}

/** A result promised well before the earliest that the evidence knows, or said to last well beyond. */
function wrongResult(
  statement: Statement,
  quantity: Quantity,
  treatments: readonly Treatment[],
  answersWhen: boolean,
  { data }: RuleContext,
): Contradiction | undefined {
  const has = (group: string): boolean => matchesOf(statement, ID, group).length > 0
  const lasting = lastsTooLong(statement, quantity, treatments, data)
  if (lasting) return { at: quantity, ...lasting }
  const result = matchesOf(statement, ID, 'results').find(
    (match) => isLabel(statement, quantity) || isOneClause(statement, match, quantity),
  )
  const isOfResult = answersWhen || result !== undefined
  if (!isOfResult || (!has('early') && !isLabel(statement, quantity)) || quantity.isLowerBound) return undefined
  if (isOfNothing(statement, quantity)) return undefined
  // "the new hair falls out in the first weeks and starts again in month four"
  const isLoss = matchesOf(statement, ID, 'loses').some(
    (match) => !hasSemicolon(statement, Math.min(match.to, quantity.to), Math.max(match.from, quantity.from)),
  )
  if (isLoss) return undefined
  const known = treatments.flatMap((treatment) => earliestResult(treatment) ?? [])
  const isFinal = matchesOf(statement, ID, 'final').some(
    (match) =>
      (quantity.from >= match.to ? quantity.from - match.to <= FINAL_WORDS : opens(statement, quantity, match)) &&
      isNearest(statement, quantity, match),
  )
  const finals = isFinal ? treatments.flatMap((treatment) => finalResult(treatment) ?? []) : []
  const [first] = (finals.length > 0 ? finals : known).toSorted((a, b) => a.hours - b.hours)
  return first && quantity.high < first.hours * (data.numbers?.sooner ?? 0)
    ? {
        at: quantity,
        ...(result ? { of: result } : {}),
        text: `the evidence says ${first.when}: ${first.what}`,
        fact: first.id,
      }
    : undefined
}

/** "When the numbness wears off, most people need tablets for a few days": the time is of something else. */
const isAfterClause = ({ sentence: { words, breaks } }: Statement, quantity: Quantity): boolean =>
  /^(?:when|once|after|if|until|while)$/.test(words[0]?.text ?? '') &&
  breaks.slice(1, quantity.from).some((strength) => strength > 0)

function contradictionIn(article: Article, statement: Statement, context: RuleContext): Contradiction | undefined {
  const treatments = treatmentsOf(context.knowledge, statement.treatments)
  if (treatments.length === 0) return undefined
  // where the sentence names no treatment, the kindest window of all that it may be about
  const maybe = statement.mentions.length > 0 ? treatments : treatmentsOf(context.knowledge, statement.maybeTreatments)
  const isOver = matchesOf(statement, ID, 'over').length > 0
  const answersWhen = answersWhenResults(article, statement)
  const { least_hours = 0, least_when_over = 0 } = context.data.numbers ?? {}
  const times = statement.quantities.filter(
    (q) => q.unit === 'hours' && !q.isInterval && (q.high >= least_hours || (isOver && q.high >= least_when_over)),
  )
  for (const quantity of times) {
    // "New hair appears in the second week." after a sentence on redness is of the hair
    const own = statement.effects.length === 0 && isOfHair(statement) ? [] : effectsAt(statement, quantity, maybe)
    if (isAfterClause(statement, quantity) || isOfAnAct(statement) || isOfHistory(statement, quantity)) continue
    if (isOfPermission(statement, quantity)) continue
    // "it eases by day three" is of the way; "hair appears within ten days" is the claim
    if (own.length > 0 && isNoEnd(statement, quantity)) continue
    if (statement.effects.some(({ from }) => from < quantity.from && isOfCare(statement, from))) continue
    // "flakes by day four" says when it begins
    if (quantity.isMoment && quantity.isUpperBound && !isOver && own.length > 1 && !isEnded(statement)) continue
    const named = own.length > 0 ? own : listEffects(article, statement, maybe)
    const says = matchesOf(statement, ID, 'ends').length > 0 || statement.block.kind === 'cell'
    const found =
      named.length > 0
        ? says
          ? wrongWindow(
              quantity,
              named,
              isLoose(statement, quantity),
              matchesOf(statement, ID, 'ends-on').some(
                ({ from, to }) => from <= quantity.to && quantity.from <= to + 1,
              ),
              context,
            )
          : undefined
        : wrongResult(statement, quantity, treatments, answersWhen, context)
    if (found) return found
  }
  const [instant] = matchesOf(statement, ID, 'instant')
  const earliest = treatments.flatMap((treatment) => earliestResult(treatment) ?? [])[0]
  return instant && earliest
    ? { at: instant, text: `the earliest result known is at ${earliest.when}: ${earliest.what}`, fact: earliest.id }
    : undefined
}

/**
 * Flags a duration that the evidence contradicts: an effect over too soon or normal for too long, a result too early.
 * @why    a window that is too short frightens, one that is too long hides a complication
 * @passes After PRP redness fades within one to three days.
 * @passes Call us if the redness after PRP lasts longer than a week.
 * @passes After PRP redness fades in three days, bruises in a week or two.
 * @flags  After PRP any bruise is gone within a day.
 * @flags  Redness for three weeks after PRP is normal.
 * @flags  With PRP new hair is visible within two weeks.
 * @flags  The SMP pigment keeps its full strength for twenty years.
 */
export const contradictsEvidenceDuration: Rule = {
  id: ID,
  check: (article, context) =>
    article.statements.flatMap((statement): Finding[] => {
      if (statement.isTestimonial || statement.isAlarm) return []
      if (isOnePersons(statement)) return []
      const found = contradictionIn(article, statement, context)
      if (!found) return []
      const whole = { from: 0, to: statement.sentence.words.length }
      if (matchesOf(statement, ID, 'ok').some((ok) => overlaps(ok, whole))) return []
      const { at, of = at } = found
      const told = { from: Math.min(at.from, of.from), to: Math.max(at.to, of.to) }
      const { stance, deferred } = context.readStance(statement, told, nextOf(article, statement))
      if (deferred === 'before') return []
      const isGone = stance === 'denied' && matchesOf(statement, ID, 'gone').length > 0
      if (stance !== 'asserted' && !isGone) return []
      const evidence = { text: `${found.text} (${found.fact})`, facts: [found.fact] }
      const core = [wordsSpan(statement, told.from, told.to)]
      return [{ ...findingAt(ID, statement, whole, context, evidence), core }]
    }),
}
