import pg from 'pg'

/** Where to connect as the owner of the database. */
export interface Target {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
}

// a server that is not there says so at once; one that is busy may take its time
const PATIENCE_MS = 30_000

/** Runs one statement on a connection of its own. @throws the error of PostgreSQL, or of the socket */
export const ask = async (target: Target, text: string): Promise<readonly Record<string, unknown>[]> => {
  const client = new pg.Client({ ...target, connectionTimeoutMillis: PATIENCE_MS })
  // an error between queries is told by the next one
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end().catch(() => undefined)
  }
}
