import pg from 'pg'
import { StorageError } from './storage-error.ts'

const OLDEST = 150_000

/** A database address without its password, for logs and messages. */
const withoutPassword = (url: string): string => {
  try {
    const { protocol, host, pathname } = new URL(url)
    return `${protocol}//${host}${pathname}`
  } catch {
    return 'DATABASE_URL'
  }
}

/**
 * Looks at a PostgreSQL that somebody else runs, before anything is written there.
 * @throws StorageError `database-unreachable`, `database-too-old`, `database-not-utf8`
 */
export const checkExternal = async (url: string): Promise<void> => {
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol))
    throw new StorageError(
      'database-unreachable',
      'DATABASE_URL is no address of a PostgreSQL; write for example postgres://user:password@host:5432/database',
    )
  const { version, encoding } = await look(url)
  if (version < OLDEST)
    throw new StorageError(
      'database-too-old',
      `${withoutPassword(url)} is PostgreSQL ${Math.floor(version / 10_000)}; Anagen needs 15 or newer.`,
    )
  if (encoding !== 'UTF8')
    throw new StorageError(
      'database-not-utf8',
      `${withoutPassword(url)} stores ${encoding}, which cannot hold every name. Make it with: create database anagen encoding 'UTF8' template template0`,
    )
}

const look = async (url: string): Promise<{ version: number; encoding: string }> => {
  let client: pg.Client
  try {
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
    client.on('error', () => undefined)
    await client.connect()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const why = code ?? message
    throw new StorageError(
      'database-unreachable',
      `Cannot reach the database of DATABASE_URL, ${withoutPassword(url)} (${why}). Check that it runs, the address, the user and the password.`,
    )
  }
  try {
    const { rows } = await client.query(
      "select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding",
    )
    return rows[0]
  } finally {
    await client.end()
  }
}
