import { arrayOf, type ColumnType } from './rows.ts'
import { type Named, numberedFrom, type Statement } from './statement.ts'
import { readInstant, readMoment } from './types.ts'

/** What a text of JSON stands for, where the column is neither text, number nor boolean. */
type Kind = 'instant' | 'moment' | 'bytes'

const READ = {
  instant: (text: string) => readInstant(text),
  moment: (text: string) => readMoment(text),
  bytes: (text: string) => Buffer.from(text.slice(2), 'hex'),
} as const satisfies Record<Kind, (text: string) => unknown>

/** A statement that reads, with its values, and which of its columns are instants or bytes. */
export interface Part<Row> {
  readonly of: Named<Row>
  readonly kinds: { readonly [K in keyof Row]?: Kind }
}

const texts = new Map<string, string>()

const textOf = (name: string, parts: readonly Named<unknown>[], make: () => string): string => {
  const key = `${name}: ${parts.map((part) => part.name).join(', ')}`
  const text = texts.get(key) ?? make()
  texts.set(key, text)
  return text
}

const renumber = (parts: readonly Named<unknown>[]): readonly string[] => {
  let offset = 0
  return parts.map(({ text, values }) => {
    const moved = numberedFrom(offset, text)
    offset += values.length
    return moved
  })
}

const valuesOf = (parts: readonly Named<unknown>[]): readonly unknown[] => parts.flatMap(({ values }) => values)

/** Several inserts as one statement: one message and one wait. The name stands for the same inserts in the same order each time. */
export const writeTogether = (name: string, parts: readonly Named<unknown>[]): Named<never> => ({
  name,
  text: textOf(name, parts, () => {
    const moved = renumber(parts)
    const first = moved.slice(0, -1).map((text, i) => `w${i} as (${text})`)
    return first.length > 0 ? `with ${first.join(', ')} ${moved.at(-1)}` : (moved[0] ?? '')
  }),
  values: valuesOf(parts),
})

/** Several reads as one statement. @returns it, and the way to read the rows of each part out of its one row */
export const readTogether = <Rows extends Record<string, object>>(
  name: string,
  parts: { readonly [K in keyof Rows]: Part<Rows[K]> },
): {
  readonly of: Named<Record<string, string>>
  readonly read: (rows: readonly object[]) => { [K in keyof Rows]: Rows[K][] }
} => {
  const entries = Object.entries(parts) as [string, Part<object>][]
  const all = entries.map(([, { of }]) => of)
  return {
    of: {
      name,
      text: textOf(name, all, () => {
        const moved = renumber(all)
        const columns = entries.map(
          ([part], i) => `(select coalesce(json_agg(r), '[]') from (${moved[i]}) as r) as "${part}"`,
        )
        return `select ${columns.join(', ')}`
      }),
      values: valuesOf(all),
    },
    read: ([row]) => {
      // the shape of each part's rows is what its statement says
      const given = row as Record<string, Record<string, unknown>[]>
      return Object.fromEntries(
        entries.map(([part, { kinds }]) => [part, (given[part] ?? []).map(reviving(kinds))]),
      ) as { [K in keyof Rows]: Rows[K][] }
    },
  }
}

/** A statement that reads, and which of its columns are instants or bytes. */
export interface EachPart<Asking, Row> {
  readonly of: Statement<Asking, Row>
  readonly kinds: { readonly [K in keyof Row]?: Kind }
}

/** Several reads for each of any number of askings, as one statement. */
interface ReadForEach<Asking, Rows extends Record<string, object>> {
  readonly of: (askings: readonly Asking[]) => Named<object>
  /** the rows of each part, for each asking in the order in which they were asked */
  readonly read: (rows: readonly object[]) => readonly { [K in keyof Rows]: Rows[K][] }[]
}

/**
 * Compiles them once.
 * @param columns what is asked with, and its type
 */
export const readForEach =
  <Asking extends object>() =>
  <Rows extends Record<string, object>>(
    name: string,
    columns: { readonly [K in keyof Asking & string]: ColumnType },
    parts: { readonly [K in keyof Rows]: EachPart<Asking, Rows[K]> },
  ): ReadForEach<Asking, Rows> => {
    const asked = Object.keys(columns) as (keyof Asking & string)[]
    const entries = Object.entries(parts) as [string, EachPart<Asking, object>][]
    const always: unknown[] = []
    const reads = entries.map(([part, { of }]) => {
      const text = of.textWith(
        (slot) => `asked."${slot}"`,
        // a limit that is part of the text is known to a plan that is kept
        (given) => (Number.isSafeInteger(given) ? String(given) : `$${asked.length + always.push(given)}`),
      )
      return `(select coalesce(json_agg(r), '[]') from (${text}) as r) as "${part}"`
    })
    // Seeing how long the arrays are, PostgreSQL finds a plan for just these cheaper and makes one each time, which costs more than the reading
    // (`choose_custom_plan` in src/backend/utils/cache/plancache.c). Behind a select it sees nothing, and keeps its plan.
    const arrays = asked.map((column, i) => `(select $${i + 1}::${columns[column]}[])`)
    const names = [...asked.map((column) => `"${column}"`), 'place']
    const text = `select place, ${reads.join(', ')} from unnest(${arrays.join(', ')}) with ordinality as asked (${names.join(', ')})`
    const revived = entries.map(([part, { kinds }]) => [part, reviving(kinds)] as const)
    const all = (given: Record<string, Record<string, unknown>[]>) =>
      revived.map(([part, revive]) => [part, (given[part] ?? []).map(revive)] as const)
    return {
      of: (askings) => ({
        name,
        text,
        values: [
          ...asked.map((column) =>
            arrayOf(
              columns[column],
              askings.map((asking) => asking[column]),
            ),
          ),
          ...always,
        ],
      }),
      read: (rows) => {
        // the shape of each part's rows is what its statement says
        const given = rows as readonly (Record<string, Record<string, unknown>[]> & { readonly place: number })[]
        const read: { [K in keyof Rows]: Rows[K][] }[] = []
        for (const row of given) read[row.place - 1] = Object.fromEntries(all(row)) as { [K in keyof Rows]: Rows[K][] }
        return read
      },
    }
  }

type Kinds = Partial<Record<string, Kind>>

/** Reads the columns of a row that JSON has as text. */
const reviving = (kinds: Kinds): ((row: Record<string, unknown>) => object) => {
  const columns = Object.entries(kinds).flatMap(([column, kind]) => (kind ? { column, read: READ[kind] } : []))
  return (row) => {
    for (const { column, read } of columns) {
      const text = row[column]
      if (typeof text === 'string') row[column] = read(text)
    }
    return row
  }
}
