import { afterEach, expect, test } from 'vitest'
import { endCaregiver } from '../../src/operations/end-caregiver.ts'
import { erasePatient } from '../../src/operations/erase-patient.ts'
import { inviteCaregiver } from '../../src/operations/invite-caregiver.ts'
import { ask } from '../../src/storage/connect.ts'
import { browser } from '../identity/browser.ts'
import { ok } from '../support/clinic.ts'
import { openTestOutbox } from './support.ts'

let opened: Awaited<ReturnType<typeof openTestOutbox>>
afterEach(async () => {
  expect(opened.errors).toEqual([])
  await opened.close()
})

/** A clinic with a patient and their caregiver, who both have come in. */
const come = async () => {
  opened = await openTestOutbox()
  const clinic = await opened.newClinic()
  const patient = await clinic.patientAfter(1)
  const { caregiverId } = ok(
    await inviteCaregiver({ patientId: patient.patientId, name: 'Cara', email: 'cara@example.org' }, patient.asked),
  )
  await opened.outbox.drain()
  const enter = async (email: string) => {
    const token = /\/enter\/(\S+)/.exec(opened.mail.to(email)[0]?.text ?? '')?.[1]
    const person = browser(opened.identity)
    expect((await person.post('/link/pin', { token, pin: '280417' })).status).toBe(200)
    return person
  }
  const [pat, cara] = [await enter('pat@patient.example'), await enter('cara@example.org')]
  return { clinic, patient, caregiverId, pat, cara }
}

const accounts = async () =>
  Object.values(
    (
      await ask(
        opened.database.target,
        `select (select count(*)::int from identity."user") as u, (select count(*)::int from identity.membership) as m,
           (select count(*)::int from identity.address where kind <> 'staff') as a, (select count(*)::int from identity.pin) as p`,
      )
    )[0] ?? {},
  )

test('erasing a patient forgets how they and who helped them signed in', async () => {
  const { clinic, patient, pat, cara } = await come()
  expect(await accounts()).toEqual([2, 2, 2, 2])
  ok(await erasePatient({ patientId: patient.patientId }, clinic.owner))
  // shut out at once, forgotten when the outbox comes to it
  expect(await pat.who(clinic.clinicId)).toHaveProperty('refused')
  expect(await cara.who(clinic.clinicId)).toHaveProperty('refused')
  await opened.outbox.drain()
  expect(await accounts()).toEqual([0, 0, 0, 0])
})

test('a caregiver whose access ended is forgotten, the patient is not', async () => {
  const { clinic, patient, caregiverId, pat, cara } = await come()
  ok(await endCaregiver({ caregiverId }, patient.asked))
  await opened.outbox.drain()
  expect(await cara.who(clinic.clinicId)).toHaveProperty('refused')
  expect(await pat.who(clinic.clinicId)).toMatchObject({ kind: 'patient' })
  expect(await accounts()).toEqual([1, 1, 1, 1])
})
