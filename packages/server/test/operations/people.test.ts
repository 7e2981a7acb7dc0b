import { describe, expect, test } from 'vitest'
import { endCaregiver } from '../../src/operations/end-caregiver.ts'
import { inviteAgain } from '../../src/operations/invite-again.ts'
import { inviteCaregiver } from '../../src/operations/invite-caregiver.ts'
import { listCaregivers } from '../../src/operations/list-caregivers.ts'
import { setOpeningHours } from '../../src/operations/set-opening-hours.ts'
import { showOpeningHours } from '../../src/operations/show-opening-hours.ts'
import { showPatient } from '../../src/operations/show-patient.ts'
import { ask } from '../../src/storage/connect.ts'
import { ok, testClinic } from '../support/clinic.ts'
import { freshClinics } from '../support/fresh-clinics.ts'

const here = freshClinics()

describe('caregivers', () => {
  test('a patient sees who may look, and ends it; a neighbour can do neither', async () => {
    const { patientId, asked } = await here.clinic.patientAfter(20)
    const { caregiverId } = ok(await inviteCaregiver({ patientId, name: 'Cara', email: 'cara@example.org' }, asked))
    const neighbour = await here.clinic.patientAfter(20)
    expect(await listCaregivers({ patientId }, neighbour.asked)).toMatchObject({ refused: 'patient-not-found' })
    expect(await endCaregiver({ caregiverId }, neighbour.asked)).toMatchObject({ refused: 'not-found' })
    const cara = here.clinic.as({ kind: 'caregiver', clinicId: here.clinic.clinicId, id: caregiverId, patientId })
    expect(await endCaregiver({ caregiverId }, cara)).toMatchObject({ refused: 'not-allowed' })
    expect(ok(await listCaregivers({ patientId }, asked)).items).toMatchObject([
      { caregiverId, name: 'Cara', email: 'cara@example.org', until: null },
    ])
    const { until } = ok(await endCaregiver({ caregiverId }, asked))
    expect(ok(await listCaregivers({ patientId }, asked)).items).toMatchObject([{ until }])
    expect(await endCaregiver({ caregiverId }, asked)).toMatchObject({ refused: 'already-done' })
    expect(await inviteAgain({ kind: 'caregiver', memberId: caregiverId }, here.clinic.nurse)).toMatchObject({
      refused: 'not-found',
    })
    ok(await showPatient({ patientId }, asked))
  })
})

describe('another invitation', () => {
  const waiting = async (id: string): Promise<number> =>
    Number(
      (await ask(here.database.target, `select count(*)::int as n from anagen.outbox where subject_id = '${id}'`))[0]
        ?.n,
    )

  test('goes to staff only by the owner, to patients by whoever registers them, each time anew', async () => {
    const { patientId } = await here.clinic.patientAfter(20)
    expect(await inviteAgain({ kind: 'staff', memberId: here.clinic.nurseId }, here.clinic.nurse)).toMatchObject({
      refused: 'not-allowed',
    })
    const before = await waiting(here.clinic.nurseId)
    for (let times = 0; times < 2; times++)
      ok(await inviteAgain({ kind: 'staff', memberId: here.clinic.nurseId }, here.clinic.owner))
    expect(await waiting(here.clinic.nurseId)).toBe(before + 2)
    const mails = await waiting(patientId)
    ok(await inviteAgain({ kind: 'patient', memberId: patientId }, here.clinic.nurse))
    expect(await waiting(patientId)).toBe(mails + 1)
    // on paper: no mail, but it is written down that somebody printed one
    ok(await inviteAgain({ kind: 'patient', memberId: patientId, onPaper: true }, here.clinic.nurse))
    expect(await waiting(patientId)).toBe(mails + 1)
  })

  test('goes to nobody of another clinic', async () => {
    const other = await testClinic(here.world.deps)
    const { patientId } = await other.patientAfter(20)
    expect(await inviteAgain({ kind: 'patient', memberId: patientId }, here.clinic.nurse)).toMatchObject({
      refused: 'patient-not-found',
    })
    expect(await inviteAgain({ kind: 'staff', memberId: other.nurseId }, here.clinic.owner)).toMatchObject({
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
  ok(await setOpeningHours(hours, here.clinic.owner))
  expect(ok(await showOpeningHours({}, here.clinic.nurse))).toEqual(hours)
})
