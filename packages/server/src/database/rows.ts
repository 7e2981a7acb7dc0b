import { byteaArray, uuidArray } from './binary-array.ts'
import type { Named } from './statement.ts'
import type { Tables } from './tables.ts'

export type ColumnType = 'uuid' | 'text' | 'int' | 'timestamptz' | 'bytea' | 'jsonb'

/**
 * Compiles the insert of rows into one table, as many as are given: one statement and one plan for all of them.
 * @param columns every column that is written, with its type
 * @param conflict what becomes of a row that is there already; default: none of them is stored
 */
export const insertRows = <Row extends object>(
  table: keyof Tables & string,
  columns: { readonly [K in keyof Row & string]: ColumnType },
  conflict = '',
): ((rows: readonly Row[]) => Named<never>) => {
  const names = Object.keys(columns) as (keyof Row & string)[]
  const arrays = names.map((name, i) => `$${i + 1}::${columns[name]}[]`)
  const text = `insert into ${table} (${names.join(', ')}) select * from unnest(${arrays.join(', ')}) ${conflict}`
  return (rows) => ({
    name: conflict === '' ? `insert-rows-${table}` : `insert-rows-${table}-or-not`,
    text,
    values: names.map((name) =>
      arrayOf(
        columns[name],
        rows.map((row) => row[name]),
      ),
    ),
  })
}

/** The values of a column as they are sent: its type says what they are. */
export const arrayOf = (type: ColumnType, values: readonly unknown[]): unknown => {
  if (type === 'bytea') return byteaArray(values as readonly (Buffer | null)[])
  if (type === 'uuid') return uuidArray(values as readonly (string | null)[])
  if (type === 'text' || type === 'timestamptz') return textArray(values as readonly (string | null)[])
  return values
}

const TO_ESCAPE = /["\\]/g

/** As PostgreSQL reads it: `array_in` in src/backend/utils/adt/arrayfuncs.c. pg itself looks through each text twice. */
const textArray = (values: readonly (string | null)[]): string => {
  const elements = values.map((value) => (value === null ? 'NULL' : `"${value.replace(TO_ESCAPE, '\\$&')}"`))
  return `{${elements.join(',')}}`
}
