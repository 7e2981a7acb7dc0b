import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { migrate } from '../../src/database/migrate.ts'
import { digestOf, type Migration, migrationsFolder, readMigrations } from '../../src/database/migrations.ts'
import { ownerClient } from '../../src/database/pool.ts'
import { ask } from '../../src/storage/connect.ts'

const step = (name: string, sql: string): Migration => ({ name, sql, digest: digestOf(sql) })
const first = step('0001-a.sql', 'create table a (n int); insert into a values (1)')
const failing = step('0002-b.sql', 'create table b (n int); select 1 / 0')

const emptyDatabase = async () => {
  const server = inject('postgres')
  const name = `empty_${randomUUID().replaceAll('-', '')}`
  await ask({ ...server, database: 'postgres' }, `create database ${name}`)
  const owner = ownerClient({ kind: 'embedded', target: { ...server, database: name } })
  await owner.connect()
  return owner
}

test('steps run once, in order', async () => {
  const owner = await emptyDatabase()
  expect(await migrate(owner, [first])).toEqual(['0001-a.sql'])
  expect(await migrate(owner, [first, step('0002-c.sql', 'create table c (n int)')])).toEqual(['0002-c.sql'])
  expect(await migrate(owner, [first, step('0002-c.sql', 'create table c (n int)')])).toEqual([])
  await owner.end()
})

// OpenEMR PR 13614
test('a failing migration stops the start and leaves the old data usable', async () => {
  const owner = await emptyDatabase()
  await migrate(owner, [first])
  await expect(migrate(owner, [first, failing])).rejects.toMatchObject({
    code: 'migration-failed',
    message: expect.stringMatching(/0002-b\.sql: division by zero.*as it was/),
  })
  expect((await owner.query('select n from a')).rows).toEqual([{ n: 1 }])
  expect((await owner.query("select to_regclass('b') as b")).rows).toEqual([{ b: null }])
  expect(await migrate(owner, [first])).toEqual([])
  await owner.end()
})

test('a step that says commit by itself cannot leave half of it', async () => {
  const owner = await emptyDatabase()
  const sneaky = step('0001-s.sql', 'create table s (n int); commit; select 1 / 0')
  await expect(migrate(owner, [sneaky])).rejects.toMatchObject({ code: 'migration-failed' })
  await owner.end()
})

test('a database that a newer program used, or that ran another step, is left alone', async () => {
  const owner = await emptyDatabase()
  await migrate(owner, [first])
  await expect(migrate(owner, [])).rejects.toMatchObject({ code: 'database-newer' })
  await expect(migrate(owner, [step('0001-a.sql', 'select 2')])).rejects.toMatchObject({ code: 'migration-changed' })
  await owner.end()
})

test('several processes at the first start: one of them migrates', async () => {
  const one = await emptyDatabase()
  const others = Array.from({ length: 3 }, () =>
    ownerClient({ kind: 'embedded', target: { ...inject('postgres'), database: one.database ?? '' } }),
  )
  for (const other of others) await other.connect()
  const ran = await Promise.all([one, ...others].map((owner) => migrate(owner)))
  expect(ran.filter((steps) => steps.length > 0)).toHaveLength(1)
  for (const owner of [one, ...others]) await owner.end()
})

test('files that differ from the manifest are refused', () => {
  const copy = () => {
    const folder = mkdtempSync(join(tmpdir(), 'anagen-migrations-'))
    for (const name of readdirSync(migrationsFolder())) copyFileSync(join(migrationsFolder(), name), join(folder, name))
    return folder
  }
  const edited = copy()
  writeFileSync(join(edited, '0002-clinics.sql'), 'select 1')
  expect(() => readMigrations(edited)).toThrow(/0002-clinics\.sql was edited/)
  const added = copy()
  writeFileSync(join(added, '0099-more.sql'), 'select 1')
  expect(() => readMigrations(added)).toThrow(/0099-more\.sql is not in manifest\.json/)
  expect(readMigrations(copy())).toEqual(readMigrations())
})
