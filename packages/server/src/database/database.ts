import type pg from 'pg'
import { StorageError } from '../storage/storage-error.ts'
import { migrate } from './migrate.ts'
import type { Migration } from './migrations.ts'
import { openPool, ownerClient, type PoolOptions, type Reach } from './pool.ts'
import { type Alike, openShared } from './shared.ts'
import { type Scope, type Tx, transact } from './transaction.ts'

/** The database as operations see it. */
export interface Database {
  /** One transaction inside a clinic: durable when it returns, undone when it throws. */
  readonly within: <T>(scope: Scope, work: (tx: Tx) => Promise<T>) => Promise<T>
  /**
   * One thing that others do as well: those asked for at about the same time in the same scope share a transaction. Each is done whole or not at all,
   * durable when it returns, and when one cannot be done the others are.
   */
  readonly shared: <Item, Result>(scope: Scope, alike: Alike<Item, Result>, item: Item) => Promise<Result>
  /** For what is looked up before a clinic is known, and for finding work across clinics. */
  readonly worker: pg.Pool
  readonly app: pg.Pool
  readonly close: () => Promise<void>
}

/** Brings the database up to date and opens it. @throws StorageError */
export const openDatabase = async (reach: Reach, migrations?: readonly Migration[]): Promise<Database> => {
  const owner = ownerClient(reach)
  try {
    await owner.connect()
  } catch (error) {
    throw new StorageError('database-unreachable', `Cannot reach the database (${(error as Error).message}).`, {
      cause: error,
    })
  }
  try {
    await migrate(owner, migrations)
  } finally {
    await owner.end()
  }
  return connectDatabase(reach)
}

/** Opens a database that is up to date. */
export const connectDatabase = (reach: Reach, options: PoolOptions = {}): Database => {
  const app = openPool(reach, 'anagen_app', options)
  const worker = openPool(reach, 'anagen_worker', { ...options, connections: 4 })
  return {
    within: (scope, work) => transact(app, scope, work),
    shared: openShared(app),
    worker,
    app,
    close: async () => {
      await Promise.all([app.end(), worker.end()])
    },
  }
}
