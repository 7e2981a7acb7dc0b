import type { decide as Decide, Report, ReportedSign, Verdict } from '@anagen/engine'
import { type Alternative, type Knowledge, rank } from '@anagen/kb'
import fc from 'fast-check'
import { gradesOf, reportOf } from './reports.ts'

/** One law of docs/safety and the design: what must hold of `decide` for every report. `holds` throws with the counterexample. */
export interface Law {
  readonly name: string
  readonly holds: (decide: typeof Decide, knowledge: Knowledge) => void
}

export const RUNS = 1000

export const forAll = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => boolean, runs = RUNS): void =>
  fc.assert(fc.property(arbitrary, holds), { numRuns: runs })

export const atLeast = (higher: Verdict, lower: Verdict): boolean => rank(higher.level) >= rank(lower.level)
export const without = <T>(list: readonly T[], index: number): T[] => list.filter((_, i) => i !== index)
export const change = (report: Report, index: number, changed: Partial<ReportedSign>): Report => ({
  ...report,
  signs: report.signs.map((s, i) => (i === index ? { ...s, ...changed } : s)),
})

/** A report in which exactly the items of one alternative hold, at `hours`. */
export const reportMatching = (items: Alternative, slug: string, hours: number, knowledge: Knowledge): Report =>
  reportOf({
    treatments: [{ slug, hoursSince: hours }],
    signs: items.flatMap((item) =>
      item.sign === null
        ? []
        : [
            {
              sign: item.sign,
              grade: item.grade ?? gradesOf(item.sign, knowledge)[0] ?? 1,
              trend: item.trend,
              afterGap: item.afterGap,
              oneSided: item.oneSided,
            },
          ],
    ),
    modifiers: items.flatMap((item) => item.modifier ?? []),
    temperatureC: items.reduce<number | null>(
      (t, item) => (item.temperature !== null && (t === null || item.temperature > t) ? item.temperature : t),
      null,
    ),
  })

export const hourFor = (items: Alternative): number =>
  Math.max(
    0,
    ...items.map((item) => Math.max(item.fromHours ?? 0, item.beyondHours === null ? 0 : item.beyondHours + 1)),
  )
export const endless = (items: Alternative): boolean => items.every((item) => item.beforeHours === null)
