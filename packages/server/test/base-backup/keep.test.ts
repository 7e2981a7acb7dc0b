// Old backups are removed with what only they needed, and two installations never share one archive.
import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { installationOf } from '../../src/backup/archive-owner.ts'
import { keepNewest } from '../../src/backup/keep-newest.ts'
import { backupPlace, restorePlace } from '../../src/backup/place.ts'
import { readAbout } from '../../src/backup/restore.ts'
import { takeBackup } from '../../src/backup/take.ts'
import { archivedWal, archiveRound, beginArchive, laterPhotos, walFolder } from '../../src/backup/wal-archive.ts'
import { photosOnDisk } from '../../src/photos/photos-on-disk.ts'
import { archiveOutbox } from '../../src/storage/archive-settings.ts'
import { ask } from '../../src/storage/connect.ts'
import { newFolder, openThere } from './clinic-at-work.ts'

const folders: string[] = []
const folderOf = (): string => {
  const folder = newFolder()
  folders.push(folder)
  return folder
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const at = (day: number): Date => new Date(Date.UTC(2026, 10, day, 3))
const nameOf = (day: number): string => `anagen-2026-11-${day}T0300.backup`

test('of three backups the newest two stay, with every piece of the archive that they need, and a file that somebody named', async () => {
  const [folder, backups] = [folderOf(), folderOf()]
  const server = await openThere(folder)
  try {
    if (server.reach.kind !== 'embedded') throw new Error('it is the embedded one')
    const { target } = server.reach
    const { photos } = server.deps
    const archive = { backups, photos, installation: installationOf(folder) }
    await photos.put('clinic/patient/erased', Buffer.from('sealed'))
    await photos.put('clinic/patient/stays', Buffer.from('sealed'))
    await beginArchive(backups, archive.installation)
    const { reach, masterKey } = server
    const back = (day: number) =>
      takeBackup({
        kind: 'base',
        reach,
        folder,
        photos,
        masterKey,
        path: join(backups, nameOf(day)),
        now: server.deps.now,
      })
    const store = async () => {
      await ask(target, 'select pg_logical_emit_message(true, $$anagen$$, $$something$$)')
      const [row] = await ask(target, 'select pg_walfile_name(pg_switch_wal()) as name')
      // by intervals: the archiver of PostgreSQL needs the processor too
      await vi.waitFor(
        async () => {
          await archiveRound(archiveOutbox(folder), archive, server.masterKey)
          expect(await archivedWal(walFolder(backups))).toContain(row?.name)
        },
        { timeout: 60_000, interval: 100 },
      )
    }
    await back(10)
    await store()
    await back(11)
    await store()
    cpSync(join(backups, nameOf(10)), join(backups, 'before-the-move.backup'))
    await photos.remove('clinic/patient/erased')
    expect(await laterPhotos(backups).get('clinic/patient/erased')).not.toBeNull()
    await back(12)
    const removed = await keepNewest(backups, 2, photos, masterKey)
    expect(removed.backups).toEqual([nameOf(10)])
    expect(removed.photos).toBe(1)
    expect(await laterPhotos(backups).get('clinic/patient/stays')).not.toBeNull()
    expect(readdirSync(backups).filter((name) => name.endsWith('.backup'))).toEqual([
      nameOf(11),
      nameOf(12),
      'before-the-move.backup',
    ])
    const oldest = await readAbout(join(backups, nameOf(11)), server.masterKey)
    const first = oldest.kind === 'base' ? oldest.firstWal : ''
    const pieces = await archivedWal(walFolder(backups))
    expect(pieces.filter((name) => name < first)).toEqual([])
    expect(removed.pieces).toBeGreaterThan(0)
    // what came after the backup of the 11th
    expect(pieces.length).toBeGreaterThan(0)
  } finally {
    await server.close()
  }
  writeFileSync(join(backups, nameOf(12)), 'spoilt')
  const choice = { path: null, isLogical: false, now: at(13), keep: 2 }
  await expect(backupPlace({ folder, backups }, choice)).rejects.toMatchObject({
    message: expect.stringMatching(/T0300\.backup was made, but no older one was removed/),
  })
  expect(existsSync(join(backups, nameOf(11)))).toBe(true)
})

test('a copy beside the server that goes on cannot archive into its folder; where the first is gone for ever, it may take over', async () => {
  const [folder, copy, backups] = [folderOf(), folderOf(), folderOf()]
  const choice = { path: null, isLogical: false, now: at(10) }
  await backupPlace({ folder, backups }, choice)
  cpSync(join(folder, 'keys'), join(copy, 'keys'), { recursive: true })
  await restorePlace({ folder: copy, backups }, { path: join(backups, nameOf(10)) })
  const refused = { code: 'archive-conflict', message: expect.stringContaining('ANAGEN_BACKUPS') }
  await expect(backupPlace({ folder: copy, backups }, { ...choice, now: at(11) })).rejects.toMatchObject(refused)
  const outbox = folderOf()
  writeFileSync(join(outbox, '000000010000000000000001'), 'a piece')
  const archive = { backups, photos: photosOnDisk(join(copy, 'photos')), installation: installationOf(copy) }
  const key = Buffer.alloc(32, 7)
  await expect(archiveRound(outbox, archive, key)).rejects.toMatchObject(refused)
  expect(readdirSync(outbox)).toHaveLength(1)

  await backupPlace({ folder: copy, backups }, { ...choice, now: at(11), isTakingOver: true })
  await expect(backupPlace({ folder, backups }, { ...choice, now: at(12) })).rejects.toMatchObject(refused)
  expect(readdirSync(backups).filter((name) => name.endsWith('.backup'))).toEqual([nameOf(10), nameOf(11)])
})
