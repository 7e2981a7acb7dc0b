import { type ApartRule, areApart, type Sat, satBefore } from './apart.ts'
import type { Calendar, Stretch } from './calendar.ts'
import type { Day } from './day.ts'
import { firstFrom, type Reach } from './reach.ts'
import type { Chain, Step } from './steps.ts'

/** A step with its day and minute; `minute: null`: no appointment. */
export interface Placed {
  readonly step: Step
  readonly day: Day
  readonly minute: number | null
  /** day it counts from; null: it is the first */
  readonly anchor: Day | null
}

export type Found = { readonly placed: readonly (readonly Placed[])[] } | { readonly gaveUp: boolean }

/** Tries before the search says that it does not know. */
export const MOST_NODES = 20_000
const WHOLE_DAY = 24 * 60

interface Open {
  readonly chain: number
  readonly index: number
  readonly step: Step
  readonly anchor: Day | null
  readonly from: Day
  readonly to: Day
}

/**
 * Dates every step of every chain, or none: depth first, the step with the nearest deadline first, the earliest day first.
 * Days from which a chain cannot be finished were left out before (`Reach`), so a single course never has to turn back.
 */
export const search = (
  chains: readonly Chain[],
  reaches: readonly Reach[],
  rules: readonly ApartRule[],
  calendar: Calendar,
  startNode = { count: 0 },
): Found => {
  const placed: (Placed | undefined)[][] = chains.map((chain) => chain.steps.map(() => undefined))
  const taken = new Map<Day, { readonly chain: number; readonly stretch: Stretch }[]>()
  const sat: Sat[] = satBefore(chains)

  const openStep = (chain: number, index: number, step: Step): Open | null => {
    if (placed[chain]?.[index]) return null
    const waits = step.waitsFor === null ? undefined : placed[chain]?.[step.waitsFor]
    if (step.waitsFor !== null && !waits) return null
    const first = Math.max(calendar.first, chains[chain]?.notBefore ?? calendar.first, waits?.day ?? calendar.first)
    if (step.after === null) return { chain, index, step, anchor: null, from: first, to: calendar.last }
    const anchor = 'day' in step.after ? step.after.day : placed[chain]?.[step.after.step]?.day
    if (anchor === undefined) return null
    return {
      chain,
      index,
      step,
      anchor,
      from: Math.max(first, anchor + step.gap.from),
      to: Math.min(calendar.last, anchor + step.gap.to),
    }
  }

  const nextOpen = (): Open | null => {
    let best: Open | null = null
    chains.forEach((chain, c) => {
      chain.steps.forEach((step, i) => {
        const open = openStep(c, i, step)
        if (open && (best === null || open.to < best.to)) best = open
      })
    })
    return best
  }

  const tryOn = (open: Open, day: Day): boolean => {
    const slug = chains[open.chain]?.course.slug ?? ''
    const list = placed[open.chain]
    if (!list) return false
    const { step } = open
    if (step.atHome) {
      list[open.index] = { step, day, minute: null, anchor: open.anchor }
      if (place()) return true
      list[open.index] = undefined
      return false
    }
    const busy = taken.get(day) ?? []
    const minute = calendar.slot(
      day,
      step.minutes,
      busy.map((b) => b.stretch),
    )
    if (minute === null) return false
    const to = step.minutes === null ? WHOLE_DAY : minute + step.minutes
    const here: Sat = { slug, day, start: calendar.instant(day, minute), end: calendar.instant(day, to) }
    const isTreatment = step.kind !== 'review'
    if (isTreatment && !sat.every((other) => other.slug === slug || areApart(rules, here, other))) return false
    list[open.index] = { step, day, minute, anchor: open.anchor }
    taken.set(day, [...busy, { chain: open.chain, stretch: { from: step.minutes === null ? 0 : minute, to } }])
    if (isTreatment) sat.push(here)
    if (place()) return true
    if (isTreatment) sat.pop()
    taken.set(day, busy)
    list[open.index] = undefined
    return false
  }

  const place = (): boolean => {
    const open = nextOpen()
    if (open === null) return true
    const alive = reaches[open.chain]?.alive[open.index] ?? []
    for (let day = firstFrom(alive, open.from); day !== undefined && day <= open.to; day = firstFrom(alive, day + 1)) {
      startNode.count += 1
      if (startNode.count > MOST_NODES) return false
      if (tryOn(open, day)) return true
    }
    return false
  }

  if (!place()) return { gaveUp: startNode.count > MOST_NODES }
  return { placed: placed.map((list) => list.flatMap((p) => p ?? [])) }
}
