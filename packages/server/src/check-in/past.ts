import type { ReportedSign } from '@anagen/engine'

/** As much of a sign as an earlier report tells a later one. */
export type PastSign = Pick<ReportedSign, 'sign' | 'grade' | 'trend'>

/** What somebody said once. */
export interface PastReport {
  /** milliseconds since 1970 */
  readonly at: number
  readonly signs: readonly PastSign[]
}

export const pastPlace = (clinicId: string, patientId: string): string => `patient_past/${clinicId}/${patientId}`

const setOf = ({ signs }: PastReport): string => [...new Set(signs.map(({ sign }) => sign))].sort().join(' ')

const gradeIn = ({ signs }: PastReport, sign: string): number | null => {
  const grades = signs.flatMap((one) => (one.sign === sign && one.grade !== null ? [one.grade] : []))
  return grades.length === 0 ? null : Math.max(...grades)
}

/** The last of some reports of the same signs, with the grade that each was last known to have, and whether it eased on the way. */
const lastOf = (run: readonly PastReport[]): PastReport => {
  const last = run.at(-1) as PastReport
  return {
    at: last.at,
    signs: [...new Set(last.signs.map(({ sign }) => sign))].map((sign) => {
      const told = run.flatMap((report) => report.signs.filter((one) => one.sign === sign))
      const grades = run.map((report) => gradeIn(report, sign)).filter((grade) => grade !== null)
      const fell = grades.some((grade, i) => grade < (grades[i - 1] ?? grade))
      const eased = fell || told.some(({ trend }) => trend === 'better')
      return { sign, grade: (grades.at(-1) ?? null) as PastSign['grade'], trend: eased ? 'better' : 'same' }
    }),
  }
}

/** Reports that follow on each other with the same signs. */
const runsOf = (reports: readonly PastReport[]): readonly (readonly PastReport[])[] => {
  const runs: PastReport[][] = []
  let before: string | null = null
  for (const report of reports) {
    const set = setOf(report)
    if (set === before) runs.at(-1)?.push(report)
    else runs.push([report])
    before = set
  }
  return runs
}

const HOUR_MS = 3_600_000
const WEEK_MS = 168 * HOUR_MS

/** They say as much as the first and the last of them, with one a week between: nobody looks back for ever (reach.ts), and what was there before is still told. */
const shortRun = (run: readonly PastReport[]): readonly PastReport[] => {
  let kept = Number.NEGATIVE_INFINITY
  return run.flatMap((report, i) => {
    if (report.at - kept < WEEK_MS && i < run.length - 1) return []
    kept = report.at
    return i === 0 ? report : lastOf(run.slice(0, i + 1))
  })
}

const shortened = (reports: readonly PastReport[]): readonly PastReport[] => runsOf(reports).flatMap(shortRun)

// nobody feels otherwise so often: what programs send must not make each check-in slower than the one before
const MOST = 200
const STEPS_HOURS = [6, 24, 168, 720, 8760]

/** Very many reports of some hours: how it began, all that was there, what of it was never away, that it eased, how it ended. They raise what the many would. */
const gist = (reports: readonly PastReport[]): readonly PastReport[] => {
  const [first, last] = [reports[0] as PastReport, reports.at(-1) as PastReport]
  const ids = [...new Set(reports.flatMap(({ signs }) => signs.map(({ sign }) => sign)))]
  const grades = (sign: string) => reports.map((report) => gradeIn(report, sign)).filter((grade) => grade !== null)
  const told = (sign: string, pick: (...all: number[]) => number, trend: PastSign['trend']): PastSign => {
    const known = grades(sign)
    return { sign, grade: (known.length === 0 ? null : pick(...known)) as PastSign['grade'], trend }
  }
  const always = ids.filter((sign) => reports.every(({ signs }) => signs.some((one) => one.sign === sign)))
  const inLast = new Set(last.signs.map(({ sign }) => sign))
  return [
    first,
    { at: first.at, signs: ids.map((sign) => told(sign, Math.max, 'same')) },
    { at: last.at, signs: always.map((sign) => told(sign, Math.max, 'same')) },
    { at: last.at, signs: ids.map((sign) => told(sign, Math.min, 'better')) },
    { at: last.at, signs: ids.filter((sign) => inLast.has(sign)).map((sign) => told(sign, Math.min, 'better')) },
  ]
}
const GIST = 5

/** As few reports as tell a later one the same, the oldest first. */
export const shortPast = (reports: readonly PastReport[]): readonly PastReport[] => {
  let short = shortened([...reports].sort((a, b) => a.at - b.at))
  for (const hours of STEPS_HOURS) {
    if (short.length <= MOST) break
    const together = Map.groupBy(short, ({ at }) => Math.floor(at / (hours * HOUR_MS)))
    short = [...together.values()].flatMap((some) => (some.length > GIST ? gist(some) : some))
  }
  return short
}
