import type { ClaimRuleData, Knowledge } from '@anagen/kb'
import { type SourceSpan, sourceSpan } from '../article/block.ts'
import type { Compiled } from '../match/compile.ts'
import type { Match } from '../match/matcher.ts'
import type { ReadStance } from '../statement/stance.ts'
import type { Article, Statement } from '../statement/statement.ts'

/** What a rule found: where, what the article says, what it should say, and the facts behind it. */
export interface Finding extends SourceSpan {
  readonly ruleId: string
  readonly severity: 'error' | 'warning'
  readonly reason: string
  readonly expected: string
  readonly facts: readonly string[]
  /** the words that it rests on, where they are fewer than the place that it names */
  readonly core?: readonly SourceSpan[]
  /** how many patterns agree on it, direct ones counted twice; absent: it rests on an amount, a name or what is missing */
  readonly strength?: number
  /** told only where nothing else of its rule is */
  readonly ifAlone?: boolean
  /** wording that the facts support, where one can be offered */
  readonly suggestion?: string
}

/** The words that a finding rests on. */
export const coreOf = ({ core, start, end }: Finding): readonly SourceSpan[] => core ?? [{ start, end }]

/** What a rule may know. */
export interface RuleContext {
  readonly knowledge: Knowledge
  readonly compiled: Compiled
  readonly readStance: ReadStance
  readonly data: ClaimRuleData
  /** ISO date such as 2026-11-21; null: unknown, and no rule asks for it */
  readonly today: string | null
}

/** One rule: it finds, it never ranks, prints or throws. */
export interface Rule {
  readonly id: string
  readonly check: (article: Article, context: RuleContext) => readonly Finding[]
}

const NO_MATCHES: readonly Match[] = []

/** Matches of `<rule>/<group>` in a statement. */
export const matchesOf = (statement: Statement, rule: string, group: string): readonly Match[] =>
  statement.matches.length === 0
    ? NO_MATCHES
    : statement.matches.filter(({ owner, part }) => part === group && owner === rule)

export const overlaps = (a: Pick<Match, 'from' | 'to'>, b: Pick<Match, 'from' | 'to'>): boolean =>
  a.from < b.to && b.from < a.to

/** Patterns with a gap, or with words anywhere beside them, read more into a sentence than those that it says word for word. */
const DIRECT = 2
const INFERRED = 1
/** Strength of a finding that one pattern infers. */
export const FAINT = INFERRED
const isDirect = (pattern: string): boolean => !/\.\.| & /.test(pattern)

/** Strength of what "most people" or "rare" says: no figure. */
export const VAGUE = INFERRED

/** Rules on what harms when it is followed: nothing else that is found hides them. */
export const GRAVE: ReadonlySet<string> = new Set(['unsafe-instruction', 'missing-when-to-seek-help'])

/** Strength of an amount or an effect that the sentence may mean of something else than the treatment. */
export const LOOSE = DIRECT

/** How many patterns agree, direct ones counted twice. */
export const strengthOf = (matches: readonly Match[]): number =>
  [...new Set(matches.map(({ pattern }) => pattern))].reduce(
    (sum, pattern) => sum + (isDirect(pattern) ? DIRECT : INFERRED),
    0,
  )

const STRONG = 2

/** No bracket, dash or semicolon between two ranges of words. */
export function isOneClause(
  { sentence: { breaks } }: Statement,
  a: Pick<Match, 'from' | 'to'>,
  b: Pick<Match, 'from' | 'to'>,
): boolean {
  const [from, to] = a.to <= b.from ? [a.to, b.from] : [b.to, a.from]
  return !breaks.slice(from, to + 1).some((strength) => strength >= STRONG)
}

/** Where words [from, to) of a statement stand in the file. */
export function wordsSpan({ block, sentence }: Statement, from: number, to: number): SourceSpan {
  const start = sentence.words[from]?.start ?? sentence.start
  const end = sentence.words[to - 1]?.end ?? sentence.end
  return sourceSpan(block, start, end)
}

/** Where all the words of a statement stand in the file. */
export const sentenceSpan = (statement: Statement): SourceSpan =>
  wordsSpan(statement, 0, statement.sentence.words.length)

const LONGEST_QUOTE = 90

/** The words of a statement as a message quotes them, on one line. */
export function saidWords({ block, sentence }: Statement, from: number, to: number): string {
  const text = block.text.slice(
    sentence.words[from]?.start ?? sentence.start,
    sentence.words[to - 1]?.end ?? sentence.end,
  )
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE).replace(/\s\S*$/, '')} …` : line
}

/** Fills {said}, {fact}, {treatment}, {others} of a rule's text. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)

export const nextOf = (article: Article, { index }: Statement): Statement | undefined => article.statements[index + 1]
