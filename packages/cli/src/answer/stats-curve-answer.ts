import {
  type BandStep,
  bandAt,
  type LogRank,
  type MassInterval,
  type Position,
  shareStill,
  type TimeUntil,
} from '@anagen/stats'
import type { GroupCurve } from '../stats/curve-options.ts'
import { quartilesOf } from '../stats/quartiles.ts'

/** One group of it. */
export interface CurveAnswer {
  readonly group: string | null
  readonly unit: string
  /** times were rounded to whole steps of this; 0: as they came */
  readonly grid: number
  readonly n: number
  readonly ended: number
  readonly lastSeen: number
  readonly method: string
  readonly logLikelihood: number
  /** the log-likelihood is at most this far below its maximum */
  readonly gap: number
  /** `right: null` is later than anybody was followed */
  readonly intervals: readonly MassInterval[]
  readonly band: { readonly method: string; readonly confidence: number; readonly steps: readonly BandStep[] }
  readonly quantiles: readonly TimeUntil[]
  /** at the times of --at; `null` where nobody was followed so long */
  readonly at: readonly {
    readonly time: number
    readonly share: Omit<Position, 'time' | 'n' | 'method' | 'confidence'> | null
  }[]
}

/** What `anagen stats curve --json` writes. */
export interface CurvesAnswer {
  readonly groups: readonly CurveAnswer[]
  /** do the groups differ? null for one group, or where that cannot be said */
  readonly comparison: LogRank | null
}

export const curvesOutput = (
  groups: readonly GroupCurve[],
  comparison: LogRank | null,
  unit: string,
  times: readonly number[] = [],
): CurvesAnswer => ({ groups: groupsOutput(groups, unit, times), comparison })

const groupsOutput = (groups: readonly GroupCurve[], unit: string, times: readonly number[]): readonly CurveAnswer[] =>
  groups.map(({ name, grid, curve, band }) => ({
    group: name || null,
    unit,
    grid,
    n: curve.n,
    ended: curve.ended,
    lastSeen: curve.lastSeen,
    method: curve.method,
    logLikelihood: curve.logLikelihood,
    gap: curve.gap,
    intervals: curve.intervals,
    band: { method: band.method, confidence: band.confidence, steps: band.steps },
    quantiles: quartilesOf(curve, band),
    at: times.map((time) => ({
      time,
      share: time > curve.lastSeen ? null : { still: shareStill(curve, time), ...bandAt(band, time) },
    })),
  }))

const cell = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** One row an interval with mass; `still_before` and `still_after` are the shares at its ends. */
export const curvesCsv = (groups: readonly GroupCurve[]): string => {
  const rows = groups.flatMap(({ name, curve }) => {
    let still = 1
    return curve.intervals.map(({ left, right, mass }) => {
      const before = still
      still = Math.max(0, still - mass)
      return [cell(name), left, right ?? '', mass, before, still].join(',')
    })
  })
  return `${['group,left,right,mass,still_before,still_after', ...rows].join('\n')}\n`
}
