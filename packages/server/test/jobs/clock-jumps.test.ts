import { randomUUID } from 'node:crypto'
import { LEVELS } from '@anagen/kb'
import { afterEach, expect, test } from 'vitest'
import { acknowledgeCase } from '../../src/operations/acknowledge-case.ts'
import { listQueue } from '../../src/operations/list-queue.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { openTestOutbox } from '../outbox/support.ts'
import { ok } from '../support/clinic.ts'
import { BLIND, PINK } from '../support/said.ts'

let opened: Awaited<ReturnType<typeof openTestOutbox>>
afterEach(async () => {
  expect(opened.errors).toEqual([])
  await opened.close()
})

const pink = () => ({ id: randomUUID(), ...PINK })
const blind = () => ({ id: randomUUID(), ...BLIND })
const NURSE = 'nia@clinic.example'
const atLeast = (level: string, least: 'contact') => LEVELS.indexOf(level as 'contact') >= LEVELS.indexOf(least)

test('the clock of the server is set back to before the session: a red flag stays one, and nothing is called calm', async () => {
  opened = await openTestOutbox()
  const clinic = await opened.newClinic()
  const { patientId, asked } = await clinic.patientAfter(20)
  await opened.at('2026-11-19T00:00:00Z')
  expect(ok(await submitCheckIn({ ...blind(), patientId }, asked)).level).toBe('emergency')
  const { level } = ok(await submitCheckIn({ ...pink(), patientId }, asked))
  expect(atLeast(level, 'contact'), level).toBe(true)
  expect(ok(await listQueue({}, clinic.nurse)).items).toHaveLength(2)
})

test('set back after a case was opened: its mail goes out once, and it can be taken and is handed on', async () => {
  opened = await openTestOutbox()
  const clinic = await opened.newClinic()
  const { patientId, asked } = await clinic.patientAfter(20)
  await opened.outbox.drain()
  opened.mail.accepted.length = 0
  const { caseId } = ok(await submitCheckIn({ ...blind(), patientId }, asked))
  await opened.at('2026-11-20T09:30:00Z')
  // what was put in by the faster clock waits for its time; the reminder of it is not lost
  await opened.at('2026-11-20T10:31:00Z')
  expect(opened.mail.to(NURSE)).toHaveLength(1)
  await opened.at('2026-11-20T09:30:00Z')
  await opened.at('2026-11-20T10:32:00Z')
  expect(opened.mail.to(NURSE)).toHaveLength(1)
  expect(ok(await acknowledgeCase({ caseId: String(caseId) }, clinic.nurse)).state).toBe('acknowledged')
})

test('a jump of a day ahead: the case that nobody took is handed on once for each time it was due, each mail once', async () => {
  opened = await openTestOutbox()
  const clinic = await opened.newClinic()
  const { patientId, asked } = await clinic.patientAfter(20)
  const { caseId } = ok(await submitCheckIn({ ...blind(), patientId }, asked))
  await opened.outbox.drain()
  await opened.at('2026-11-21T10:30:00Z')
  const rows = await opened.rows("kind = 'mail-case'")
  const { items } = ok(await listQueue({}, clinic.nurse))
  expect(items).toMatchObject([{ caseId, state: 'open', ownerName: 'Olu Owner' }])
  expect(rows.filter(({ done_at }) => done_at === null)).toEqual([])
  expect(new Set(rows.map(({ once_key }) => once_key)).size).toBe(rows.length)
  expect(opened.mail.to('olu@clinic.example').filter(({ subject }) => /EMERGENCY/.test(String(subject)))).toHaveLength(
    1,
  )
})
