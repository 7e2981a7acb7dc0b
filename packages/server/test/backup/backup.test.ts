import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { headsOnDisk } from '../../src/audit/heads.ts'
import { sealRound } from '../../src/audit/seal.ts'
import { verifyAudit } from '../../src/audit/verify.ts'
import { checkBackup, restoreBackup } from '../../src/backup/restore.ts'
import { rowsOf, takeBackup } from '../../src/backup/take.ts'
import { connectDatabase } from '../../src/database/database.ts'
import { attachPhoto } from '../../src/operations/attach-photo.ts'
import { listCheckIns } from '../../src/operations/list-check-ins.ts'
import { showPhoto } from '../../src/operations/show-photo.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { photosOnDisk } from '../../src/photos/photos-on-disk.ts'
import { newKey } from '../../src/secrets/envelope.ts'
import { ask } from '../../src/storage/connect.ts'
import { ok, testDeps } from '../support/clinic.ts'
import { fullClinic } from '../support/full-clinic.ts'
import { type TestDatabase, testDatabase } from '../support/test-database.ts'
import { contentOf, newMachine } from './new-machine.ts'

let database: TestDatabase
let folder: string
const master = newKey()
const world = () => {
  const { deps } = testDeps(database, master)
  return { ...deps, photos: photosOnDisk(join(folder, 'photos')) }
}
beforeEach(async () => {
  database = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'anagen-backup-'))
})
afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const take = (name = 'a.backup') =>
  takeBackup({
    kind: 'logical',
    reach: { kind: 'embedded', target: database.target },
    folder,
    photos: photosOnDisk(join(folder, 'photos')),
    masterKey: master,
    path: join(folder, name),
    now: () => '2026-11-21T10:00:00Z',
  })

test('everything comes back on a new machine: every row of every table, and the photos', async () => {
  const deps = world()
  const clinic = await fullClinic(deps)
  const { patientId, asked } = await clinic.patientAfter(20)
  ok(await submitCheckIn({ id: randomUUID(), patientId, say: 'a little redness', signs: [] }, asked))
  const bytes = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#a66' } })
    .jpeg()
    .toBuffer()
  const photo = ok(await attachPhoto({ id: randomUUID(), patientId, bytes }, asked))
  await sealRound({ worker: database.worker, master, heads: headsOnDisk(folder), now: deps.now })
  const before = await contentOf(database.target)
  expect(Object.keys(before).length).toBeGreaterThan(30)
  const taken = await take()
  expect(taken.photos).toBeGreaterThanOrEqual(1)
  const about = await checkBackup(taken.path, master)
  if (about.kind !== 'logical') expect.fail('it is a logical one')
  expect(about.tables).toHaveLength(Object.keys(before).length)

  const machine = await newMachine(master)
  expect(await machine.restore(taken.path)).toMatchObject({ rows: rowsOf(about), photos: taken.photos })
  expect(await contentOf(machine.target)).toEqual(before)
  const there = connectDatabase({ kind: 'embedded', target: machine.target })
  const asThere = { ...deps, database: there, photos: photosOnDisk(join(machine.folder, 'photos')) }
  const nurse = { ...clinic.nurse, ...asThere }
  const { items } = ok(await listCheckIns({ patientId }, nurse))
  expect(items).toHaveLength(1)
  const shown = ok(await showPhoto({ photoId: photo.id }, nurse))
  expect((await sharp(Buffer.from(shown.bytes)).metadata()).width).toBe(40)
  // the record of who did what is whole, and tenants are apart as before
  const report = await verifyAudit(
    { worker: there.worker, master, heads: headsOnDisk(machine.folder) },
    clinic.clinicId,
  )
  expect(report.faults).toEqual([])
  expect(report.rows).toBeGreaterThan(0)
  expect(
    await ask(
      machine.target,
      "select relname from pg_class where relnamespace = 'anagen'::regnamespace and relkind = 'r' and not relforcerowsecurity",
    ),
  ).toEqual([])
  await there.close()
  await machine.remove()
})

test('a backup holds neither the master key nor anything that can be read without it', async () => {
  const deps = world()
  const clinic = await fullClinic(deps)
  await clinic.patientAfter(20, 'prp', 'Quentin Unusual')
  const { path } = await take()
  const bytes = readFileSync(path)
  for (const secret of [
    master,
    Buffer.from(master.toString('hex')),
    Buffer.from('Quentin'),
    Buffer.from('clinic.example'),
    Buffer.from('anagen.patient'),
  ])
    expect(bytes.includes(secret)).toBe(false)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const machine = await newMachine(master)
  await expect(machine.restore(path, newKey())).rejects.toMatchObject({
    code: 'backup-other-key',
    message: expect.stringContaining('keys/master.key'),
  })
  expect(await machine.tables()).toBe(0)
  await machine.remove()
})

