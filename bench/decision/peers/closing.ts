/**
 * The end of the answer, for engines that judge one sign at a time: each is spared it, and all get the same plain code,
 * the kindest way to use them.
 */
import {
  type Answer,
  BETTER,
  CONTACT,
  EXPECTED,
  type Report,
  type RuleName,
  raise,
  reason,
  URGENT,
  WATCH,
  WORSE,
} from '../task.ts'

/** What an engine found for one sign: its level, and the names of the rules that gave it. */
export interface SignJudged {
  readonly sign: number
  readonly level: number
  readonly rules: readonly RuleName[]
}

export function closeAnswer(judged: readonly SignJudged[], { trend }: Report): Answer {
  const reasons: number[] = []
  let level: number = EXPECTED
  let serious = 0
  for (const { sign, level: found, rules } of judged) {
    for (const rule of rules.length > 0 ? rules : insideWindow) reasons.push(reason(rule, sign))
    level = Math.max(level, found)
    if (found >= CONTACT) serious++
  }
  if (serious >= 3) {
    level = Math.max(level, URGENT)
    reasons.push(reason('many-signs'))
  }
  if (judged.length === 0) reasons.push(reason('no-sign'))
  else if (trend === WORSE) {
    level = raise(level)
    reasons.push(reason('getting-worse'))
  } else if (trend === BETTER && level === WATCH) {
    level = EXPECTED
    reasons.push(reason('getting-better'))
  }
  return { level, reasons }
}

const insideWindow: readonly RuleName[] = ['inside-window']
