import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { postgresAccount } from '../../src/storage/account.ts'
import { ids } from '../../src/storage/binaries.ts'
import { ask, type Target } from '../../src/storage/connect.ts'

/** Folders with the programs of PostgreSQL servers that somebody else would run; TEST_PG_BIN names one more. */
export const otherPostgres = (): readonly string[] =>
  [
    process.env.TEST_PG_BIN ?? '',
    ...[15, 16, 17, 18].flatMap((major) => [`/usr/lib/postgresql/${major}/bin`, `/usr/pgsql-${major}/bin`]),
  ].filter((folder) => folder !== '' && existsSync(join(folder, 'initdb')))

/** A server as somebody else would run it, with a superuser of its own, on a socket in a new folder. */
export const startOtherPostgres = async (bin: string) => {
  const account = postgresAccount(process.getuid?.() ?? -1, null)
  const folder = mkdtempSync(join(tmpdir(), 'anagen-other-'))
  chmodSync(folder, 0o755)
  const [data, socket] = [join(folder, 'data'), join(folder, 'socket')]
  for (const made of [data, socket]) {
    mkdirSync(made, { mode: 0o700 })
    if (account) chownSync(made, account.uid, account.gid)
  }
  const as = { ...ids(account), cwd: '/', env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } }
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'root', '-E', 'UTF8', '--locale=C', '--auth=trust', '--no-sync'],
    { ...as, stdio: 'ignore' },
  )
  const settings = ['listen_addresses=', `unix_socket_directories=${socket}`, 'fsync=off', 'max_connections=200']
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...as,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => server.on('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    let said = ''
    server.stderr.on('data', (chunk) => {
      said += chunk
      if (said.includes('ready to accept connections')) resolve()
    })
    ended.then(() => reject(new Error(`${bin} ended: ${said}`)))
  })
  const superuser: Target = { host: socket, port: 5432, user: 'root', database: 'postgres' }
  await ask(superuser, 'create role anagen login createrole')
  await ask(superuser, "create database anagen owner anagen encoding 'UTF8' template template0")
  return {
    /** the owner of a database of its own, who may make roles and is no superuser */
    target: { ...superuser, user: 'anagen', database: 'anagen' } satisfies Target,
    url: `postgres://anagen@localhost/anagen?host=${encodeURIComponent(socket)}`,
    superuser,
    close: async () => {
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
