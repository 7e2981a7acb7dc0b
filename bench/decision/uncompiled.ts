/**
 * The same rules as ours.ts, run anew on every report instead of once per situation. It shows what compiling gains, and
 * as the plainest reading of the rules it checks the tables.
 */
import { type Found, finalLevel, highest, judgeReport, judgeSign, MANY_SERIOUS, type Phase } from './rules.ts'
import { CONTACT, EXPECTED, type Report, type Row, rowFor } from './task.ts'
import { type Finding, levelName, toFinding, type Verdict } from './verdict.ts'

export function interpret(rows: readonly Row[]): (report: Report) => Verdict {
  return ({ treatment, hours, trend, modifiers, signs }) => {
    const judged = signs.map(({ sign, grade }) => {
      const row = rowFor(rows, treatment, sign)
      const found = judgeSign({ row, phase: phaseOf(hours, row), grade, isRaised: (row.raisedBy & modifiers) !== 0 })
      return { sign, found, level: highest(found) }
    })
    const tally = {
      level: Math.max(EXPECTED, ...judged.map(({ level }) => level)),
      hasSigns: signs.length > 0,
      hasManySerious: judged.filter(({ level }) => level >= CONTACT).length >= MANY_SERIOUS,
      trend,
    }
    const closing = judgeReport(tally)
    const findings = [
      ...judged.flatMap(({ sign, found }) => found.map(named(sign))),
      ...closing.map(named('whole-report')),
    ]
    return { level: levelName(finalLevel(tally, closing)), findings }
  }
}

const named =
  (sign: Finding['sign']) =>
  (found: Found): Finding =>
    toFinding(found, sign)

function phaseOf(hours: number, { onsetHours, upperHours }: Row): Phase {
  if (hours < onsetHours) return 'before'
  return hours > upperHours ? 'past' : 'inside'
}
