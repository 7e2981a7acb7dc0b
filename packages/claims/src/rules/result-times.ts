import type { Treatment } from '@anagen/kb'
import { A_DAY, A_MONTH, A_WEEK, A_YEAR } from '../statement/hours.ts'

const UNIT_HOURS: Readonly<Record<string, number>> = { day: A_DAY, week: A_WEEK, month: A_MONTH, year: A_YEAR }

/** A result of the knowledge base with the hour it is first expected at. */
export interface ResultTime {
  readonly id: string
  readonly when: string
  readonly what: string
  readonly hours: number
}

/** Reads "months 3-4" or "week 12" of a result; null where it names no time. */
function resultHours(when: string): number | null {
  const found = /\b(day|week|month|year)s?\s+(\d+(?:\.\d+)?)/i.exec(when)
  const unit = found ? UNIT_HOURS[(found[1] ?? '').toLowerCase()] : undefined
  return found && unit ? Number(found[2]) * unit : null
}

const IS_GROWTH =
  /\b(?:hair|grow|densit|result|improve|response|regrow|look|colour|change|judged|benefit|gain|effect|review)/i
const IS_LOSS =
  /\b(?:fall out|fall may rise|shed|swelling|crusts|let go|retention|blood-vessel|extra face|scabs fall|stop\b|lost\b)/i

/** The earliest time at which the knowledge base knows a result of a treatment; null where it names none. */
export function earliestResult(treatment: Treatment): ResultTime | null {
  const timed = treatment.results.flatMap((result) => {
    const hours = resultHours(result.when)
    const isResult = IS_GROWTH.test(result.what) && !IS_LOSS.test(result.what)
    return hours !== null && hours > 0 && isResult
      ? [{ id: result.id, when: result.when, what: result.what, hours }]
      : []
  })
  return timed.toSorted((a, b) => a.hours - b.hours)[0] ?? null
}

const FADES = /\b(?:fade|fades|refresh|treatment again|reverses|may be lost|lost)\b/i

/** When the knowledge base says that a result fades or needs repeating; null where it names no time. */
export function fadingResult(treatment: Treatment): ResultTime | null {
  const found = treatment.results.flatMap((result) => {
    const last = [...result.when.matchAll(/(\d+(?:\.\d+)?)/g)].at(-1)
    const unit = /\b(day|week|month|year)/i.exec(result.when)?.[1]?.toLowerCase()
    const hours = last && unit ? Number(last[1]) * (UNIT_HOURS[unit] ?? 0) : 0
    return FADES.test(result.what) && hours > 0 ? [{ id: result.id, when: result.when, what: result.what, hours }] : []
  })
  return found[0] ?? null
}

const IS_FINAL = /\b(?:final|settled)\b/i

/** When the knowledge base knows the final result, else the last that it measured; null where it names no time. */
export function finalResult(treatment: Treatment): ResultTime | null {
  const timed = treatment.results.flatMap((result) => {
    const hours = resultHours(result.when)
    return hours ? [{ id: result.id, when: result.when, what: result.what, hours }] : []
  })
  const measured = timed.filter(({ when, what }) => !/stopping/.test(when) && IS_GROWTH.test(what) && !FADES.test(what))
  return timed.find(({ what }) => IS_FINAL.test(what)) ?? measured.toSorted((a, b) => b.hours - a.hours)[0] ?? null
}
