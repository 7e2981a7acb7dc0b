import type { Treatment } from '@anagen/kb'

const UNIT_HOURS: Readonly<Record<string, number>> = { day: 24, week: 168, month: 730, year: 8760 }

/** A result of the knowledge base with the hour it is first expected at. */
export interface ResultTime {
  readonly id: string
  readonly when: string
  readonly what: string
  readonly hours: number
}

/** Reads "months 3-4" or "week 12" of a result; null where it names no time. */
export function resultHours(when: string): number | null {
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
