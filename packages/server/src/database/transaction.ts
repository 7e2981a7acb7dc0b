import type { Socket } from 'node:net'
import {
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type pg from 'pg'
import { type Named, numberedFrom } from './statement.ts'
import type { Tables } from './tables.ts'

/** Whose rows a transaction sees: one clinic's, and for a patient's own request only theirs. */
export interface Scope {
  readonly clinicId: string
  readonly patientId?: string | undefined
  /** asks whether whoever is asking still is who they were found to be; answered inside the transaction, before it commits */
  readonly proof?: Proof | undefined
}

/** Asks one row whether something holds. */
export interface Proof extends Named<{ holds: boolean }> {
  /** what it proves, whenever it is asked: who may share a transaction has the same */
  readonly about: string
}

/** An open transaction. */
export interface Tx {
  readonly db: Kysely<Tables>
  /** A statement compiled once; those sent together travel together. */
  readonly run: <Row>(named: Named<Row>) => Promise<Row[]>
  /** A statement whose rows nobody reads: it leaves together with the commit, and when it fails nothing is committed. */
  readonly last: (named: Named<unknown>) => void
}

type Query = (config: pg.QueryConfig) => Promise<pg.QueryResult>

const BEGIN = { name: 'begin', text: 'begin' }
const ROLLBACK = { name: 'rollback', text: 'rollback' }
const COMMIT = { name: 'commit', text: 'commit' }
const SCOPE = "select set_config('app.clinic', $1, true), set_config('app.patient', $2, true)"

/** The commit was asked for, and what became of it is not known, or it became a rollback: nobody may be told that anything is stored. */
export class NotCommitted extends Error {
  constructor(options?: ErrorOptions) {
    super('the transaction was not committed', options)
    this.name = 'NotCommitted'
  }
}

/** Whoever asked is not, or no longer, who they were taken for. Nothing was committed, and nothing that was read may be shown. */
export class NotProven extends Error {
  constructor() {
    super('it is not proven any more who asks')
    this.name = 'NotProven'
  }
}

/**
 * Runs `work` in one transaction inside a clinic. When it returns, everything it wrote is durable; when it throws, nothing is.
 * @throws NotCommitted, NotProven, or what `work` threw
 */
export const transact = async <T>(pool: pg.Pool, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> => {
  const client = await pool.connect()
  let broken: Error | undefined
  let failed: unknown
  let isOver = false
  const query: Query = async (config) => {
    // part of the work may still run after another part failed: nothing of it may reach the connection's next user
    if (isOver) throw new NotCommitted()
    sendTogether(client)
    return client.query(config).catch((error) => {
      failed ??= error
      throw error
    })
  }
  try {
    sendTogether(client)
    // sent ahead without waiting: the first statements of the work follow on the same trip
    const opened = Promise.all([client.query(BEGIN), enter(query, scope)])
    try {
      const last: Promise<unknown>[] = []
      const [result] = await Promise.all([work(txOf(query, last)), opened])
      sendTogether(client)
      // sent with the last statements: after one that failed, the server answers ROLLBACK
      isOver = true
      const [{ command }] = await Promise.all([client.query(COMMIT), ...last])
      if (command !== 'COMMIT') throw new NotCommitted()
      return result
    } catch (error) {
      isOver = true
      const unproven = await opened.then(
        () => null,
        (reason) => (reason instanceof NotProven ? reason : null),
      )
      await client.query(ROLLBACK).catch((lost) => {
        broken = lost
      })
      // statements travel together: what the others say after a failure is only that there was one
      throw unproven ?? failed ?? error
    }
  } finally {
    client.release(broken)
  }
}

/** Statements made in one go leave in one write: pg itself writes each by itself, which costs a system call and a wake-up of the server each. */
const sendTogether = (client: pg.PoolClient): void => {
  // its types leave the connection out
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  if (stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => stream.uncork())
}

/**
 * Says whose rows this transaction sees, and asks in the same breath whether whoever asks still is who they were found to be. In a statement of its own:
 * one that reads tables beside it is planned before the scope is set, for a clinic without rows, and took a third longer than both apart.
 */
const enter = async (query: Query, { clinicId, patientId = '', proof }: Scope): Promise<void> => {
  const { rows } = await query(entryOf([clinicId, patientId], proof))
  if (proof && rows[0]?.holds !== true) throw new NotProven()
}

const entries = new Map<string, string>()

// the list of a select is worked out from left to right; were the scope set later, the proof would see no row, and fail
const entryOf = (scope: readonly string[], proof: Scope['proof']): pg.QueryConfig => {
  if (!proof) return { name: 'scope', text: SCOPE, values: [...scope] }
  const text = entries.get(proof.name) ?? `${SCOPE}, (${numberedFrom(scope.length, proof.text)}) as holds`
  entries.set(proof.name, text)
  return { name: `scope-${proof.name}`, text, values: [...scope, ...proof.values] }
}

const txOf = (query: Query, last: Promise<unknown>[]): Tx => {
  let db: Kysely<Tables> | undefined
  return {
    get db() {
      db ??= kyselyOn(query)
      return db
    },
    run: async <Row>({ name, text, values }: Named<Row>) =>
      (await query({ name, text, values: [...values] })).rows as Row[],
    last: ({ name, text, values }) => {
      const sent = query({ name, text, values: [...values] })
      // awaited with the commit; should the work throw before, that is what is told
      sent.catch(() => undefined)
      last.push(sent)
    },
  }
}

/** Kysely as a maker of statements for a connection that is already in a transaction. */
const kyselyOn = (query: Query): Kysely<Tables> =>
  new Kysely<Tables>({
    dialect: {
      createDriver: () => driverOn(query),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
    },
  })

const refuse = async (): Promise<never> => {
  throw new Error('a transaction is open already')
}

const driverOn = (query: Query): Driver => {
  const connection = {
    executeQuery: async <R>({
      sql,
      parameters,
    }: {
      sql: string
      parameters: readonly unknown[]
    }): Promise<QueryResult<R>> => {
      const { rows, rowCount } = await query({ text: sql, values: [...parameters] })
      return { rows: rows as R[], ...(rowCount === null ? {} : { numAffectedRows: BigInt(rowCount) }) }
    },
    streamQuery: () => {
      throw new Error('streams are not used')
    },
  }
  return {
    init: async () => undefined,
    acquireConnection: async () => connection,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: async () => undefined,
    destroy: async () => undefined,
  }
}
