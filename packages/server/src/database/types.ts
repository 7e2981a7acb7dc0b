import pg from 'pg'
import { Temporal } from 'temporal-polyfill'

const { builtins } = pg.types

/** timestamptz as PostgreSQL writes it with time zone UTC: `2026-11-21 10:00:00.5+00`. */
export const readInstant = (text: string): Temporal.Instant => Temporal.Instant.from(text.replace(' ', 'T'))

/** How values arrive: instants as Temporal, days and times of day as text, counts as numbers. */
export const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text' | 'binary') => {
    if (format !== 'binary' && oid === builtins.TIMESTAMPTZ) return readInstant
    if (format !== 'binary' && oid === builtins.DATE) return (text: string) => text
    if (format !== 'binary' && oid === builtins.INT8) return Number
    return pg.types.getTypeParser(oid, format as 'text')
  }) as pg.CustomTypesConfig['getTypeParser'],
}
