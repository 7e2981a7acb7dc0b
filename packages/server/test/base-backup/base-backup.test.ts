// A base backup while eight patients check in, and the archive of what comes after it: what a new machine has once the old one is gone.
import { copyFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { headsOnDisk } from '../../src/audit/heads.ts'
import { sealRound } from '../../src/audit/seal.ts'
import { verifyAudit } from '../../src/audit/verify.ts'
import { checkBackup } from '../../src/backup/restore.ts'
import { type RestoreClusterOptions, restoreCluster } from '../../src/backup/restore-cluster.ts'
import type { Taken } from '../../src/backup/take.ts'
import { archivedWal, laterPhotos, walFolder } from '../../src/backup/wal-archive.ts'
import { showPhoto } from '../../src/operations/show-photo.ts'
import { photosOnDisk } from '../../src/photos/photos-on-disk.ts'
import { newKey } from '../../src/secrets/envelope.ts'
import { masterKeyFile } from '../../src/secrets/master-key.ts'
import { ask, type Target } from '../../src/storage/connect.ts'
import { ok } from '../support/clinic.ts'
import { type Acknowledged, clinicAtWork, newFolder, newMachine, notThere, openThere } from './clinic-at-work.ts'

let lost: Awaited<ReturnType<typeof clinicAtWork>>
let taken: Taken
let between: Temporal.Instant
let laterPhoto: string
const folders: string[] = []
const before = (moment: Temporal.Instant | string): readonly Acknowledged[] => {
  const ms = Temporal.Instant.from(moment.toString()).epochMilliseconds
  return lost.acknowledged.filter(({ at }) => at < ms)
}

beforeAll(async () => {
  lost = await clinicAtWork()
  folders.push(lost.folder, lost.backups)
  const { server, work } = lost
  await lost.attach()
  const first = work()
  await first.until(40)
  taken = await lost.back('a.backup')
  await first.until(lost.acknowledged.length + 40)
  await first.stop()
  const seal = { worker: server.deps.database.worker, master: server.masterKey, now: server.deps.now }
  await sealRound({ ...seal, heads: headsOnDisk(lost.folder) })
  between = Temporal.Now.instant()
  laterPhoto = await lost.attach()
  const second = work()
  await second.until(lost.acknowledged.length + 40)
  await lost.archiveNow()
  await second.until(lost.acknowledged.length + 40)
  await second.stop()
  await lost.archiveNow()
  await lost.lose()
})
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const machine = (): string => {
  const folder = newMachine(lost.folder)
  folders.push(folder)
  return folder
}
const options = (folder: string, more: Partial<RestoreClusterOptions> = {}): RestoreClusterOptions => ({
  folder,
  pgBin: null,
  photos: photosOnDisk(join(folder, 'photos')),
  masterKey: lost.server.masterKey,
  path: taken.path,
  archive: { wal: walFolder(lost.backups), photos: laterPhotos(lost.backups) },
  until: null,
  ...more,
})
const copyOfArchive = (): string => {
  const copy = newFolder()
  folders.push(copy)
  cpSync(lost.backups, copy, { recursive: true })
  return copy
}

const withRestored = async (
  folder: string,
  look: (target: Target, there: Awaited<ReturnType<typeof openThere>>) => Promise<void>,
) => {
  const there = await openThere(folder)
  try {
    if (there.reach.kind === 'embedded') await look(there.reach.target, there)
  } finally {
    await there.close()
  }
}

test('the backup alone: every check-in that was acknowledged before it ended is there, whole', async () => {
  const folder = machine()
  const restored = await restoreCluster(options(folder, { archive: null }))
  expect(restored).toMatchObject({ pieces: 0, photos: 1 })
  const expected = before(taken.about.takenAt)
  expect(expected.length).toBeGreaterThan(40)
  await withRestored(folder, async (target) => {
    expect(await notThere(target, expected)).toEqual([])
    expect((await notThere(target, lost.acknowledged)).length).toBeGreaterThan(0)
  })
})

test('with the archive: every check-in is there, up to the last one that was archived, and the photo that came after the backup', async () => {
  const folder = machine()
  const restored = await restoreCluster(options(folder))
  expect(restored.pieces).toBeGreaterThan(1)
  expect(restored.photos).toBe(2)
  await withRestored(folder, async (target, there) => {
    expect(await notThere(target, lost.acknowledged)).toEqual([])
    const nurse = { ...lost.clinic.nurse, ...there.deps }
    expect(ok(await showPhoto({ photoId: laterPhoto }, nurse)).bytes.length).toBeGreaterThan(100)
    const audit = { worker: there.deps.database.worker, master: there.masterKey, heads: headsOnDisk(folder) }
    expect((await verifyAudit(audit, lost.clinic.clinicId)).faults).toEqual([])
    // it goes on in a time line of its own, so that two lives never mix in one archive
    expect(await ask(target, 'select substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) as line')).toEqual([
      { line: '00000002' },
    ])
    expect(await ask(target, "select current_setting('data_checksums') as sums")).toEqual([{ sums: 'on' }])
  })
})

test('up to a moment: what was acknowledged before is there, what came after is not', async () => {
  const folder = machine()
  await restoreCluster(options(folder, { until: between }))
  await withRestored(folder, async (target) => {
    const then = before(between)
    expect(await notThere(target, then)).toEqual([])
    const after = lost.acknowledged.slice(then.length)
    expect(await notThere(target, after)).toHaveLength(after.length)
  })
})

/** Restores, and says how it was refused; nothing may be left. */
const refusedWith = async (more: Partial<RestoreClusterOptions>): Promise<{ code: string; message: string }> => {
  const folder = machine()
  const error = await restoreCluster(options(folder, more)).then(
    () => expect.fail('it was restored'),
    (refused: unknown) => refused as { code: string; message: string },
  )
  expect(readdirSync(folder).filter((name) => name.startsWith('postgres') && name !== 'postgres.log')).toEqual([])
  expect(existsSync(join(folder, 'photos'))).toBe(false)
  expect(error.message).not.toContain('\n')
  return { code: error.code, message: error.message }
}
const spoil = (path: string): void => {
  const bytes = readFileSync(path)
  const middle = Math.floor(bytes.length / 2)
  bytes[middle] = (bytes[middle] ?? 0) ^ 1
  writeFileSync(path, bytes)
}

test('a backup that was damaged is refused, and nothing is left of it', async () => {
  const path = join(copyOfArchive(), 'a.backup')
  spoil(path)
  expect(await refusedWith({ path })).toMatchObject({
    code: 'backup-unreadable',
    message: expect.stringContaining('damaged'),
  })
  await expect(checkBackup(path, lost.server.masterKey)).rejects.toThrow('damaged')
})

test('a piece of the archive that was damaged, is missing, or bears the name of another one is refused by name', async () => {
  const all = walFolder(copyOfArchive())
  const names = (await archivedWal(all)).filter(
    (name) => name >= String(taken.about.kind === 'base' && taken.about.firstWal),
  )
  const [first = '', second = ''] = names
  const archive = { wal: all, photos: laterPhotos(lost.backups) }
  const path = (name: string) => join(all, `${name}.wal`)
  copyFileSync(path(first), path(second))
  expect(await refusedWith({ archive })).toMatchObject({
    code: 'backup-unreadable',
    message: expect.stringContaining(second),
  })
  copyFileSync(join(walFolder(lost.backups), `${second}.wal`), path(second))
  spoil(path(second))
  expect(await refusedWith({ archive })).toMatchObject({
    code: 'backup-unreadable',
    message: expect.stringContaining(second),
  })
  rmSync(path(second))
  expect(await refusedWith({ archive })).toMatchObject({
    code: 'archive-gap',
    message: expect.stringContaining('missing'),
  })
})

test('another master key is refused', async () => {
  expect(await refusedWith({ masterKey: newKey() })).toMatchObject({ code: 'backup-other-key' })
})

test('a moment before the backup, and one after the archive, are refused', async () => {
  const earlier = between.subtract({ hours: 5 })
  expect(await refusedWith({ until: earlier })).toMatchObject({
    code: 'until-not-reached',
    message: expect.stringContaining('older'),
  })
  const later = Temporal.Now.instant().add({ hours: 5 })
  expect(await refusedWith({ until: later })).toMatchObject({ code: 'until-not-reached' })
})

test('an installation in use is never written over', async () => {
  await expect(restoreCluster(options(lost.folder))).rejects.toMatchObject({ code: 'not-empty' })
})

test('neither backup nor archive holds the master key, or a name, an address or a word that somebody said', async () => {
  const secrets = [
    lost.server.masterKey,
    readFileSync(masterKeyFile(lost.folder)).subarray(0, 64),
    ...['Quentin', 'Nia Nurse', 'nia@clinic.example', 'pat@patient.example', 'there is pus', 'anagen.patient'].map(
      (text) => Buffer.from(text),
    ),
  ]
  const files = readdirSync(lost.backups, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(files.length).toBeGreaterThan(3)
  for (const entry of files) {
    const bytes = readFileSync(join(entry.parentPath, entry.name))
    for (const secret of secrets) expect(bytes.includes(secret), `${entry.name}: ${secret}`).toBe(false)
  }
  // the same words are in the files of the database, or this test would look for what is nowhere
  const names = readdirSync(join(lost.folder, 'postgres', 'base'), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile(),
  )
  expect(names.some((entry) => readFileSync(join(entry.parentPath, entry.name)).includes('nia@clinic.example'))).toBe(
    true,
  )
})
