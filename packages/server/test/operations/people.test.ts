import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { endCaregiver } from '../../src/operations/end-caregiver.ts'
import { inviteAgain } from '../../src/operations/invite-again.ts'
import { inviteCaregiver } from '../../src/operations/invite-caregiver.ts'
import { listCaregivers } from '../../src/operations/list-caregivers.ts'
import { setOpeningHours } from '../../src/operations/set-opening-hours.ts'
import { showOpeningHours } from '../../src/operations/show-opening-hours.ts'
import { showPatient } from '../../src/operations/show-patient.ts'
import { ask } from '../../src/storage/connect.ts'
import { ok, testClinic, testDeps } from '../support/clinic.ts'
import { type TestDatabase, testDatabase } from '../support/test-database.ts'

let database: TestDatabase
let world: ReturnType<typeof testDeps>
let clinic: Awaited<ReturnType<typeof testClinic>>
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  world = testDeps(database)
  clinic = await testClinic(world.deps)
})

describe('caregivers', () => {
  test('a patient sees who may look, and ends it; a neighbour can do neither', async () => {
    const { patientId, asked } = await clinic.patientAfter(20)
    const { caregiverId } = ok(await inviteCaregiver({ patientId, name: 'Cara', email: 'cara@example.org' }, asked))
    const neighbour = await clinic.patientAfter(20)
    expect(await listCaregivers({ patientId }, neighbour.asked)).toMatchObject({ refused: 'patient-not-found' })
    expect(await endCaregiver({ caregiverId }, neighbour.asked)).toMatchObject({ refused: 'not-found' })
    const cara = clinic.as({ kind: 'caregiver', clinicId: clinic.clinicId, id: caregiverId, patientId })
    expect(await endCaregiver({ caregiverId }, cara)).toMatchObject({ refused: 'not-allowed' })
    expect(ok(await listCaregivers({ patientId }, asked)).items).toMatchObject([
      { caregiverId, name: 'Cara', email: 'cara@example.org', until: null },
    ])
    const { until } = ok(await endCaregiver({ caregiverId }, asked))
    expect(ok(await listCaregivers({ patientId }, asked)).items).toMatchObject([{ until }])
    expect(await endCaregiver({ caregiverId }, asked)).toMatchObject({ refused: 'already-done' })
    expect(await inviteAgain({ kind: 'caregiver', memberId: caregiverId }, clinic.nurse)).toMatchObject({
      refused: 'not-found',
    })
    ok(await showPatient({ patientId }, asked))
  })
})

describe('another invitation', () => {
  const waiting = async (id: string): Promise<number> =>
    Number(
      (await ask(database.target, `select count(*)::int as n from anagen.outbox where subject_id = '${id}'`))[0]?.n,
    )

  test('goes to staff only by the owner, to patients by whoever registers them, each time anew', async () => {
    const { patientId } = await clinic.patientAfter(20)
    expect(await inviteAgain({ kind: 'staff', memberId: clinic.nurseId }, clinic.nurse)).toMatchObject({
      refused: 'not-allowed',
    })
    const before = await waiting(clinic.nurseId)
    for (let times = 0; times < 2; times++)
      ok(await inviteAgain({ kind: 'staff', memberId: clinic.nurseId }, clinic.owner))
    expect(await waiting(clinic.nurseId)).toBe(before + 2)
    const mails = await waiting(patientId)
    ok(await inviteAgain({ kind: 'patient', memberId: patientId }, clinic.nurse))
    expect(await waiting(patientId)).toBe(mails + 1)
    // on paper: no mail, but it is written down that somebody printed one
    ok(await inviteAgain({ kind: 'patient', memberId: patientId, onPaper: true }, clinic.nurse))
    expect(await waiting(patientId)).toBe(mails + 1)
  })

  test('goes to nobody of another clinic', async () => {
    const other = await testClinic(world.deps)
    const { patientId } = await other.patientAfter(20)
    expect(await inviteAgain({ kind: 'patient', memberId: patientId }, clinic.nurse)).toMatchObject({
      refused: 'patient-not-found',
    })
    expect(await inviteAgain({ kind: 'staff', memberId: other.nurseId }, clinic.owner)).toMatchObject({
      refused: 'staff-not-found',
    })
  })
})

test('opening hours are read back as they were written', async () => {
  const hours = {
    opening: [
      { weekday: 1, opens: '09:00', closes: '12:30' },
      { weekday: 1, opens: '14:00', closes: '18:00' },
      { weekday: 6, opens: '10:00', closes: '13:00' },
    ],
    closures: [{ day: '2026-12-25', name: 'Christmas' }],
  }
  ok(await setOpeningHours(hours, clinic.owner))
  expect(ok(await showOpeningHours({}, clinic.nurse))).toEqual(hours)
})
