import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { ok } from '../support/clinic.ts'
import { openTestOutbox } from './support.ts'

let opened: Awaited<ReturnType<typeof openTestOutbox>>
afterEach(async () => {
  opened.mail.release()
  expect(opened.errors).toEqual([])
  await opened.close()
})

// long enough for a mail server that is well on a busy machine
const SHORT = { answerMs: 6000, silenceMs: 6000, wholeMs: 10_000 }
const NURSE = 'nia@clinic.example'

/** A clinic with nothing left to send, and a patient who writes what makes a case. */
const withPatient = async (options?: Parameters<typeof openTestOutbox>[0]) => {
  opened = await openTestOutbox(options)
  const clinic = await opened.newClinic()
  const { patientId, asked } = await clinic.patientAfter(30)
  await opened.outbox.drain()
  opened.mail.accepted.length = 0
  const saysPus = async () =>
    ok(await submitCheckIn({ id: randomUUID(), patientId, say: 'there is pus and it hurts a lot', signs: [] }, asked))
  return { saysPus }
}
const mailsToDo = () => opened.rows("kind = 'mail-case' and done_at is null")

test('while a mail server says nothing, check-ins are stored and planned; each mail goes out once when it speaks', async () => {
  const { saysPus } = await withPatient()
  const waitsForIt = opened.mail.hold('receipt')
  await saysPus()
  const draining = opened.outbox.drain()
  await waitsForIt
  await saysPus()
  opened.outbox.wake()
  await expect
    .poll(() => opened.rows("not starts_with(kind, 'mail-') and run_at <= created_at and done_at is null"))
    .toEqual([])
  expect((await mailsToDo()).length).toBeGreaterThan(0)
  opened.mail.release()
  await draining
  expect(await mailsToDo()).toEqual([])
  const ids = opened.mail.to(NURSE).map(({ messageId }) => messageId)
  expect(ids.length).toBeGreaterThan(0)
  expect(new Set(ids).size).toBe(ids.length)
})

test.each([
  ['never greets', 'greeting', 1],
  ['takes the mail and never says so', 'receipt', 2],
] as const)('one that %s is given up for now, with the reason, and tried again', async (_, at, arrivals) => {
  const { saysPus } = await withPatient({ mailPatience: SHORT })
  void opened.mail.hold(at)
  await saysPus()
  await opened.outbox.drain()
  const [row] = await mailsToDo()
  expect(row).toMatchObject({ attempts: 1, given_up_at: null, last_error: expect.stringMatching(/\S/) })
  opened.mail.release()
  await opened.at('PT10M')
  expect(await mailsToDo()).toEqual([])
  // what arrived and was not confirmed comes again as the same mail, which mail programs show once
  const mails = opened.mail.to(NURSE)
  expect(mails).toHaveLength(arrivals)
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1)
})
