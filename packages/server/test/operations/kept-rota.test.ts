import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { rotaOfVersion } from '../../src/duty/kept-rota.ts'
import { addShift } from '../../src/operations/add-shift.ts'
import { amendShift } from '../../src/operations/amend-shift.ts'
import { endStaff } from '../../src/operations/end-staff.ts'
import { inviteStaff } from '../../src/operations/invite-staff.ts'
import { listShifts } from '../../src/operations/list-shifts.ts'
import { setOpeningHours } from '../../src/operations/set-opening-hours.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { ask } from '../../src/storage/connect.ts'
import { ok } from '../support/clinic.ts'
import { freshClinics } from '../support/fresh-clinics.ts'

const here = freshClinics()

const blind = { say: 'I cannot see with my left eye since an hour ago' }

const told = async (who: Awaited<ReturnType<typeof here.clinic.patientAfter>>) =>
  ok(await submitCheckIn({ id: randomUUID(), patientId: who.patientId, ...blind }, who.asked)).care

test('whatever changes on the rota, the very next check-in goes by it', async () => {
  const { clinic } = here
  const patient = await clinic.patientAfter(20)
  expect((await told(patient)).look).toMatchObject({ staffId: clinic.nurseId, onDuty: true })
  const { staffId: other } = ok(
    await inviteStaff({ name: 'Cleo', email: 'cleo@clinic.example', role: 'clinician' }, clinic.owner),
  )
  const [shift] = ok(
    await listShifts({ from: '2026-11-20T00:00:00Z', until: '2026-11-21T00:00:00Z' }, clinic.owner),
  ).items
  const shiftId = String(shift?.shiftId)
  const times = { startsAt: '2026-11-20T09:00:00Z', endsAt: '2026-11-20T17:00:00Z', place: 1 }
  ok(await amendShift({ shiftId, staffId: other, ...times }, clinic.owner))
  expect((await told(patient)).look).toMatchObject({ staffId: other, name: 'Cleo' })
  ok(await endStaff({ staffId: other }, clinic.owner))
  expect((await told(patient)).look).toMatchObject({ staffId: clinic.ownerId, onDuty: false })
  ok(await addShift({ staffId: clinic.nurseId, ...times }, clinic.owner))
  expect((await told(patient)).look).toMatchObject({ staffId: clinic.nurseId, onDuty: true })
  await ask(here.database.target, `update anagen.clinic set phone = '020 1' where clinic_id = '${clinic.clinicId}'`)
  expect((await told(patient)).clinicPhone).toBe('020 1')
})

test('opening hours that changed count at once', async () => {
  const patient = await here.clinic.patientAfter(20)
  here.world.turn('2026-11-21T02:00:00Z')
  expect((await told(patient)).look?.nobodyOnDutyUntil).toBe('2026-11-23T09:00:00Z')
  const opening = [{ weekday: 6, opens: '08:00', closes: '12:00' }]
  ok(await setOpeningHours({ opening, closures: [] }, here.clinic.owner))
  expect((await told(patient)).look?.nobodyOnDutyUntil).toBe('2026-11-21T08:00:00Z')
  ok(await setOpeningHours({ opening, closures: [{ day: '2026-11-21', name: 'holiday' }] }, here.clinic.owner))
  expect((await told(patient)).look?.nobodyOnDutyUntil).toBe('2026-11-28T08:00:00Z')
})

test('a rota that was read inside a change that was undone is told to nobody', async () => {
  const patient = await here.clinic.patientAfter(20)
  const { clinicId } = here.clinic
  const undone = here.world.deps.database.within({ clinicId }, async (tx) => {
    await tx.db.deleteFrom('rota_shift').execute()
    const version = await tx.db.selectFrom('clinic').select('duty_version').execute()
    expect((await rotaOfVersion(tx, clinicId, version, here.world.deps.now())).shifts).toEqual([])
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect((await told(patient)).look).toMatchObject({ staffId: here.clinic.nurseId, onDuty: true })
})

test('a shift that ends and one that begins count to the minute, also while nothing changes', async () => {
  const patient = await here.clinic.patientAfter(20)
  here.world.turn('2026-11-20T16:59:40Z')
  expect((await told(patient)).look).toMatchObject({ staffId: here.clinic.nurseId, onDuty: true })
  here.world.turn('2026-11-20T17:00:00Z')
  expect((await told(patient)).look).toMatchObject({ staffId: here.clinic.ownerId, onDuty: false })
  // and back, where a clock was put right
  here.world.turn('2026-11-20T16:00:00Z')
  expect((await told(patient)).look).toMatchObject({ staffId: here.clinic.nurseId, onDuty: true })
})
