import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, expect, test, vi } from 'vitest'
import { postgresAccount } from '../../src/storage/account.ts'
import { ask } from '../../src/storage/connect.ts'
import { openEmbedded } from '../../src/storage/embedded.ts'
import { pidFile, readPostmasterPid } from '../../src/storage/postmaster-pid.ts'
import { isAlive, postgresIn, signalTo } from '../../src/storage/processes.ts'
import { cleanUp, isRoot, newFolder, open, otherProcess } from './folders.ts'

afterEach(async () => {
  vi.unstubAllEnvs()
  await cleanUp()
})

/** The children of a killed postmaster end by themselves: one that is gone already is as good as killed. */
const kill = (pid: number): void => void signalTo(pid, 'SIGKILL')
const untilGone = (pid: number): Promise<void> =>
  vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 60_000 })
const account = () => postgresAccount(process.getuid?.() ?? 0, null)

/** A server whose app is gone, with one row in it. */
const leftRunning = async (folder: string) => {
  const other = await otherProcess(folder)
  const target = { host: join(folder, 'socket'), port: 5432, user: 'anagen', database: 'anagen' }
  await ask(target, 'create table kept as select 1 as n')
  await other.kill()
  return { target, postmaster: Number(other.said.pid) }
}

test('a new folder: UTF-8, sorted alike on every machine, with checksums, whatever the locale of the caller', async () => {
  vi.stubEnv('LC_ALL', 'sv_SE.UTF-8')
  vi.stubEnv('LANG', 'sv_SE.UTF-8')
  const { target } = await open({ folder: newFolder() })
  const [found] = await ask(
    target,
    `select current_setting('server_encoding') as encoding, current_setting('data_checksums') as checksums, datlocprovider as provider, datlocale as locale
     from pg_database where datname = current_database()`,
  )
  expect(found).toEqual({ encoding: 'UTF8', checksums: 'on', provider: 'b', locale: 'C.UTF-8' })
})

test('it listens on a socket that only its account may use, and on no network address', async () => {
  const { target } = await open({ folder: newFolder() })
  const [found] = await ask(target, "select current_setting('listen_addresses') as addresses")
  expect(found).toEqual({ addresses: '' })
  expect(statSync(target.host).mode & 0o777).toBe(0o700)
})

test('the second start finds what the first one stored', async () => {
  const folder = newFolder()
  const first = await openEmbedded({ folder, isDurable: false })
  await ask(first.target, 'create table kept as select 1 as n')
  await first.close()
  expect(postgresIn(join(folder, 'postgres'))).toEqual([])
  const second = await open({ folder })
  expect(await ask(second.target, 'select n from kept')).toEqual([{ n: 1 }])
})

test('the app was killed: the server that goes on is adopted, not started twice', async () => {
  const folder = newFolder()
  const { postmaster } = await leftRunning(folder)
  const events: string[] = []
  const adopted = await open({ folder, onEvent: (event) => events.push(event) })
  expect(events).toEqual(['adopted'])
  expect(adopted.pid()).toBe(postmaster)
  expect(await ask(adopted.target, 'select n from kept')).toEqual([{ n: 1 }])
})

test('two processes share one server, and the last one to leave stops it', async () => {
  const folder = newFolder()
  const first = await otherProcess(folder)
  const second = await otherProcess(folder)
  const pid = Number(first.said.pid)
  expect(second.said).toEqual({ pid, events: ['adopted'] })
  await first.leave()
  expect(isAlive(pid)).toBe(true)
  await second.leave()
  expect(isAlive(pid)).toBe(false)
})

test('the postmaster is killed while the app runs: it is started again, with every row', async () => {
  const events: string[] = []
  const embedded = await open({ folder: newFolder(), onEvent: (event) => events.push(event) })
  await ask(embedded.target, 'create table kept as select 1 as n')
  kill(embedded.pid())
  await vi.waitFor(() => expect(events).toEqual(['started', 'died', 'restarted']), { timeout: 60_000 })
  expect(await ask(embedded.target, 'select n from kept')).toEqual([{ n: 1 }])
})

