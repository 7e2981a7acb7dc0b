import type { ColumnType } from 'kysely'
import type { Temporal } from 'temporal-polyfill'

/** An instant, read as Temporal and written as text of ISO 8601. */
export type At = ColumnType<Temporal.Instant, string, string>
export type MaybeAt = ColumnType<Temporal.Instant | null, string | null | undefined, string | null>
