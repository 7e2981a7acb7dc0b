import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { headsOnDisk } from '../../src/audit/heads.ts'
import { sealClinic, sealRound } from '../../src/audit/seal.ts'
import { verifyAudit } from '../../src/audit/verify.ts'
import { showPatient } from '../../src/operations/show-patient.ts'
import { newKey } from '../../src/secrets/envelope.ts'
import { ok, testClinic, testDeps } from '../support/clinic.ts'
import { type TestDatabase, testDatabase } from '../support/test-database.ts'

let database: TestDatabase
let owner: pg.Client
const folder = mkdtempSync(join(tmpdir(), 'anagen-heads-'))
const master = newKey()
const heads = headsOnDisk(folder)

beforeAll(async () => {
  database = await testDatabase()
  owner = new pg.Client(database.target)
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await database.close()
  rmSync(folder, { recursive: true })
})

const sealing = () => ({ worker: database.worker, master, heads, now: () => new Date().toISOString() })
const verify = (clinicId: string) => verifyAudit(sealing(), clinicId)

/** A clinic with three seals of a few rows each. */
let clinicId: string
let look: () => Promise<void>
beforeEach(async () => {
  const { deps } = testDeps(database, master)
  const clinic = await testClinic(deps)
  clinicId = clinic.clinicId
  const { patientId } = await clinic.patientAfter(20)
  look = async () => {
    for (let n = 0; n < 3; n++) ok(await showPatient({ patientId }, clinic.nurse))
  }
  for (let seals = 0; seals < 3; seals++) {
    await look()
    await sealClinic(sealing(), clinicId)
  }
})

const change = (text: string, ...values: unknown[]) => owner.query(text, [clinicId, ...values])
const faults = async () => (await verify(clinicId)).faults.map(({ fault, position }) => `${fault} ${position}`)

test('an untouched record fits, and the unsealed tail is told', async () => {
  expect(await verify(clinicId)).toMatchObject({ seals: 3, unsealed: 0, oldestUnsealedAt: null, faults: [] })
  await look()
  const report = await verify(clinicId)
  expect(report).toMatchObject({ seals: 3, unsealed: 3, faults: [] })
  expect(report.oldestUnsealedAt).toMatch(/^2026-/)
})

test.each([
  ["a row's action", "update anagen.audit set action = 'x' where id = $2"],
  ["a row's time, by a microsecond", "update anagen.audit set at = at + interval '1 microsecond' where id = $2"],
  ["a row's actor", 'update anagen.audit set actor_id = gen_random_uuid() where id = $2'],
  ["a row's patient", 'update anagen.audit set patient_id = null where id = $2'],
  ["a row's detail", `update anagen.audit set detail = '{"a": 1}' where id = $2`],
  ["a row's seal", 'update anagen.audit set sealed_in = 3 where id = $2'],
])('a change of %s is found, in its place', async (_, text) => {
  const { rows } = await change(
    'select audit_ids[2] as id from anagen.audit_seal where clinic_id = $1 and position = 2',
  )
  await owner.query(`${text} and clinic_id = $1`, [clinicId, rows[0].id])
  const report = await verify(clinicId)
  expect(report.faults[0]).toMatchObject({ fault: 'row-changed', position: 2, auditId: rows[0].id })
})

test.each([
  [
    'a row that was removed',
    'delete from anagen.audit a using anagen.audit_seal s where s.clinic_id = $1 and s.position = 2 and a.clinic_id = $1 and a.id = s.audit_ids[1]',
    'row-missing 2',
  ],
  [
    'a row that was put in',
    'insert into anagen.audit select clinic_id, gen_random_uuid(), at, actor_kind, actor_id, action, subject_kind, subject_id, patient_id, detail, 2 from anagen.audit where clinic_id = $1 limit 1',
    'row-added 2',
  ],
  [
    'a row under a seal that does not exist',
    'insert into anagen.audit select clinic_id, gen_random_uuid(), at, actor_kind, actor_id, action, subject_kind, subject_id, patient_id, detail, 77 from anagen.audit where clinic_id = $1 limit 1',
    'row-added 77',
  ],
  [
    'rows in another order',
    'update anagen.audit_seal set audit_ids = audit_ids[2:2] || audit_ids[1:1] || audit_ids[3:] where clinic_id = $1 and position = 2',
    'seal-changed 2',
  ],
  ['a seal that was removed', 'delete from anagen.audit_seal where clinic_id = $1 and position = 2', 'seal-missing 2'],
  ['the first seal removed', 'delete from anagen.audit_seal where clinic_id = $1 and position = 1', 'seal-missing 1'],
  [
    'the last seal removed with its rows',
    'with s as (delete from anagen.audit_seal where clinic_id = $1 and position = 3 returning audit_ids) delete from anagen.audit where clinic_id = $1 and id in (select unnest(audit_ids) from s)',
    'shorter-than-noted 3',
  ],
  [
    'a forged digest',
    'update anagen.audit_seal set digests = set_byte(digests, 0, 255 - get_byte(digests, 0)) where clinic_id = $1 and position = 1',
    'seal-changed 1',
  ],
])('%s is found', async (_, text, expected) => {
  await change(text)
  expect(await faults()).toContain(expected)
})

test('two seals that changed places are found', async () => {
  await change('update anagen.audit_seal set position = position + 100 where clinic_id = $1')
  for (const [from, to] of [
    [101, 2],
    [102, 1],
    [103, 3],
  ])
    await change('update anagen.audit_seal set position = $3 where clinic_id = $1 and position = $2', from, to)
  expect(await faults()).toEqual(expect.arrayContaining(['seal-changed 1', 'seal-changed 2', 'seal-changed 3']))
})

test('whoever changes a row and seals it anew with another key is found', async () => {
  await change('delete from anagen.audit_seal where clinic_id = $1')
  await change("update anagen.audit set sealed_in = null, action = 'x' where clinic_id = $1")
  await sealClinic({ ...sealing(), master: newKey() }, clinicId)
  expect(await faults()).toContain('seal-changed 1')
})

test('the role that seals cannot change what a row says, nor a seal; the one that serves cannot touch either', async () => {
  for (const text of [
    "update anagen.audit set action = 'x'",
    'delete from anagen.audit',
    "update anagen.audit_seal set chain = ''",
    'delete from anagen.audit_seal',
  ]) {
    await expect(database.worker.query(text), text).rejects.toMatchObject({ code: '42501' })
    await expect(database.app.query(text), text).rejects.toMatchObject({ code: '42501' })
  }
  await expect(database.app.query('update anagen.audit set sealed_in = 1')).rejects.toMatchObject({ code: '42501' })
})

test('several sealers at once make one chain, and every row is in it once', async () => {
  await look()
  await Promise.all(Array.from({ length: 6 }, () => sealRound(sealing())))
  await sealRound(sealing())
  const report = await verify(clinicId)
  expect(report).toMatchObject({ unsealed: 0, faults: [] })
  const { rows } = await change('select count(*)::int as n from anagen.audit where clinic_id = $1')
  expect(report.rows).toBe(rows[0].n)
})

test('more rows than one seal holds', async () => {
  await change(
    "insert into anagen.audit select $1, gen_random_uuid(), now(), 'system', null, 'test', 'x', gen_random_uuid(), null, '{}' from generate_series(1, 1234)",
  )
  expect(await sealClinic(sealing(), clinicId)).toBe(1234)
  expect(await verify(clinicId)).toMatchObject({ seals: 6, unsealed: 0, faults: [] })
})
