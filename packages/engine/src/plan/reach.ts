import type { Calendar } from './calendar.ts'
import type { Day } from './day.ts'
import type { Chain, Step } from './steps.ts'
import type { Constraint } from './types.ts'

/** For every step, the days from which the rest of the chain can still be reached; `null`: none of any. */
export interface Reach {
  readonly alive: readonly (readonly Day[])[]
  /** the first step, in order, that no day is left for; null: all have days */
  readonly failing: number | null
}

const days = (from: Day, to: Day): Day[] => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)

/** Days that lie in order, to ask quickly for one within a range. */
const anyWithin = (sorted: readonly Day[], from: Day, to: Day): boolean => {
  const found = firstFrom(sorted, from)
  return found !== undefined && found <= to
}

/** The first of the sorted days that is not before `from`. */
export const firstFrom = (sorted: readonly Day[], from: Day): Day | undefined => {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < from) low = middle + 1
    else high = middle
  }
  return sorted[low]
}

const known = new WeakMap<Calendar, Map<string, readonly Day[]>>()

/** Days on which a visit of so many minutes is possible. Steps of one length share them. */
const daysFor = (
  minutes: number | null,
  calendar: Calendar,
  last: Day,
  ignore: ReadonlySet<Constraint>,
): readonly Day[] => {
  const ofCalendar = known.get(calendar) ?? new Map<string, readonly Day[]>()
  known.set(calendar, ofCalendar)
  const key = `${minutes} ${last} ${[...ignore].join()}`
  const found = ofCalendar.get(key)
  if (found) return found
  const fresh = days(calendar.first, last).filter(
    (day) =>
      calendar.blockers(day, minutes).every((c) => ignore.has(c)) &&
      (ignore.size > 0 || calendar.slot(day, minutes, []) !== null),
  )
  ofCalendar.set(key, fresh)
  return fresh
}

/** Days on which one step is possible by itself. `ignore`: constraints that are lifted, to find the one that binds. */
export const openDays = (
  step: Step,
  calendar: Calendar,
  first: Day,
  last: Day,
  ignore: ReadonlySet<Constraint>,
): readonly Day[] => {
  const past = step.after !== null && 'day' in step.after ? step.after.day : null
  const from = Math.max(first, past === null ? first : past + step.gap.from)
  const to = Math.min(last, past === null ? last : past + step.gap.to)
  if (step.atHome) return days(from, to)
  return daysFor(step.minutes, calendar, last, ignore).filter((day) => from <= day && day <= to)
}

const isAfter = (step: Step, index: number): boolean =>
  step.after !== null && 'step' in step.after && step.after.step === index

/** Works back from the last step: a day is alive when everything that counts from it still finds a day. */
export const reachOf = (chain: Chain, calendar: Calendar, ignore: ReadonlySet<Constraint> = new Set()): Reach => {
  const { steps } = chain
  const last = ignore.has('until') ? calendar.last + FURTHER_DAYS : calendar.last
  const first = Math.max(calendar.first, chain.notBefore ?? calendar.first)
  const alive: Day[][] = steps.map(() => [])
  for (let index = steps.length - 1; index >= 0; index--) {
    const step = steps[index]
    if (!step) continue
    const dependants = steps.flatMap((s, i) => (isAfter(s, index) ? [{ step: s, days: alive[i] ?? [] }] : []))
    const waiting = steps.findIndex((s) => s.waitsFor === index)
    alive[index] = openDays(step, calendar, first, last, ignore).filter((day) =>
      dependants.every((d) => {
        const review = steps[d.step.waitsFor ?? -1]
        const reviewed =
          review && isAfter(review, index)
            ? firstFrom(alive[d.step.waitsFor ?? -1] ?? [], day + review.gap.from)
            : undefined
        return anyWithin(d.days, Math.max(day + d.step.gap.from, reviewed ?? day), day + d.step.gap.to)
      }),
    )
    // upkeep that counts from a day in the past still waits for its review
    const waiter = steps[waiting]
    if (waiter && !(waiter.after && 'step' in waiter.after)) {
      const latest = (alive[waiting] ?? []).at(-1) ?? Number.NEGATIVE_INFINITY
      alive[index] = (alive[index] ?? []).filter((day) => day <= latest)
    }
  }
  const failing = alive.findIndex((list) => list.length === 0)
  return { alive, failing: failing < 0 ? null : failing }
}

/** How much further to look when the end of the calendar may be what binds: two years. */
const FURTHER_DAYS = 2 * 366
