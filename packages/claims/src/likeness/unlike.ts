import { type Finding, sentenceSpan } from '../rules/rule.ts'
import type { Article, Statement } from '../statement/statement.ts'
import type { LikenessOf } from './likeness.ts'

/**
 * Log-odds below which a sentence is like no claim of a rule at all.
 */
const UNLIKE = -10

/** what harms when it is followed is told, however unlike */
const GRAVE: ReadonlySet<string> = new Set(['unsafe-instruction', 'missing-when-to-seek-help'])

/** Rests on an amount or a name, which the sentence may mean of something else. */
const isDoubtful = ({ ruleId, strength }: Finding): boolean => strength === undefined && !GRAVE.has(ruleId)

/** Does a finding stand in a sentence? */
function holds(statement: Statement, finding: Finding): boolean {
  const { start, end } = sentenceSpan(statement)
  return start < finding.end && finding.start < end
}

/** Leaves out doubtful findings in sentences that are like no labelled claim of their rule: "a day's redness may come along". */
export const withoutUnlike = (
  findings: readonly Finding[],
  { statements }: Article,
  likenessOf: LikenessOf,
): readonly Finding[] =>
  findings.filter((finding) => {
    // beside another claim, the sentence is like that one
    const isBeside = (other: Finding): boolean =>
      statements.some((statement) => holds(statement, finding) && holds(statement, other))
    if (!isDoubtful(finding) || findings.some((other) => other !== finding && isBeside(other))) return true
    const scores = statements.flatMap((statement) =>
      holds(statement, finding) && statement.block.kind !== 'title'
        ? (likenessOf(statement)?.scoreOf(finding.ruleId) ?? Number.POSITIVE_INFINITY)
        : [],
    )
    return scores.length === 0 || scores.some((score) => score > UNLIKE)
  })
