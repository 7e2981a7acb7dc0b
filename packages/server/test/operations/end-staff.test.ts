import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acknowledgeCase } from '../../src/operations/acknowledge-case.ts'
import { endStaff } from '../../src/operations/end-staff.ts'
import { inviteStaff } from '../../src/operations/invite-staff.ts'
import { listShifts } from '../../src/operations/list-shifts.ts'
import { listStaff } from '../../src/operations/list-staff.ts'
import { showOneCase } from '../../src/operations/show-case.ts'
import { showStaff } from '../../src/operations/show-staff.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { ask } from '../../src/storage/connect.ts'
import { testApi, tokenFor } from '../support/api.ts'
import { ok, testClinic, testDeps } from '../support/clinic.ts'
import { type TestDatabase, testDatabase } from '../support/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

test('a nurse leaves: shut out at once, off the rota, and what was hers is open again and belongs to who looks now', async () => {
  const { deps } = testDeps(database)
  const clinic = await testClinic(deps)
  const { nurse, nurseId, owner, ownerId } = clinic
  const { patientId, asked } = await clinic.patientAfter(20)
  const blind = () => submitCheckIn({ id: randomUUID(), patientId, say: 'I cannot see with my left eye' }, asked)
  const [taken, waiting] = [ok(await blind()), ok(await blind())].map(({ caseId }) => String(caseId))
  ok(await acknowledgeCase({ caseId: String(taken) }, nurse))
  const token = await tokenFor(owner, 'staff', nurseId)
  const api = testApi(deps)
  expect((await api.call(token, 'GET', '/queue')).status).toBe(200)

  // what the owner reads before it happens is what happens
  expect(ok(await showStaff({ staffId: nurseId }, owner)).cases).toEqual([{ name: 'Olu Owner', cases: 2 }])
  expect(ok(await endStaff({ staffId: nurseId }, owner))).toMatchObject({ staffId: nurseId, cases: 2 })
  expect((await api.call(token, 'GET', '/queue')).status).toBe(401)
  expect(ok(await listStaff({}, owner)).items.find(({ staffId }) => staffId === nurseId)).toMatchObject({ left: true })
  const day = { from: '2026-11-20T00:00:00Z', until: '2026-11-21T00:00:00Z' }
  expect(ok(await listShifts(day, owner)).items).toEqual([])
  for (const caseId of [taken, waiting])
    expect(ok(await showOneCase({ caseId: String(caseId) }, owner))).toMatchObject({
      state: 'open',
      ownerId,
      acknowledgedAt: null,
    })
  const mails = await ask(
    database.target,
    `select to_id from anagen.outbox where kind = 'mail-case' and clinic_id = '${clinic.clinicId}'`,
  )
  expect(mails).toEqual([{ to_id: ownerId }, { to_id: ownerId }])
})

test('refused in words: the owner, somebody twice, nobody, and by a nurse', async () => {
  const { deps } = testDeps(database)
  const { nurse, nurseId, owner, ownerId } = await testClinic(deps)
  expect(await endStaff({ staffId: ownerId }, owner)).toMatchObject({
    refused: 'not-allowed',
    detail: expect.stringContaining('cannot leave'),
  })
  expect(await endStaff({ staffId: ownerId }, nurse)).toMatchObject({ refused: 'not-allowed' })
  ok(await endStaff({ staffId: nurseId }, owner))
  expect(await endStaff({ staffId: nurseId }, owner)).toMatchObject({ refused: 'already-done' })
  expect(await endStaff({ staffId: randomUUID() }, owner)).toMatchObject({ refused: 'staff-not-found' })
})

// a review: the second time no mail went out, for the first one had the same key
test('a nurse leaves, comes back and leaves again with the same case: whoever has it then is told each time', async () => {
  const { deps } = testDeps(database)
  const clinic = await testClinic(deps)
  const { nurse, nurseId, owner, ownerId } = clinic
  const { patientId, asked } = await clinic.patientAfter(20)
  const said = { id: randomUUID(), patientId, say: 'I cannot see with my left eye' }
  const caseId = String(ok(await submitCheckIn(said, asked)).caseId)
  ok(await endStaff({ staffId: nurseId }, owner))
  await ask(database.target, `update anagen.outbox set done_at = now() where subject_id = '${nurseId}'`)
  ok(await inviteStaff({ name: 'Nia Nurse', email: 'nia@clinic.example', role: 'nurse' }, owner))
  ok(await acknowledgeCase({ caseId }, nurse))
  ok(await endStaff({ staffId: nurseId }, owner))
  expect(ok(await showOneCase({ caseId }, owner))).toMatchObject({ state: 'open', ownerId })
  const mails = `select to_id from anagen.outbox where kind = 'mail-case' and subject_id = '${caseId}'`
  expect(await ask(database.target, mails)).toEqual([{ to_id: ownerId }, { to_id: ownerId }])
})
