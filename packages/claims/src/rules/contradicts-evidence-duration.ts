import type { Treatment } from '@anagen/kb'
import { COLON } from '../match/words.ts'
import type { Quantity } from '../statement/quantity.ts'
import type { Article, Statement } from '../statement/statement.ts'
import { effectsAt, hasSemicolon, listEffects } from './effects-at.ts'
import { treatmentsOf } from './evidence.ts'
import { isCutByColon } from './inside-claim.ts'
import { keepsColour, lastsTooLong } from './lasting-result.ts'
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
  sentenceSpan,
  wordsSpan,
} from './rule.ts'
import {
  comfortAfter,
  comfortBefore,
  isAfterClause,
  isEnded,
  isLoose,
  isNoEnd,
  isOfAnAct,
  isOfAnother,
  isOfCare,
  isOfCommand,
  isOfHair,
  isOfHistory,
  isOfNothing,
  isOfPermission,
  isOfWaiting,
  isOnePersons,
} from './told-times.ts'
import { type Contradiction, wrongWindow } from './wrong-window.ts'

const ID = 'contradicts-evidence-duration'

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

/** "The hairs fall out at first, and by week ten you comb the finished result": the time is of the result, whatever the sentence names before. */
const isOfFinal = (statement: Statement, quantity: Quantity): boolean =>
  matchesOf(statement, ID, 'final').some(
    (match) =>
      (quantity.from >= match.to ? quantity.from - match.to <= FINAL_WORDS : opens(statement, quantity, match)) &&
      isNearest(statement, quantity, match),
  )

/** "Your final result | is there at month four" */
const isFinalRow = (article: Article, { block, index }: Statement): boolean => {
  const name = article.statements[index - 1]
  return (
    block.kind === 'cell' &&
    name?.block.kind === 'cell' &&
    name.block.text.trim() === block.under.at(-2)?.trim() &&
    matchesOf(name, ID, 'final').length > 0
  )
}

/** "Day 12: denser hair": a time that stands before a colon. */
const isLabel = ({ sentence: { breaks } }: Statement, { from, to }: Quantity): boolean =>
  from === 0 && breaks[to] === COLON

const isWithout = ({ sentence: { words } }: Statement, { from }: { from: number }): boolean =>
  words.slice(Math.max(0, from - 2), from).some(({ text }) => /^(?:without|never|not|no)$/.test(text))

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
  { isWhen, isFinalCell }: { readonly isWhen: boolean; readonly isFinalCell: boolean },
  { data }: RuleContext,
): Contradiction | undefined {
  const has = (group: string): boolean => matchesOf(statement, ID, group).length > 0
  const lasting = lastsTooLong(statement, quantity, treatments, data)
  if (lasting) return { at: quantity, isWhole: true, ...lasting }
  const result = matchesOf(statement, ID, 'results').find(
    (match) =>
      isLabel(statement, quantity) ||
      (isOneClause(statement, match, quantity) && isNearest(statement, quantity, match)),
  )
  const isOfResult = isWhen || isFinalCell || result !== undefined
  const isEarly = has('early') || isFinalCell || isLabel(statement, quantity)
  if (!isOfResult || !isEarly || quantity.isLowerBound) return undefined
  if (isOfNothing(statement, quantity)) return undefined
  // "the new hair falls out in the first weeks and starts again in month four"
  const isFinal = isFinalCell || isOfFinal(statement, quantity)
  // "without falling out" loses nothing
  const isLoss = matchesOf(statement, ID, 'loses').some(
    (match) =>
      !isWithout(statement, match) &&
      !hasSemicolon(statement, Math.min(match.to, quantity.to), Math.max(match.from, quantity.from)),
  )
  if (isLoss && !isFinal) return undefined
  const known = treatments.flatMap((treatment) => earliestResult(treatment) ?? [])
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

function contradictionIn(article: Article, statement: Statement, context: RuleContext): Contradiction | undefined {
  const treatments = treatmentsOf(context.knowledge, statement.treatments)
  if (treatments.length === 0) return undefined
  // where the sentence names no treatment, the kindest window of all that it may be about
  const maybe = statement.mentions.length > 0 ? treatments : treatmentsOf(context.knowledge, statement.maybeTreatments)
  const isOver = matchesOf(statement, ID, 'over').length > 0
  const of = { isWhen: answersWhenResults(article, statement), isFinalCell: isFinalRow(article, statement) }
  const { least_hours = 0, least_when_over = 0 } = context.data.numbers ?? {}
  const times = statement.quantities.filter(
    (q) => q.unit === 'hours' && !q.isInterval && (q.high >= least_hours || (isOver && q.high >= least_when_over)),
  )
  for (const quantity of times) {
    // "New hair appears in the second week." after a sentence on redness is of the hair
    const own =
      (statement.effects.length === 0 && isOfHair(statement)) || isOfFinal(statement, quantity)
        ? []
        : effectsAt(statement, quantity, maybe, context.compiled)
    if (isAfterClause(statement, quantity) || isOfAnAct(statement) || isOfHistory(statement, quantity)) continue
    if (isOfWaiting(statement, quantity) || isOfAnother(statement, quantity)) continue
    if (isOfPermission(statement, quantity) || isOfCommand(statement, quantity, context.compiled)) continue
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
        : wrongResult(statement, quantity, treatments, of, context)
    if (found) return found
  }
  const colour = keepsColour(statement, treatments)
  if (colour) return { ...colour, isWhole: true }
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
      const comfort = comfortBefore(statement, found.at)
      // "still red a month later is right on schedule": what is called fine is said to be so, whatever else the sentence says
      const isCalledFine = comfortAfter(statement, found.at) || matchesOf(statement, ID, 'called-fine').length > 0
      // "ours is not: new hair shows" denies what stands before the colon
      const isFine = matchesOf(statement, ID, 'ok').some(
        (ok) => !isCalledFine && overlaps(ok, whole) && !isCutByColon(statement, ok) && ok.from !== comfort?.to,
      )
      if (isFine) return []
      const { at, of = at } = found
      const told = { from: Math.min(at.from, of.from), to: Math.max(at.to, of.to) }
      const { stance, deferred } = context.readStance(statement, told, nextOf(article, statement))
      if (deferred === 'before') return []
      const isGone = stance === 'denied' && matchesOf(statement, ID, 'gone').length > 0
      const isNormal = stance === 'conditional' && (comfort !== undefined || isCalledFine)
      if (stance !== 'asserted' && !isGone && !isNormal) return []
      const evidence = { text: `${found.text} (${found.fact})`, facts: [found.fact] }
      const core = [found.isWhole ? sentenceSpan(statement) : wordsSpan(statement, told.from, told.to)]
      return [{ ...findingAt(ID, statement, whole, context, evidence), core }]
    }),
}
