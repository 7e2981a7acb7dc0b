import { afterEach, expect, test } from 'vitest'
import { listQueue } from '../../src/operations/list-queue.ts'
import { recordSession } from '../../src/operations/record-session.ts'
import { showNextCheckIn } from '../../src/operations/show-next-check-in.ts'
import { openTestOutbox } from '../outbox/support.ts'
import { ok } from '../support/clinic.ts'

let opened: Awaited<ReturnType<typeof openTestOutbox>>
afterEach(async () => {
  expect(opened.errors).toEqual([])
  await opened.close()
})

const reminders = () => opened.mail.to('pat@patient.example').filter(({ subject }) => subject === 'How are you today?')

// a review: a clinic that brought along its past had a missed check-in of every patient in its queue, at once
test('the past of a clinic, recorded in one go: nobody is asked for it, no case is opened, no page tells of it', async () => {
  opened = await openTestOutbox()
  const clinic = await opened.newClinic()
  const HOURS_OF_A_MONTH = 730
  const patients = []
  for (const months of [3, 6, 12, 24]) {
    const { patientId, courseId } = await clinic.patientAfter(months * HOURS_OF_A_MONTH)
    const endedAt = opened.deps
      .now()
      .subtract({ hours: (months + 1) * HOURS_OF_A_MONTH })
      .toString()
    ok(await recordSession({ patientId, courseId, endedAt }, clinic.nurse))
    patients.push(patientId)
  }
  await opened.outbox.drain()
  await opened.at('PT48H')
  expect(ok(await listQueue({}, clinic.nurse)).total).toBe(0)
  expect(reminders()).toEqual([])
  for (const patientId of patients) expect(ok(await showNextCheckIn({ patientId }, clinic.nurse)).next).toBeNull()
})

test('a session that is recorded two days late, while an emergency may still begin: the patient is asked at once, then somebody is told', async () => {
  opened = await openTestOutbox()
  const clinic = await opened.newClinic()
  await clinic.patientAfter(50)
  await opened.outbox.drain()
  expect(reminders()).toHaveLength(1)
  expect(ok(await listQueue({}, clinic.nurse)).total).toBe(0)
  await opened.at('PT24H')
  expect(ok(await listQueue({}, clinic.nurse)).items).toMatchObject([{ cause: 'missed-check-in' }])
})
