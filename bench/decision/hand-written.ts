/**
 * What a programmer writes for this one task and no other: typed columns, numbers for names, every rule in one body.
 * It is the measure that our engine is held against (at most twice as slow), not a style to follow.
 */
import {
  type Answer,
  BETTER,
  CONTACT,
  EXPECTED,
  RAISED,
  type Report,
  type Row,
  reason,
  SIGN_COUNT,
  URGENT,
  WATCH,
  WORSE,
} from './task.ts'

const RED_FLAG = reason('red-flag', 0)
const UNLISTED = reason('unlisted', 0)
const BEFORE_ONSET = reason('before-onset', 0)
const PAST_UPPER = reason('past-upper', 0)
const ABOVE_GRADE = reason('above-grade', 0)
const LIFE_THREATENING_GRADE = reason('life-threatening-grade', 0)
const MODIFIER = reason('modifier', 0)
const INSIDE_WINDOW = reason('inside-window', 0)
const MANY_SIGNS = reason('many-signs')
const GETTING_WORSE = reason('getting-worse')
const NO_SIGN = reason('no-sign')
const GETTING_BETTER = reason('getting-better')

const NOT_LISTED = -1

export function compileByHand(rows: readonly Row[]): (report: Report) => Answer {
  const onset = Int16Array.from(rows, (row) => row.onsetHours)
  const upper = Int16Array.from(rows, (row) => (row.isListed ? row.upperHours : NOT_LISTED))
  const highestGrade = Int8Array.from(rows, (row) => row.highestGrade)
  const redFlag = Uint8Array.from(rows, (row) => row.redFlag)
  const raisedBy = Uint8Array.from(rows, (row) => row.raisedBy)
  const raised = Uint8Array.from(RAISED)

  return ({ treatment, hours, trend, modifiers, signs }) => {
    const reasons: number[] = []
    let count = 0
    let highest = EXPECTED
    let serious = 0
    for (let i = 0; i < signs.length; i++) {
      const reported = signs[i]
      if (reported === undefined) break
      const { sign, grade } = reported
      const at = treatment * SIGN_COUNT + sign
      const before = count
      let level: number = redFlag[at] ?? EXPECTED
      if (level > EXPECTED) reasons[count++] = RED_FLAG + sign
      const until = upper[at] ?? NOT_LISTED
      if (until === NOT_LISTED) {
        if (level < CONTACT) level = CONTACT
        reasons[count++] = UNLISTED + sign
      } else {
        if (hours < (onset[at] ?? 0)) {
          if (level < CONTACT) level = CONTACT
          reasons[count++] = BEFORE_ONSET + sign
        } else if (hours > until) {
          if (level < CONTACT) level = CONTACT
          reasons[count++] = PAST_UPPER + sign
        }
        const above = grade - (highestGrade[at] ?? 0)
        if (above > 0) {
          const found = above > 1 ? URGENT : CONTACT
          if (level < found) level = found
          reasons[count++] = ABOVE_GRADE + sign
        }
      }
      if (grade === 4) {
        if (level < URGENT) level = URGENT
        reasons[count++] = LIFE_THREATENING_GRADE + sign
      }
      if ((raisedBy[at] ?? 0) & modifiers) {
        level = raised[level] ?? level
        reasons[count++] = MODIFIER + sign
      }
      if (count === before) reasons[count++] = INSIDE_WINDOW + sign
      if (level > highest) highest = level
      if (level >= CONTACT) serious++
    }
    if (serious >= 3) {
      if (highest < URGENT) highest = URGENT
      reasons[count++] = MANY_SIGNS
    }
    if (signs.length === 0) reasons[count++] = NO_SIGN
    else if (trend === WORSE) {
      highest = raised[highest] ?? highest
      reasons[count++] = GETTING_WORSE
    } else if (trend === BETTER && highest === WATCH) {
      highest = EXPECTED
      reasons[count++] = GETTING_BETTER
    }
    return { level: highest, reasons }
  }
}
