import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { ask } from '../../src/storage/connect.ts'
import { testDeps } from '../support/clinic.ts'
import { firstLine } from '../support/first-line.ts'
import { ORIGIN, openTestOutbox } from './support.ts'

let opened: Awaited<ReturnType<typeof openTestOutbox>>
afterEach(() => opened.close())

const CYCLES = 20

/** Kills a sender for good between the mail server's 250 and its commit. */
const killedAfterSending = async (key: Buffer) => {
  const given = {
    target: opened.database.target,
    url: opened.mail.url,
    key: key.toString('hex'),
    origin: ORIGIN,
    now: opened.deps.now().toString(),
  }
  const child = spawn(process.execPath, [join(import.meta.dirname, 'send-and-hang.ts'), JSON.stringify(given)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  expect(await firstLine(child)).toBe('sent true')
  child.kill('SIGKILL')
  await ended
  // the database lets go of what the dead process held; asked as the owner, to whom alone it shows the transactions of others
  const open =
    'select pid from pg_stat_activity where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()'
  await vi.waitFor(async () => expect(await ask(opened.database.target, open)).toEqual([]), { timeout: 60_000 })
}

test('a kill between the mail server’s 250 and our commit repeats that mail once, with the same Message-ID, and loses none', {
  timeout: CYCLES * 30_000,
}, async () => {
  opened = await openTestOutbox()
  const clinic = await opened.newClinic()
  // invitations of twenty patients wait; the mail server is busy
  opened.mail.refuse(451)
  for (let n = 0; n < CYCLES; n++) await clinic.patientAfter(1)
  await opened.outbox.drain()
  opened.mail.accept()
  for (let cycle = 0; cycle < CYCLES; cycle++) {
    await opened.at('PT2M')
    await clinic.patientAfter(1)
    await killedAfterSending(opened.masterKey)
  }
  await opened.at('PT1H')
  const ids = opened.mail.accepted.map(({ messageId }) => messageId)
  const times = new Map<string | undefined, number>()
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1)
  expect(Math.max(...times.values())).toBe(2)
  expect([...times.values()].filter((count) => count === 2).length).toBeGreaterThanOrEqual(CYCLES)
  expect(await opened.rows("kind = 'mail-invitation' and done_at is null")).toEqual([])
  expect(times.size).toBe((await opened.rows("kind like 'mail-%' and outcome = 'sent'")).length)
})

test('a kill while an event is worked out leaves nothing of it: it is worked out whole, once', async () => {
  opened = await openTestOutbox()
  const clinic = await opened.newClinic()
  await clinic.patientAfter(1)
  // a transaction that dies in the middle: the connection is cut from the side of the server
  const { deps } = testDeps(opened.database)
  await expect(
    deps.database.within({ clinicId: clinic.clinicId }, async (tx) => {
      await tx.db.updateTable('outbox').set({ done_at: deps.now().toString(), outcome: 'worked out' }).execute()
      await tx.db
        .selectNoFrom(({ fn, lit }) => fn('pg_terminate_backend', [fn('pg_backend_pid', []), lit(0)]).as('cut'))
        .execute()
    }),
  ).rejects.toThrow()
  expect(await opened.rows('done_at is not null')).toEqual([])
  await opened.outbox.drain()
  expect(await opened.rows("done_at is null and kind <> 'check-in-due'")).toEqual([])
  expect(opened.mail.accepted).toHaveLength(2)
})
