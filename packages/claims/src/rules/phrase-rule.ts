import type { Match } from '../match/matcher.ts'
import type { Reading } from '../statement/stance.ts'
import type { Article, Statement } from '../statement/statement.ts'
import { type Evidence, evidenceFor } from './evidence.ts'
import {
  type Finding,
  fill,
  matchesOf,
  nextOf,
  overlaps,
  type Rule,
  type RuleContext,
  saidWords,
  wordsSpan,
} from './rule.ts'

interface PhraseRule {
  readonly id: string
  /** what the knowledge base holds against it; else what its claims and signs name */
  readonly evidence?: (statement: Statement, context: RuleContext) => Evidence
  /** last word on a match that is asserted */
  readonly accepts?: (
    match: Match,
    reading: Reading,
    statement: Statement,
    article: Article,
    context: RuleContext,
  ) => boolean
  /** groups of patterns that flag; else `says` */
  readonly groups?: readonly string[]
  /** a patient's own words count too */
  readonly hearsPatients?: boolean
  /** stances that count besides "asserted" */
  readonly also?: readonly Reading['stance'][]
}

/** The first and last word of all matches that touch each other. */
function joined(matches: readonly Match[]): { from: number; to: number } {
  return { from: Math.min(...matches.map((m) => m.from)), to: Math.max(...matches.map((m) => m.to)) }
}

/** Makes the finding for words [from, to) of a statement. */
export function findingAt(
  rule: string,
  statement: Statement,
  { from, to }: Pick<Match, 'from' | 'to'>,
  { data, knowledge }: RuleContext,
  evidence: Evidence,
  values: Readonly<Record<string, string>> = {},
): Finding {
  const names = statement.treatments.flatMap((slug) => knowledge.treatments[slug]?.name ?? [])
  return {
    ...wordsSpan(statement, from, to),
    ruleId: rule,
    severity: data.severity,
    reason: fill(data.reason, {
      said: saidWords(statement, from, to),
      fact: evidence.text,
      treatment: names[0] ?? 'this treatment',
      ...values,
    }),
    expected: data.expected,
    facts: evidence.facts,
  }
}

/** A rule that flags what matches the patterns `says` of its data, where the writer asserts it. One finding a sentence. */
export function phraseRule({
  id,
  evidence,
  accepts,
  hearsPatients = false,
  also = [],
  groups = ['says'],
}: PhraseRule): Rule {
  return {
    id,
    check: (article, context) =>
      article.statements.flatMap((statement) => {
        if (statement.isTestimonial && !hearsPatients) return []
        const fine = matchesOf(statement, id, 'ok')
        const said = groups.flatMap((group) => matchesOf(statement, id, group))
        const found = said.filter((match) => {
          if (fine.some((ok) => overlaps(ok, match))) return false
          const reading = context.readStance(statement, match, nextOf(article, statement))
          if (reading.stance !== 'asserted' && !also.includes(reading.stance)) return false
          return accepts?.(match, reading, statement, article, context) ?? true
        })
        if (found.length === 0) return []
        const facts =
          evidence?.(statement, context) ?? evidenceFor(context.knowledge, statement.treatments, context.data)
        return [findingAt(id, statement, joined(found), context, facts)]
      }),
  }
}
