// A full disk of backups, on real disks of a few megabytes: check-ins go on, and people are told.
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { appendFileSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { installationOf } from '../../src/backup/archive-owner.ts'
import { archiveState } from '../../src/backup/archive-state.ts'
import { archiveWithin, storageHealth } from '../../src/backup/room.ts'
import { takeBackup } from '../../src/backup/take.ts'
import { beginArchive } from '../../src/backup/wal-archive.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { ask } from '../../src/storage/connect.ts'
import { unmount } from '../storage/folders.ts'
import { ok, testClinic } from '../support/clinic.ts'
import { newFolder, openThere } from './clinic-at-work.ts'

const DATA_MB = 420
const ROOM = { least: 90e6, early: 150e6 }
const SEGMENT_MB = 16

const mount = (folder: string, megabytes: number): boolean => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const fillUntil = (folder: string, freeBytes: number): void => {
  const { bavail, bsize } = statfsSync(folder)
  const more = bavail * bsize - freeBytes
  if (more > 0) appendFileSync(join(folder, 'filler'), Buffer.alloc(Math.round(more)))
}

test.for([
  ['a disk of its own that is full', 2],
  ['the disk of the data', null],
] as const)(
  'the archive lies on %s: check-ins go on for as long as PostgreSQL has room, and people are told',
  async ([, backupsMb], context) => {
    const folder = newFolder()
    if (!mount(folder, DATA_MB)) {
      rmSync(folder, { recursive: true })
      context.skip('mounting is not allowed here')
    }
    const backups = backupsMb === null ? join(folder, 'backups') : newFolder()
    if (backupsMb !== null) mount(backups, backupsMb)
    const elsewhere = newFolder()
    const server = await openThere(folder)
    try {
      if (server.reach.kind !== 'embedded') throw new Error('it is the embedded one')
      const { target } = server.reach
      const { deps, masterKey, reach } = server
      const clinic = await testClinic(deps)
      const { patientId, asked } = await clinic.patientAfter(5)
      const archive = { backups, photos: null, installation: installationOf(folder) }
      await beginArchive(backups, archive.installation)
      expect(await storageHealth(folder, ROOM)).toMatchObject({ state: 'ok' })

      const acknowledged: string[] = []
      for (let written = 0; written < 1.3 * DATA_MB; written += SEGMENT_MB) {
        // the rest of it fills up with something else
        if (backupsMb === null && written > DATA_MB / 2) fillUntil(folder, 80e6)
        const id = randomUUID()
        acknowledged.push(ok(await submitCheckIn({ id, patientId, say: 'my scalp itches', signs: [] }, asked)).id)
        // noise, as sealed texts and photos are: it cannot be made small
        await ask(
          target,
          `create table if not exists noise (text text); truncate noise; insert into noise select string_agg(md5(random()::text), '') from generate_series(1, 40000); select pg_switch_wal(); checkpoint`,
        )
        await expect
          .poll(async () => (await ask(target, 'select last_archived_wal as name from pg_stat_archiver'))[0]?.name)
          .not.toBeNull()
        await archiveWithin(folder, archive, masterKey, ROOM).catch(() => undefined)
      }
      const rows = await ask(target, `select count(*)::int as n from anagen.check_in where patient_id = '${patientId}'`)
      expect(rows).toEqual([{ n: acknowledged.length }])

      const said = expect.stringContaining('run anagen backup')
      const health = await storageHealth(folder, { least: 0, early: 0 })
      expect(health).toMatchObject({ state: 'bad', said })
      expect(await archiveState({ server, folder, archive })).toMatchObject({ state: 'bad', said })

      // once there is a new backup, the gap is behind it
      const path = join(elsewhere, 'one.backup')
      await takeBackup({ kind: 'base', reach, photos: deps.photos, masterKey, folder, path, now: deps.now })
      expect((await storageHealth(folder, { least: 0, early: 0 })).said).not.toEqual(said)
    } finally {
      await server.close()
      if (backupsMb !== null) unmount(backups)
      unmount(folder)
      rmSync(elsewhere, { recursive: true, force: true })
    }
  },
)
