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
    values: names.map((name) => {
      const values = rows.map((row) => row[name])
      return columns[name] === 'bytea' ? byteaArray(values as readonly (Buffer | null)[]) : values
    }),
  })
}

const BYTEA_OID = 17
const HEADER = 20
const LENGTH = 4

/**
 * A `bytea[]` as PostgreSQL sends and takes it in binary (`array_recv` in src/backend/utils/adt/arrayfuncs.c): as text each byte would be two
 * characters, written here and read there. Dimensions, whether nulls may be in it, the type, then length and lower bound of the dimension, then each
 * element behind its length; -1 is null.
 */
const byteaArray = (values: readonly (Buffer | null)[]): Buffer => {
  const size = values.reduce((sum, value) => sum + LENGTH + (value?.length ?? 0), HEADER)
  const array = Buffer.allocUnsafe(size)
  array.writeInt32BE(1, 0)
  array.writeInt32BE(1, 4)
  array.writeInt32BE(BYTEA_OID, 8)
  array.writeInt32BE(values.length, 12)
  array.writeInt32BE(1, 16)
  let at = HEADER
  for (const value of values) {
    at = array.writeInt32BE(value ? value.length : -1, at)
    if (value) at += value.copy(array, at)
  }
  return array
}
