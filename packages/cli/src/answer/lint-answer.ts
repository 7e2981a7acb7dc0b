import { type Linted, lineIndex } from '@anagen/claims'
import type { Knowledge } from '@anagen/kb'
import { BadInput } from '../bad-input.ts'
import { frontMatterProblem } from './front-matter-problem.ts'
import { type PlaceRange, placesIn } from './place.ts'

/** One finding as the command writes it. */
export interface LintMessage {
  readonly ruleId: string
  readonly severity: 'error' | 'warning'
  readonly reason: string
  readonly expected: string
  readonly facts: readonly string[]
  readonly suggestion?: string
  readonly place: PlaceRange
}

/** One article as the command writes it. `problem`: it could not be checked, and why. */
export interface LintedFile {
  readonly path: string
  readonly messages: readonly LintMessage[]
  readonly suppressions: readonly {
    readonly ruleId: string
    readonly reason: string
    readonly owner: string
    readonly line: number
    readonly count: number
  }[]
  readonly problem?: string
}

/** @throws BadInput where the front matter cannot be read or names a treatment that does not exist */
export function lintAnswer(
  path: string,
  source: string,
  { article, findings, suppressions }: Linted,
  knowledge: Knowledge,
): LintedFile {
  const { point } = lineIndex(source)
  const place = placesIn(source)
  const problem = frontMatterProblem(source, article, knowledge)
  if (problem) throw new BadInput(`${path}${problem.line === null ? '' : `:${problem.line}`}: ${problem.message}`)
  return {
    path,
    messages: findings.map(({ ruleId, severity, reason, expected, facts, suggestion, start, end }) => ({
      ruleId,
      severity,
      reason,
      expected,
      facts,
      ...(suggestion === undefined ? {} : { suggestion }),
      place: place({ start, end }),
    })),
    suppressions: suppressions.map(({ ruleId, reason, owner, start, count }) => ({
      ruleId,
      reason,
      owner,
      line: point(start).line,
      count,
    })),
  }
}
