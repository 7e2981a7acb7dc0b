import { type Grade, type Hours, TRENDS, type Trend } from '@anagen/kb'
import type { EarlierReport } from '../report.ts'
import type { SignSeen } from './sign-seen.ts'

/** The worse of two trends. */
export const worst = (a: Trend, b: Trend): Trend => (TRENDS.indexOf(a) >= TRENDS.indexOf(b) ? a : b)

/** What a row of reports says of one sign. */
interface History {
  readonly gap: boolean
  readonly eased: boolean
  readonly lastGrade: Grade | null
  /** hours ago of the first report that had it without a gap since; null = none had it */
  readonly since: Hours | null
  /** that first report called it new: it began then */
  readonly beganThen: boolean
}

/** The same reports, the oldest first. */
export const oldestFirst = (earlier: readonly EarlierReport[]): readonly EarlierReport[] =>
  earlier.every(({ hoursAgo }, i) => hoursAgo <= (earlier[i - 1]?.hoursAgo ?? hoursAgo))
    ? earlier
    : [...earlier].sort((a, b) => b.hoursAgo - a.hoursAgo)

/** What one report says of one sign, its entries joined; null = it does not have it. */
const saidOf = (sign: string, { signs }: EarlierReport) => {
  let said: { grade: Grade | null; isBetter: boolean; isNew: boolean } | null = null
  for (const entry of signs) {
    if (entry.sign !== sign) continue
    said ??= { grade: null, isBetter: false, isNew: false }
    if (entry.grade !== null && (said.grade === null || entry.grade > said.grade)) said.grade = entry.grade
    if (entry.trend === 'better') said.isBetter = true
    if (entry.trend === 'new') said.isNew = true
  }
  return said
}

const historyOf = (sign: string, earlier: readonly EarlierReport[]): History => {
  let [gap, eased, beganThen] = [false, false, false]
  let lastGrade: Grade | null = null
  let since: Hours | null = null
  for (const report of oldestFirst(earlier)) {
    const said = saidOf(sign, report)
    if (!said) {
      // it was there, and is not
      if (lastGrade !== null || since !== null) gap = true
      since = null
      beganThen = false
      continue
    }
    const { grade } = said
    eased ||= said.isBetter || (grade !== null && lastGrade !== null && grade < lastGrade)
    lastGrade = grade ?? lastGrade
    if (since !== null) continue
    since = report.hoursAgo
    beganThen = said.isNew
  }
  return { gap, eased, lastGrade, since, beganThen }
}

/** What earlier reports add: a higher grade than last time is `worse`, an absence in between is a gap. They never calm. */
export const withEarlier = (now: SignSeen, earlier: readonly EarlierReport[]): SignSeen => {
  if (earlier.length === 0) return now
  const { gap, eased, lastGrade, since, beganThen } = historyOf(now.sign, earlier)
  const grew = lastGrade !== null && now.gradeKnown && now.grade > lastGrade
  const trend = grew ? worst(now.trend, 'worse') : now.trend
  return {
    ...now,
    trend,
    presentFor: Math.max(now.presentFor, since ?? 0),
    beganEarliest: now.beganEarliest ?? (beganThen ? since : null),
    beganUnsaid: now.beganUnsaid && !beganThen,
    afterGap: now.afterGap || gap,
    betterThenWorse: now.betterThenWorse || (eased && trend === 'worse'),
  }
}
