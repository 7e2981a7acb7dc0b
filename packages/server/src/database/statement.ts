import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Tables } from './tables.ts'

/** A statement with its values, prepared by PostgreSQL under its name at first use on a connection. */
export interface Named<Row> {
  readonly name: string
  readonly text: string
  readonly values: readonly unknown[]
  /** carries the type of a row; never there */
  readonly row?: Row
}

/** The same text with its values numbered from `offset + 1` on. */
export const numberedFrom = (offset: number, text: string): string =>
  text.replaceAll(/\$(\d+)/g, (_, digits: string) => `$${Number(digits) + offset}`)

/** Stands for a value that is given later. */
class Slot {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

const compiler = new Kysely<Tables>({
  dialect: {
    createDriver: () => new DummyDriver(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  },
})

/** A statement compiled once, to be given its values. */
export interface Statement<Values, Row> {
  (values: Values): Named<Row>
  /** its text with something else in the place of its slots, and of the values that it always has */
  readonly textWith: (
    slotText: (slot: keyof Values & string) => string,
    givenText: (given: unknown) => string,
  ) => string
}

/** Gives a value its place: `slot('patientId')`. Its type is the column's. */
export type SlotOf<Values> = <K extends keyof Values & string>(name: K) => Values[K]

/**
 * Compiles a statement of a hot path once.
 * @example const findClinic = statement<{ id: string }>()('find-clinic', (db, slot) => db.selectFrom('clinic').selectAll().where('clinic_id', '=', slot('id')))
 *          await tx.run(findClinic({ id }))
 */
export const statement =
  <Values>() =>
  <Row>(
    name: string,
    build: (db: Kysely<Tables>, slot: SlotOf<Values>) => { compile(): CompiledQuery<Row> },
  ): Statement<Values, Row> => {
    // a slot travels through the builder as if it were the value; the compiled parameters say where it went
    const { sql: text, parameters } = build(
      compiler,
      ((slotName: string) => new Slot(slotName)) as unknown as SlotOf<Values>,
    ).compile()
    const withValues = (values: Values): Named<Row> => ({
      name,
      text,
      values: parameters.map((given) => (given instanceof Slot ? values[given.name as keyof Values] : given)),
    })
    const textWith: Statement<Values, Row>['textWith'] = (slotText, givenText) =>
      text.replaceAll(/\$(\d+)/g, (_, digits: string) => {
        const given = parameters[Number(digits) - 1]
        return given instanceof Slot ? slotText(given.name as keyof Values & string) : givenText(given)
      })
    return Object.assign(withValues, { textWith })
  }

/** An instant given as text, to be compared with one of a table. */
export const instantAt = (text: string): RawBuilder<Temporal.Instant> => sql`${text}::timestamptz`
