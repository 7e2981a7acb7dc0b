import pg from 'pg'
import type { Target } from '../storage/connect.ts'
import { types } from './types.ts'

/** How to reach the database: a server of our own, or an address that was given. */
export type Reach =
  | { readonly kind: 'embedded'; readonly target: Target }
  | { readonly kind: 'external'; readonly url: string }

/** Roles without owner rights: migrations/0001-roles-and-schemas.sql */
export type AppRole = 'anagen_app' | 'anagen_worker'

// Group commit: with fewer connections than writers, each waits for another one's disk.
const CONNECTIONS = 20
// a database that stands still (its disk, its network) looks like one that thinks: nobody waits longer for one statement
export const PATIENCE_MS = 30_000
// a third of the patience, for a connection of one's own or one that others give back
export const LEAST_CONNECTING_MS = 10_000

export interface PoolOptions {
  readonly connections?: number
  readonly patienceMs?: number
}

export const clientConfig = (reach: Reach): pg.ClientConfig =>
  reach.kind === 'embedded' ? { ...reach.target } : { connectionString: reach.url }

/** One connection as the owner, for migrations. */
export const ownerClient = (reach: Reach): pg.Client => {
  const client = new pg.Client({ ...clientConfig(reach), types })
  client.on('error', () => undefined)
  return client
}

/** Connections of one role, pipelined; each statement sees only what the role may. */
export const openPool = (
  reach: Reach,
  role: AppRole,
  { connections: max = CONNECTIONS, patienceMs = PATIENCE_MS }: PoolOptions = {},
): pg.Pool => {
  const pool = new pg.Pool({
    ...clientConfig(reach),
    types,
    max,
    pipeline: true,
    connectionTimeoutMillis: Math.max(LEAST_CONNECTING_MS, patienceMs / 3),
    query_timeout: patienceMs,
    // also where the database has another habit: verdicts hang on durable commits, and instants are read as UTC
    options: `-c role=${role} -c search_path=anagen -c timezone=UTC -c synchronous_commit=on -c enable_seqscan=off -c jit=off -c idle_in_transaction_session_timeout=60s`,
  } as pg.PoolConfig)
  // a connection that dies while nobody uses it is replaced by the next one who asks
  pool.on('error', () => undefined)
  // one that dies in use fails the statement it is used for; without a listener it would end the process
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}
