/** What our engine answers: a level by name, and the findings that gave it, each an object with names. */
import type { Found } from './rules.ts'
import { type Answer, LEVELS, type Level, type RuleName, reason, WHOLE_REPORT } from './task.ts'

export interface Finding {
  readonly level: Level
  readonly rule: RuleName
  readonly sign: number | 'whole-report'
}
export interface Verdict {
  readonly level: Level
  readonly findings: readonly Finding[]
}

export function levelName(level: number): Level {
  const name = LEVELS[level]
  if (name === undefined) throw new RangeError(`level ${level} is none of 0 to ${LEVELS.length - 1}`)
  return name
}

export const toFinding = ({ rule, level }: Found, sign: Finding['sign']): Finding => ({
  level: levelName(level),
  rule,
  sign,
})

/** A verdict in the form in which engines are compared. */
export const toAnswer = ({ level, findings }: Verdict): Answer => ({
  level: LEVELS.indexOf(level),
  reasons: findings.map(({ rule, sign }) => reason(rule, sign === 'whole-report' ? WHOLE_REPORT : sign)),
})
