import { CamelCasePlugin, Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { clientConfig, LEAST_CONNECTING_MS, PATIENCE_MS, type Reach } from '../database/pool.ts'
import type { ActorKind } from '../database/tables.ts'
import { isStorageLost } from '../operation/lost.ts'
import type { SessionMethod } from './session-method.ts'

/** The tables of the schema `identity` that we read ourselves; the library reads more: migrations/0006-identity.sql */
export interface IdentityTables {
  user: {
    id: string
    name: string
    email: string
    emailVerified: boolean
    createdAt: Date
    updatedAt: Date
    twoFactorEnabled: boolean
  }
  session: { id: string; userId: string; method: SessionMethod; expiresAt: Date }
  account: { id: string; userId: string; providerId: string; password: string | null }
  twoFactor: { id: string; userId: string; verified: boolean | null }
  passkey: { id: string; userId: string }
  membership: { clinicId: string; kind: ActorKind; actorId: string; userId: string; createdAt: Date }
  pin: { userId: string; hash: string; wrong: number; setAt: Date }
  link: {
    hash: Buffer
    clinicId: string
    kind: ActorKind
    actorId: string
    purpose: LinkPurpose
    createdAt: Date
    expiresAt: Date
    usedAt: Date | null
    tries: number
  }
  address: { clinicId: string; kind: ActorKind; actorId: string; keyed: Buffer }
}

/** `start` sets the PIN or the password anew; `enter` asks for the PIN that there is. */
export type LinkPurpose = 'start' | 'enter'

export type IdentityDatabase = Kysely<IdentityTables>

const CONNECTIONS = 5

/** Connections that reach the schema `identity` and nothing else. @param patienceMs for one statement: mails about cases hang on links made here */
export const openIdentityDatabase = (reach: Reach, patienceMs: number = PATIENCE_MS): IdentityDatabase => {
  const pool = new pg.Pool({
    ...clientConfig(reach),
    max: CONNECTIONS,
    connectionTimeoutMillis: LEAST_CONNECTING_MS,
    query_timeout: patienceMs,
    options:
      '-c role=anagen_identity -c search_path=identity -c timezone=UTC -c synchronous_commit=on -c idle_in_transaction_session_timeout=60s',
  })
  pool.on('error', () => undefined)
  return new Kysely<IdentityTables>({
    dialect: new PostgresDialect({ pool: lettingGo(pool) }),
    plugins: [new CamelCasePlugin()],
  })
}

/** A connection that a statement was given up on may never answer again: it is not given to the next one. */
const lettingGo = (pool: pg.Pool): PostgresPool => ({
  options: pool.options,
  end: () => pool.end(),
  connect: async () => {
    const client = await pool.connect()
    let isLost = false
    const query = (text: string, values: unknown[]) =>
      client.query(text, values).catch((error) => {
        isLost ||= isStorageLost(error)
        throw error
      })
    return {
      // no cursors are used
      query: query as unknown as PostgresPoolClient['query'],
      release: (isBroken = false) => client.release(isBroken || isLost),
    }
  },
})
