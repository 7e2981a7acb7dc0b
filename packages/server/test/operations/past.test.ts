import { randomUUID } from 'node:crypto'
import { rank } from '@anagen/kb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startCourse } from '../../src/operations/start-course.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { ask } from '../../src/storage/connect.ts'
import { openTestOutbox } from '../outbox/support.ts'
import { ok } from '../support/clinic.ts'

let opened: Awaited<ReturnType<typeof openTestOutbox>>
let clinic: Awaited<ReturnType<typeof opened.newClinic>>
beforeEach(async () => {
  opened = await openTestOutbox()
  clinic = await opened.newClinic()
})
afterEach(() => opened.close())

type Patient = Awaited<ReturnType<typeof clinic.patientAfter>>
const WELL = { say: 'all is well', signs: [] }
const red = (grade: 1 | 2) => ({ signs: [{ sign: 'redness', grade, trend: 'same' as const }] })

const says = async ({ patientId, asked }: Patient, said: object) =>
  ok(await submitCheckIn({ id: randomUUID(), patientId, ...said }, asked)).verdict

/** Redness, then nothing for so many check-ins, one every two hours. */
const redOnceThenWell = async (times: number) => {
  const patient = await clinic.patientAfter(1)
  await says(patient, red(1))
  for (let i = 0; i < times; i++) {
    await opened.at('PT2H')
    await says(patient, WELL)
  }
  await opened.at('PT2H')
  return patient
}

const pastOf = async ({ patientId }: Patient) =>
  (await ask(opened.database.target, `select past from anagen.patient where id = '${patientId}'`))[0] ??
  expect.fail('no patient')

// a review: of more than ten check-ins the oldest were not read
test.each([3, 11, 25])('what came back and is worse than %i check-ins ago counts', async (times) => {
  const patient = await redOnceThenWell(times)
  const fresh = await clinic.patientAfter(3 + 2 * times)
  const [known, unknown] = [await says(patient, red(2)), await says(fresh, red(2))]
  expect(rank(known.level)).toBeGreaterThan(rank(unknown.level))
  expect(opened.errors).toEqual([])
})

test('older check-ins are written down short once they are settled, and few are read as they are', async () => {
  const patient = await redOnceThenWell(25)
  const { past } = await pastOf(patient)
  expect(past).not.toBeNull()
  const rows = await ask(
    opened.database.target,
    `select count(*)::int as n from anagen.check_in c join anagen.patient p on p.id = c.patient_id
     where p.id = '${patient.patientId}' and c.received_at > p.past_until`,
  )
  expect(rows).toMatchObject([{ n: expect.toSatisfy((n: number) => n >= 1 && n <= 5) }])
  expect(await opened.rows("kind = 'past-grown' and done_at is null")).toEqual([])
})

test('without the outbox at work nothing is left unread', async () => {
  const patient = await clinic.patientAfter(1)
  await says(patient, red(1))
  for (let i = 0; i < 25; i++) {
    opened.turn('PT2H')
    await says(patient, WELL)
  }
  opened.turn('PT2H')
  expect((await pastOf(patient)).past).toBeNull()
  const fresh = await clinic.patientAfter(53)
  expect(rank((await says(patient, red(2))).level)).toBeGreaterThan(rank((await says(fresh, red(2))).level))
})

test('a past that cannot be read any more is told to whoever looks, and made anew from the check-ins', async () => {
  const patient = await redOnceThenWell(12)
  await ask(opened.database.target, `update anagen.patient set past = 'noise' where id = '${patient.patientId}'`)
  const verdict = await says(patient, WELL)
  expect(verdict.level).toBe('contact')
  expect(verdict.notUnderstood).toEqual([expect.stringContaining('cannot be read')])
  for (let i = 0; i < 6; i++) {
    await opened.at('PT2H')
    await says(patient, WELL)
  }
  await opened.at('PT2H')
  expect((await says(patient, WELL)).notUnderstood).toEqual([])
  expect(opened.errors).not.toEqual([])
  expect(rank((await says(patient, red(2))).level)).toBeGreaterThan(rank('expected'))
})

test('what was said before the last session, longer ago than sixty days, is no longer compared with', async () => {
  const patient = await clinic.patientAfter(1)
  await says(patient, red(1))
  await opened.at('PT2H')
  await says(patient, WELL)
  await opened.at('2027-03-01T10:30:00Z')
  const again = await clinic.patientAfter(10)
  await ask(
    opened.database.target,
    `update anagen.session set ended_at = '2027-03-01T00:30:00Z' where patient_id = '${patient.patientId}'`,
  )
  expect((await says(patient, red(2))).level).toBe((await says(again, red(2))).level)
})

test('a sign that is worse than half a year ago counts where no session came between', async () => {
  const patient = await clinic.patientAfter(1)
  const numb = (grade: 1 | 2) => ({ signs: [{ sign: 'numb-scalp', grade, trend: 'same' as const }] })
  await says(patient, numb(1))
  await opened.at('2027-05-20T10:30:00Z')
  const fresh = await clinic.patientAfter(0)
  await ask(
    opened.database.target,
    `update anagen.session set ended_at = '2026-11-20T09:30:00Z' where patient_id = '${fresh.patientId}'`,
  )
  const worse = (verdict: Awaited<ReturnType<typeof says>>) => JSON.stringify(verdict.findings)
  expect(worse(await says(patient, numb(2)))).not.toBe(worse(await says(fresh, numb(2))))
})

// a review: of more than fifty medicines the oldest were not read, taken or not
test('a medicine that was begun first of sixty and is still taken counts', async () => {
  const patient = await clinic.patientAfter(1)
  const start = (treatment: string, firstDoseAt: string) =>
    startCourse({ patientId: patient.patientId, treatment, firstDoseAt }, clinic.nurse)
  ok(await start('minoxidil-oral', '2024-01-01T08:00:00Z'))
  for (let day = 1; day <= 60; day++) ok(await start('supplements', new Date(Date.UTC(2025, 0, day, 8)).toISOString()))
  const { findings } = await says(patient, { say: 'hair is growing on my cheeks', signs: [] })
  expect(findings.map(({ treatment }) => treatment)).toContain('minoxidil-oral')
})