test('postmaster and all children are killed: the next start repairs and finds every row', async () => {
  const folder = newFolder()
  const { postmaster } = await leftRunning(folder)
  const all = postgresIn(join(folder, 'postgres')).map(({ pid }) => pid)
  expect(all.length).toBeGreaterThan(1)
  for (const pid of all) kill(pid)
  await untilGone(postmaster)
  const { target } = await open({ folder })
  expect(await ask(target, 'select n from kept')).toEqual([{ n: 1 }])
})

test('a lock file of a dead process is no obstacle', async () => {
  const folder = newFolder()
  const { postmaster } = await leftRunning(folder)
  for (const { pid } of postgresIn(join(folder, 'postgres'))) kill(pid)
  await untilGone(postmaster)
  expect(readPostmasterPid(join(folder, 'postgres'))?.pid).toBe(postmaster)
  const { target } = await open({ folder })
  expect(await ask(target, 'select n from kept')).toEqual([{ n: 1 }])
})

test.each([
  ['of the same account', () => account()?.uid],
  ['of another account', () => undefined],
])('a lock file whose pid now belongs to a program %s is no obstacle', async (_, uid) => {
  const folder = newFolder()
  const { postmaster } = await leftRunning(folder)
  for (const { pid } of postgresIn(join(folder, 'postgres'))) kill(pid)
  await untilGone(postmaster)
  const asUid = uid()
  const program = spawn('sleep', ['600'], asUid === undefined ? {} : { uid: asUid })
  const lock = pidFile(join(folder, 'postgres'))
  writeFileSync(lock, readFileSync(lock, 'utf8').replace(/^\d+/, String(program.pid)))
  const { target } = await open({ folder })
  expect(await ask(target, 'select n from kept')).toEqual([{ n: 1 }])
  expect(isAlive(program.pid ?? 0)).toBe(true)
  const ended = once(program, 'exit')
  program.kill()
  await ended
})

test('a child outlived its postmaster: we wait for it, then end it, and start', async () => {
  const folder = newFolder()
  const { target, postmaster } = await leftRunning(folder)
  const client = new pg.Client(target)
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query('select pg_backend_pid() as pid')
  const busy = Number(rows[0].pid)
  // busy for as long as it lives, without a disk full of rows
  client.query('do $$ begin loop end loop; end $$').catch(() => undefined)
  // a child that has not yet begun would end together with its postmaster
  const state = `select state from pg_stat_activity where pid = ${busy}`
  await vi.waitFor(async () => expect(await ask(target, state)).toEqual([{ state: 'active' }]), { timeout: 60_000 })
  kill(postmaster)
  await untilGone(postmaster)
  expect(isAlive(busy)).toBe(true)
  const opened = await open({ folder, patience: { startMs: 120_000, orphansMs: 500 } })
  expect(isAlive(busy)).toBe(false)
  expect(await ask(opened.target, 'select n from kept')).toEqual([{ n: 1 }])
  await client.end().catch(() => undefined)
})

test('a cluster left half-made by a dead process is cleared away', async () => {
  const folder = newFolder()
  const dead = spawnSync('true')
  const unfinished = join(folder, `postgres.new-${dead.pid}`)
  mkdirSync(unfinished)
  await open({ folder })
  expect(existsSync(unfinished)).toBe(false)
})

test('a path too long for a socket: the socket lives elsewhere, for our account only', async () => {
  const folder = join(newFolder(), 'a-long-name-of-a-folder-'.repeat(5))
  const { target } = await open({ folder })
  expect(target.host).not.toContain('a-long-name')
  expect(statSync(target.host).mode & 0o777).toBe(0o700)
  expect(await ask(target, 'select 1 as n')).toEqual([{ n: 1 }])
})

test('as root, PostgreSQL runs as another account', async (context) => {
  if (!isRoot) context.skip('not root')
  const embedded = await open({ folder: newFolder() })
  expect(Number(execFileSync('ps', ['-o', 'uid=', '-p', String(embedded.pid())], { encoding: 'utf8' }))).toBe(
    account()?.uid,
  )
})
