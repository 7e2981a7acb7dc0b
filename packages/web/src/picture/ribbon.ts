import { type Finding, showHours } from '@anagen/engine'
import type { Effect, Hours, Knowledge } from '@anagen/kb'
import { area, curveLinear } from 'd3-shape'
import { BAR_HEIGHT } from './bar.ts'
import { type Tick, timeAxis } from './time-axis.ts'

/** A window to draw, hours on one clock. */
export interface RibbonWindow {
  readonly id: string
  readonly label: string
  readonly onset: Hours
  readonly typicalEnd: Hours
  readonly upper: Hours
  readonly disputedUntil: Hours
  /** what was hoped for: it is looked for, and not over */
  readonly isHoped: boolean
}

/** One bar: shapes in a box of 100 by `BAR_HEIGHT`, and what they say. */
export interface RibbonRow extends RibbonWindow {
  readonly usual: string
  readonly mayLast: string
  readonly disputed: string
  /** the three ends in words; null where two fall together */
  readonly typicalText: string
  readonly upperText: string | null
  readonly disputedText: string | null
}

/** The recovery ribbon of one treatment on one clock, ready to draw. */
export interface Ribbon {
  readonly treatment: string
  readonly clock: string
  /** hours since hour 0; null: nobody is on it */
  readonly at: Hours | null
  readonly atText: string | null
  readonly atPercent: number | null
  /** further along than the axis goes */
  readonly isBeyond: boolean
  readonly ticks: readonly Tick[]
  readonly rows: readonly RibbonRow[]
}

/** A tick this near to "you are here" would be written over it, per cent. */
const TOO_NEAR = 5
const MIDDLE = BAR_HEIGHT / 2
const THICK = 8
const THIN = 4

type Point = readonly [x: number, half: number]

/** A band round the middle line: full while usual, tapering to the last hour. */
const band = area<Point>()
  .x(([x]) => x)
  .y0(([, half]) => MIDDLE - half)
  .y1(([, half]) => MIDDLE + half)
  .curve(curveLinear)

const drawn = (points: readonly Point[]): string => {
  const [first, last] = [points[0], points.at(-1)]
  return first && last && last[0] > first[0] ? (band(points) ?? '') : ''
}

/** Draws windows that share a clock. @param at where the person is; null draws the windows alone */
export const drawRibbon = (
  treatment: string,
  clock: string,
  windows: readonly RibbonWindow[],
  at: Hours | null,
): Ribbon => {
  const last = Math.max(...windows.map((w) => Math.max(w.upper, w.disputedUntil)), 1)
  const isBeyond = at !== null && at > 2 * last
  const axis = timeAxis(at === null || isBeyond ? last * 1.08 : Math.max(last * 1.08, at * 1.1))
  const row = (w: RibbonWindow): RibbonRow => {
    const [onset, typical, upper, disputed] = [w.onset, w.typicalEnd, w.upper, w.disputedUntil].map(axis.at)
    const x = { onset: onset ?? 0, typical: typical ?? 0, upper: upper ?? 0, disputed: disputed ?? 0 }
    return {
      ...w,
      usual: drawn([
        [x.onset, THICK],
        [x.typical, THICK],
      ]),
      mayLast: drawn([
        [x.typical, THICK],
        [x.upper, THIN],
      ]),
      disputed: drawn([
        [x.upper, THIN],
        [x.disputed, THIN],
      ]),
      typicalText: showHours(w.typicalEnd),
      upperText: w.upper > w.typicalEnd ? showHours(w.upper) : null,
      disputedText: w.disputedUntil > w.upper ? showHours(w.disputedUntil) : null,
    }
  }
  return {
    treatment,
    clock,
    at,
    atText: at === null ? null : showHours(at),
    atPercent: at === null ? null : isBeyond ? 100 : axis.at(at),
    isBeyond,
    ticks: at === null ? axis.ticks : axis.ticks.filter(({ percent }) => Math.abs(percent - axis.at(at)) > TOO_NEAR),
    rows: windows.map(row),
  }
}

const MOST_ROWS = 8

/** The windows that an answer was judged by, one ribbon for every treatment and clock. */
export const ribbonsOf = (findings: readonly Finding[], knowledge: Knowledge): Ribbon[] => {
  const groups = new Map<string, { treatment: string; clock: string; at: Hours; windows: Map<string, RibbonWindow> }>()
  for (const { window, sign, treatment, facts } of findings) {
    if (!window || treatment === null) continue
    const key = `${treatment} ${window.clock} ${window.at}`
    const name = knowledge.treatments[treatment]?.name ?? treatment
    const group = groups.get(key) ?? { treatment: name, clock: window.clock, at: window.at, windows: new Map() }
    const id = `${facts[0] ?? ''} ${sign ?? ''}`
    group.windows.set(id, {
      id,
      label: knowledge.signs[sign ?? '']?.plain ?? sign ?? '',
      onset: window.onset[0],
      typicalEnd: window.typical[1],
      upper: window.upper,
      disputedUntil: window.disputedUntil,
      isHoped: knowledge.treatments[treatment]?.effects.some((e) => e.isHoped && facts.includes(e.id)) ?? false,
    })
    groups.set(key, group)
  }
  return [...groups.values()].map(({ treatment, clock, at, windows }) =>
    drawRibbon(treatment, clock, [...windows.values()].slice(0, MOST_ROWS), at),
  )
}

/** What is still to come, or only just over, of somebody who is further along. */
export const effectsNear = (effects: readonly Effect[], at: Hours): readonly Effect[] =>
  effects.filter((e) => Math.max(e.upper, e.disputedUntil) * 1.5 >= at).slice(0, MOST_ROWS)

/** The course of one treatment: these effects, one ribbon for every clock. @param at where the person is on it */
export const ribbonsOfEffects = (name: string, effects: readonly Effect[], at: Hours | null = null): Ribbon[] => {
  const clocks = [...new Set(effects.map((e) => e.clock))]
  return clocks.map((clock) => {
    const windows = effects
      .filter((e) => e.clock === clock)
      .toSorted((a, b) => a.onset.from - b.onset.from || a.upper - b.upper)
      .map((e) => ({
        id: e.id,
        label: e.plain,
        onset: e.onset.from,
        typicalEnd: e.typical.to,
        upper: e.upper,
        disputedUntil: e.disputedUntil,
        isHoped: e.isHoped,
      }))
    return drawRibbon(name, clock, windows, clock === 'session' || clock === 'first-dose' ? at : null)
  })
}
