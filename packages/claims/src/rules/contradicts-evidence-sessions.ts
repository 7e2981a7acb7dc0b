import type { Treatment } from '@anagen/kb'
import { COLON } from '../match/words.ts'
import { A_DAY } from '../statement/hours.ts'
import type { Statement } from '../statement/statement.ts'
import { inWords, treatmentsOf } from './evidence.ts'
import { findingAt } from './phrase-rule.ts'
import { type Finding, isOneClause, LOOSE, matchesOf, nextOf, type Rule, type RuleContext } from './rule.ts'
import { isOnePersons } from './told-times.ts'

const ID = 'contradicts-evidence-sessions'
/** used daily or as the label says: no course of sessions */
export const AT_HOME: ReadonlySet<Treatment['category']> = new Set(['topical', 'oral', 'supplement'])

interface Found {
  /** a number that may be of something else than a course */
  readonly isLoose?: boolean
  readonly at: { readonly from: number; readonly to: number }
  readonly text: string
  readonly fact: string
}

export const courseText = ({ name, course }: Treatment): string => {
  const { sessions, intervalDays } = course
  const count = sessions.from === sessions.to ? `${sessions.from}` : `${sessions.from} to ${sessions.to}`
  const gap =
    intervalDays.from === intervalDays.to ? `${intervalDays.from}` : `${intervalDays.from} to ${intervalDays.to}`
  return `the course of ${name} is ${count} sessions, ${gap} days apart (${course.id})`
}

const COUNTS =
  /^(?:(?:number|no\.?|how many) (?:of )?)?(?:sessions?|visits?|treatments?|sittings?|appointments?)(?: (?:needed|required|recommended|necessary|in all|in total|per course))?$/i

/** "Sessions needed | 1" */
const isCountCell = ({ block }: Statement): boolean =>
  block.kind === 'cell' && COUNTS.test((block.under.at(-2) ?? '').trim())

function wrongCount(statement: Statement, all: readonly Treatment[], { data }: RuleContext): Found | undefined {
  const treatments = all.filter(({ category }) => !AT_HOME.has(category))
  if (treatments.length === 0) return undefined
  const low = data.numbers?.low ?? 1
  const high = data.numbers?.high ?? 1
  for (const quantity of statement.quantities) {
    if (quantity.unit !== 'sessions') continue
    // "a new needle after every four injections" is a rhythm, no number of a course
    if (/^(?:every|each)$/.test(statement.sentence.words[quantity.from - 1]?.text ?? '')) continue
    if (matchesOf(statement, ID, 'enough').length === 0 && !isCountCell(statement)) continue
    const wrong = treatments.every(
      ({ course: { sessions } }) => quantity.high < sessions.from * low || quantity.low > sessions.to * high,
    )
    const [first] = treatments
    if (wrong && first)
      return { at: quantity, text: courseText(first), fact: first.course.id, isLoose: !isCountCell(statement) }
  }
  const [single] = [...matchesOf(statement, ID, 'never-again'), ...matchesOf(statement, ID, 'single')]
  const [first] = treatments
  return single && first && treatments.every(({ course }) => course.sessions.from > 1)
    ? { at: single, text: courseText(first), fact: first.course.id }
    : undefined
}

/** Is every number of sessions that a sentence names within the course of a treatment that it is about? */
export function agreesWithCourse({ quantities }: Statement, treatments: readonly Treatment[]): boolean {
  const counts = quantities.filter(({ unit }) => unit === 'sessions')
  return (
    counts.length > 0 &&
    counts.every(({ low, high }) =>
      treatments.some(({ course: { sessions } }) => sessions.from <= low && high <= sessions.to),
    )
  )
}

const BESIDE = 8

/** The words of a course and its gap stand in one part of the sentence. */
function isBeside(
  { sentence: { breaks } }: Statement,
  a: { from: number; to: number },
  b: { from: number; to: number },
): boolean {
  const [from, to] = a.to <= b.from ? [a.to, b.from] : [b.to, a.from]
  return to - from <= BESIDE && !breaks.slice(from, to + 1).some((strength) => strength >= COLON)
}

function wrongInterval(statement: Statement, all: readonly Treatment[], { data }: RuleContext): Found | undefined {
  const high = data.numbers?.high ?? 1
  const treatments = all.filter(({ category }) => !AT_HOME.has(category))
  // "spray it on every four hours" is care after the session of a clinic, and the course of a cap
  const isWorn = treatments.every(({ category }) => category === 'device')
  const course = ['course', ...(isWorn ? ['course-home'] : [])].flatMap((group) => matchesOf(statement, ID, group))
  for (const quantity of statement.quantities) {
    if (!quantity.isInterval || quantity.unit !== 'hours' || treatments.length === 0) continue
    if (!course.some((match) => isBeside(statement, match, quantity))) continue
    const days = { low: quantity.low / A_DAY, high: quantity.high / A_DAY }
    // what is repeated at longer intervals is upkeep, after the course
    const isUpkeep = matchesOf(statement, ID, 'upkeep').length > 0
    const wrong = treatments.every(
      ({ course: { intervalDays } }) =>
        days.high * high * 2 < intervalDays.from || (!isUpkeep && days.low > intervalDays.to * high * 2),
    )
    const [first] = treatments
    if (wrong && first)
      return {
        at: quantity,
        text: `${courseText(first)}, not every ${inWords(quantity.high)}`,
        fact: first.course.id,
        isLoose: true,
      }
  }
  return undefined
}

/**
 * Flags a number of sessions, or a gap between them, that the evidence contradicts.
 * @why    too few sold as enough, or too many sold as needed, misleads about effect and cost
 * @passes PRP is given as three to five sessions about a month apart.
 * @flags  One session of PRP is enough.
 * @flags  PRP sessions are given every three days.
 */
export const contradictsEvidenceSessions: Rule = {
  id: ID,
  check: (article, context) =>
    article.statements.flatMap((statement): Finding[] => {
      if (statement.isTestimonial || isOnePersons(statement)) return []
      const treatments = treatmentsOf(context.knowledge, statement.treatments)
      if (treatments.length === 0) return []
      const found = wrongCount(statement, treatments, context) ?? wrongInterval(statement, treatments, context)
      if (!found) return []
      const isSaid = matchesOf(statement, ID, 'never-again').some(({ from }) => from === found.at.from)
      if (!isSaid && matchesOf(statement, ID, 'ok').some((ok) => isOneClause(statement, ok, found.at))) return []
      const { stance, deferred } = context.readStance(statement, found.at, nextOf(article, statement))
      if (stance !== 'asserted' || deferred) return []
      const finding = findingAt(ID, statement, found.at, context, { text: found.text, facts: [found.fact] })
      return [found.isLoose ? { ...finding, strength: LOOSE } : finding]
    }),
}
