import { afterEach, beforeEach, expect, test } from 'vitest'
import { registerPatient } from '../../src/operations/register-patient.ts'
import { ask } from '../../src/storage/connect.ts'
import { openTestOutbox } from '../outbox/support.ts'

let opened: Awaited<ReturnType<typeof openTestOutbox>>
let clinic: Awaited<ReturnType<typeof opened.newClinic>>
beforeEach(async () => {
  opened = await openTestOutbox()
  clinic = await opened.newClinic()
})
afterEach(async () => {
  expect(opened.errors).toEqual([])
  await opened.close()
})

test.each(['London', 'Europe/Nowhere', 'GMT+25'])(
  '"%s" is no time zone: refused when a patient is registered',
  async (zone) => {
    expect(await registerPatient({ name: 'Synthetic Pat', zone }, clinic.nurse)).toMatchObject({
      refused: 'unknown-zone',
    })
  },
)

// a review: each mail failed, again every hour, and neither patient nor clinic was told
test('one that was stored all the same goes by the clock of the clinic: the reminder is sent', async () => {
  const { patientId } = await clinic.patientAfter(0)
  await ask(opened.database.target, `update anagen.patient set zone = 'London' where id = '${patientId}'`)
  await opened.at('2026-11-21T10:30:00Z')
  const reminders = opened.mail.to('pat@patient.example').filter(({ subject }) => subject === 'How are you today?')
  expect(reminders).toHaveLength(1)
})