test.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 100), /cut off/],
  ['empty', () => Buffer.alloc(0), /no backup of Anagen/],
  ['another file', () => Buffer.from('PK'.repeat(200)), /no backup of Anagen/],
  [
    'changed by one bit in the middle',
    (bytes: Buffer) => {
      const changed = Buffer.from(bytes)
      const middle = Math.floor(bytes.length / 3)
      changed[middle] = (changed[middle] ?? 0) ^ 1
      return changed
    },
    /damaged/,
  ],
])('a backup that is %s is refused, and the new database stays empty', async (_, spoil, why) => {
  await fullClinic(world())
  const { path } = await take()
  writeFileSync(path, spoil(readFileSync(path)))
  await expect(checkBackup(path, master)).rejects.toThrow(why)
  const machine = await newMachine(master)
  await expect(machine.restore(path)).rejects.toThrow(why)
  const rows = await ask(machine.target, "select to_regclass('anagen.clinic') as there")
  if (rows[0]?.there)
    expect(await ask(machine.target, 'select count(*)::int as n from anagen.clinic')).toEqual([{ n: 0 }])
  await machine.remove()
})

test('a database in use is never written over, nor is a file', async () => {
  await fullClinic(world())
  const { path } = await take()
  const before = await contentOf(database.target)
  await expect(
    restoreBackup({
      reach: { kind: 'embedded', target: database.target },
      folder,
      photos: world().photos,
      masterKey: master,
      path,
    }),
  ).rejects.toMatchObject({ code: 'not-empty', message: expect.stringContaining('nothing was changed') })
  expect(await contentOf(database.target)).toEqual(before)
  await expect(take()).rejects.toMatchObject({ code: 'file-exists' })
  await expect(
    takeBackup({
      kind: 'logical',
      reach: { kind: 'embedded', target: database.target },
      folder,
      photos: world().photos,
      masterKey: master,
      path: join(path, 'below a file', 'a.backup'),
      now: () => '',
    }),
  ).rejects.toMatchObject({ code: 'cannot-write' })
})

test('a backup is taken while patients go on checking in: each is whole in it, or not in it', async () => {
  const deps = world()
  const clinic = await fullClinic(deps)
  const { patientId, asked } = await clinic.patientAfter(20)
  let isTaking = true
  const sending = (async () => {
    while (isTaking) ok(await submitCheckIn({ id: randomUUID(), patientId, say: 'there is pus', signs: [] }, asked))
  })()
  const { path } = await take()
  isTaking = false
  await sending
  const machine = await newMachine(master)
  await machine.restore(path)
  const torn = await ask(
    machine.target,
    `select c.id from anagen.check_in c
     left join anagen.verdict v on v.check_in_id = c.id
     left join anagen.clinical_case k on k.check_in_id = c.id
     left join anagen.audit a on a.subject_id = c.id and a.action = 'submit-check-in'
     where v.id is null or (c.level in ('contact', 'urgent', 'emergency') and k.id is null) or a.id is null`,
  )
  expect(torn).toEqual([])
  await machine.remove()
})

test('an older copy that is put back where a newer chain was noted is told by the audit', async () => {
  const deps = world()
  const clinic = await fullClinic(deps)
  const sealing = (place: string) => ({ worker: database.worker, master, heads: headsOnDisk(place), now: deps.now })
  await sealRound(sealing(folder))
  const { path } = await take()
  await clinic.patientAfter(1)
  await sealRound(sealing(folder))
  const machine = await newMachine(master)
  // the same machine: its notes outlived the database
  const noted = await headsOnDisk(folder).read(clinic.clinicId)
  if (noted) await headsOnDisk(machine.folder).note(clinic.clinicId, noted)
  await machine.restore(path)
  const there = connectDatabase({ kind: 'embedded', target: machine.target })
  const { faults } = await verifyAudit(
    { worker: there.worker, master, heads: headsOnDisk(machine.folder) },
    clinic.clinicId,
  )
  expect(faults).toMatchObject([{ fault: 'shorter-than-noted' }])
  await there.close()
  await machine.remove()
})

test('nothing half-made is left behind', async () => {
  await fullClinic(world())
  await take()
  expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([])
  expect(existsSync(join(folder, 'last-backup.json'))).toBe(true)
})
