import type { Hours, Instruction } from '@anagen/kb'
import { activitiesIn, type CareWords, careWords } from '../care/care-words.ts'
import type { Article, Statement } from '../statement/statement.ts'
import { isCommand } from './command.ts'
import { treatmentsOf } from './evidence.ts'
import { findingAt, tellsWhenToCall } from './phrase-rule.ts'
import { type Finding, matchesOf, nextOf, type RuleContext } from './rule.ts'

const ID = 'unsafe-instruction'
/** words between what is allowed and the words that allow it */
const REACH = 5
/** a ban that is over within a day is not broken by a sentence that names no time */
const SHORT_BAN: Hours = 24
/** allowed so much before its time counts: half of the ban */
const SHARE = 0.5
/** a ban has begun by then */
const SOON: Hours = 24
const STRONG = 2

interface Barred {
  readonly rule: Instruction
  readonly from: number
  readonly to: number
}

interface Range {
  readonly from: number
  readonly to: number
}

const gapOf = (a: Range, b: Range): Range => (a.to <= b.from ? { from: a.to, to: b.from } : { from: b.to, to: a.from })

/** Not far apart, and no dash, bracket or semicolon between them. */
function isBeside({ sentence: { breaks } }: Statement, a: Range, b: Range): boolean {
  const { from, to } = gapOf(a, b)
  return to - from <= REACH && !breaks.slice(from, to + 1).some((strength) => strength >= STRONG)
}

const timesIn = ({ quantities }: Pick<Statement, 'quantities'>): Hours[] =>
  quantities.filter(({ unit, isInterval }) => unit === 'hours' && !isInterval).map(({ high }) => high)

/** A line that only names a time opens what stands after it: "Day 30.", "From week four:" */
const ONLY_A_TIME = 6

/** The times of the place: the other cells of the row, the short sentence before, the heading. */
function timesAround(article: Article, statement: Statement): Hours[] {
  const { block, index } = statement
  const { statements } = article
  if (block.kind === 'cell') {
    const names = [block.text.trim(), block.under.at(-2)]
    const row = statements
      .slice(Math.max(0, index - CELLS), index + CELLS)
      .filter(
        (other) =>
          other.block === block ||
          (other.block.kind === 'cell' &&
            (names.includes(other.block.text.trim()) || names.includes(other.block.under.at(-2)))),
      )
    const times = row.flatMap(timesIn)
    if (times.length > 0) return times
  }
  for (const other of [statements[index - 1], statements[index - 2]]) {
    if (other?.block !== block) break
    const times = other.sentence.words.length <= ONLY_A_TIME ? timesIn(other) : []
    if (times.length > 0) return times
  }
  const heading = statements
    .slice(0, index)
    .findLast((other) => other.block.kind === 'heading' || other.block.kind === 'title')
  return heading && heading.block.text.trim() === block.under.at(-1) ? timesIn(heading) : []
}
const CELLS = 12

/** The time from which the sentence allows it: the end of the last time it names; 0 for "straight away"; else that of its place; null: no time. */
function freeFrom(article: Article, statement: Statement): Hours | null {
  const times = timesIn(statement)
  if (times.length > 0) return Math.max(...times)
  if (matchesOf(statement, ID, 'at-once').length > 0) return 0
  const around = timesAround(article, statement)
  return around.length > 0 ? Math.max(...around) : null
}

/** What the longest rule that forbids the activity after a session says. */
function barOf(
  activity: string,
  statement: Statement,
  { knowledge }: RuleContext,
  words: CareWords,
): Instruction | undefined {
  return treatmentsOf(knowledge, statement.treatments)
    .flatMap(({ instructions }) => instructions)
    .filter((rule) => rule.kind !== 'before' && rule.strength !== 'may' && rule.window.from <= SOON)
    .filter((rule) => words.rolesOf(rule).bars?.includes(activity))
    .toSorted((a, b) => b.window.to - a.window.to)[0]
}

const A_NAME = 5

/** "Sauna | from the second evening": the row says from when. */
function isPermitRow({ statements }: Article, { block, index, sentence }: Statement): boolean {
  const next = statements[index + 1]
  return (
    block.kind === 'cell' &&
    sentence.words.length <= A_NAME &&
    next?.block.kind === 'cell' &&
    next.block.under.at(-2) === block.text.trim() &&
    /^\W*(?:from|after|once|allowed|fine|yes|ok|okay|same day|straight away|at once|immediately|day|week|next day)\b/i.test(
      next.block.text,
    ) &&
    timesIn(next).length > 0
  )
}

function barredIn(article: Article, statement: Statement, context: RuleContext, words: CareWords): Barred | undefined {
  const next = [
    ...matchesOf(statement, ID, 'permits-next'),
    ...matchesOf(statement, ID, 'commands').filter(
      (match) =>
        isCommand(statement, match, context.compiled) && statement.sentence.words[match.from - 1]?.text !== 'to',
    ),
  ]
  const last = matchesOf(statement, ID, 'permits-last')
  const isRow = isPermitRow(article, statement)
  const isEndorsed = matchesOf(statement, ID, 'endorses').length > 0
  if ((next.length + last.length === 0 && !isRow && !isEndorsed) || matchesOf(statement, ID, 'keeps-off').length > 0)
    return undefined
  const free = freeFrom(article, statement)
  // "allowed again": a wait has ended
  if (free === null && statement.sentence.words.some(({ text }) => text === 'again')) return undefined
  const unclear = matchesOf(statement, ID, 'unclear-acts')
  for (const { what, from, to } of activitiesIn(statement.sentence, words)) {
    if (unclear.some((match) => match.from <= from && to <= match.to)) continue
    if (statement.mentions.some((mention) => mention.from < to && from < mention.to)) continue
    if (statement.effects.some((effect) => effect.from < to && from < effect.to)) continue
    const act = { from, to }
    const isPermitted =
      isRow ||
      isEndorsed ||
      next.some((permit) => permit.to <= from && isBeside(statement, permit, act)) ||
      last.some((permit) => permit.from >= to && isBeside(statement, permit, act))
    if (!isPermitted) continue
    for (const activity of what) {
      const rule = barOf(activity, statement, context, words)
      if (!rule) continue
      const isTooEarly = free === null ? rule.window.to > SHORT_BAN : free < rule.window.to * SHARE
      if (isTooEarly) return { rule, from, to }
    }
  }
  return undefined
}

/** Sentences that allow or tell people to do what the instructions of the treatment forbid at that time: "a sauna does no harm". */
export function barredActs(article: Article, context: RuleContext): readonly Finding[] {
  const words = careWords(context.knowledge)
  return article.statements.flatMap((statement): Finding[] => {
    if (statement.isTestimonial || statement.block.kind === 'heading' || tellsWhenToCall(statement)) return []
    const found = barredIn(article, statement, context, words)
    if (!found) return []
    const { stance } = context.readStance(statement, found, nextOf(article, statement))
    if (!['asserted', 'conditional', 'questioned'].includes(stance)) return []
    const whole = { from: 0, to: statement.sentence.words.length }
    const evidence = { text: `${found.rule.instruction.replace(/\.$/, '')} (${found.rule.id})`, facts: [found.rule.id] }
    return [findingAt(ID, statement, whole, context, evidence)]
  })
}
