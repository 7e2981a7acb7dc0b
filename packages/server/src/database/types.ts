import pg from 'pg'
import { Temporal } from 'temporal-polyfill'

const { builtins } = pg.types

const NO_FINER_THAN_MS = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d{1,3})?)\+00(?::00)?$/
const NS_PER_MS = 1_000_000n

const readMs = (text: string): number | null => {
  const parts = NO_FINER_THAN_MS.exec(text)
  return parts && Date.parse(`${parts[1]}T${parts[2]}Z`)
}

/** timestamptz as PostgreSQL writes it with time zone UTC: `2026-11-21 10:00:00.5+00`. */
export const readInstant = (text: string): Temporal.Instant => {
  // reading one with Temporal itself takes four times as long, and a check-in reads dozens
  const ms = readMs(text)
  return ms === null ? Temporal.Instant.from(text.replace(' ', 'T')) : Temporal.Instant.fromEpochMilliseconds(ms)
}

/** As much of an instant as elapsed time needs. */
export type Moment = Pick<Temporal.Instant, 'epochMilliseconds'>

/** The same, without making an instant of it: each is an entry in a table that every garbage collection goes through. */
export const readMoment = (text: string): Moment => {
  const ms = readMs(text)
  return ms === null ? readInstant(text) : { epochMilliseconds: ms }
}

// all rows of one moment hold the same instant, and those of a level are due at the same one
let latest: readonly { readonly at: Temporal.Instant; readonly text: string }[] = []
const LATEST = 4

/** An instant as a value for PostgreSQL. */
export const writeInstant = (at: Temporal.Instant): string => {
  const known = latest.find((one) => one.at === at)
  if (known) return known.text
  const text = textOf(at)
  latest = [{ at, text }, ...latest.slice(0, LATEST - 1)]
  return text
}

const textOf = (at: Temporal.Instant): string =>
  at.epochNanoseconds % NS_PER_MS === 0n ? new Date(at.epochMilliseconds).toISOString() : at.toString()

const MS_PER_HOUR = 3_600_000

/** So many hours after an instant, or before it, to the millisecond, as a value for PostgreSQL. */
export const writeHoursFrom = (at: Temporal.Instant, hours: number): string =>
  new Date(at.epochMilliseconds + hours * MS_PER_HOUR).toISOString()

/** How values arrive: instants as Temporal, days and times of day as text, counts as numbers. */
export const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text' | 'binary') => {
    if (format !== 'binary' && oid === builtins.TIMESTAMPTZ) return readInstant
    if (format !== 'binary' && oid === builtins.DATE) return (text: string) => text
    if (format !== 'binary' && oid === builtins.INT8) return Number
    return pg.types.getTypeParser(oid, format as 'text')
  }) as pg.CustomTypesConfig['getTypeParser'],
}
