import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { inviteCaregiver } from '../../src/operations/invite-caregiver.ts'
import { listAudit } from '../../src/operations/list-audit.ts'
import { showCheckIn } from '../../src/operations/show-check-in.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { ok } from '../support/clinic.ts'
import { freshClinics } from '../support/fresh-clinics.ts'
import { PINK } from '../support/said.ts'

const here = freshClinics()

test('a check-in says who sent it: the patient, a caregiver by name, somebody of the clinic by name', async () => {
  const { patientId, asked } = await here.clinic.patientAfter(20)
  const { clinicId } = here.clinic
  const { caregiverId } = ok(
    await inviteCaregiver({ patientId, name: 'Cara', email: 'cara@example.org' }, here.clinic.owner),
  )
  const cara = here.clinic.as({ kind: 'caregiver', clinicId, id: caregiverId, patientId })
  const senders = [asked, cara, here.clinic.nurse]
  const sent = await Promise.all(
    senders.map(async (who) => ok(await submitCheckIn({ id: randomUUID(), patientId, ...PINK }, who)).id),
  )
  const shown = await Promise.all(
    sent.map(async (checkInId) => ok(await showCheckIn({ checkInId }, here.clinic.owner))),
  )
  expect(shown.map(({ byKind, byName }) => [byKind, byName])).toEqual([
    ['patient', null],
    ['caregiver', 'Cara'],
    ['staff', 'Nia Nurse'],
  ])
  // one that made no case too: the patient reads who opened it
  expect(shown.map((one) => one.case)).toEqual([null, null, null])
  const { items } = ok(await listAudit({ patientId }, asked))
  for (const subjectId of sent)
    expect(items).toContainEqual(
      expect.objectContaining({ action: 'show-check-in', subjectId, actorName: 'Olu Owner', actorKind: 'staff' }),
    )
})

test('a check-in that was put right says so with every later one, in order; the later ones do not', async () => {
  const { patientId, asked } = await here.clinic.patientAfter(20)
  const send = async (corrects?: string) =>
    ok(
      await submitCheckIn(
        { id: randomUUID(), patientId, ...PINK, ...(corrects === undefined ? {} : { corrects }) },
        asked,
      ),
    )
  const first = await send()
  const second = await send(first.id)
  here.world.turn('PT1M')
  const third = await send(first.id)
  const correctedBy = async (checkInId: string) =>
    ok(await showCheckIn({ checkInId }, here.clinic.nurse)).correctedBy.map((one) => one.checkInId)
  expect(await correctedBy(first.id)).toEqual([second.id, third.id])
  expect(await correctedBy(second.id)).toEqual([])
  expect(ok(await showCheckIn({ checkInId: first.id }, asked)).correctedBy).toMatchObject([
    { receivedAt: '2026-11-20T10:30:00Z' },
    { receivedAt: '2026-11-20T10:31:00Z' },
  ])
})

test('not of another patient', async () => {
  const { patientId, asked } = await here.clinic.patientAfter(20)
  const { id } = ok(await submitCheckIn({ id: randomUUID(), patientId, ...PINK }, asked))
  const other = await here.clinic.patientAfter(20)
  expect(await showCheckIn({ checkInId: id }, other.asked)).toMatchObject({ refused: 'check-in-not-found' })
})
