import { afterEach, expect, test } from 'vitest'
import type { StorageHealth } from '../../src/backup/room.ts'
import { tellOwners } from '../../src/jobs/watch-storage.ts'
import { startOutbox } from '../../src/outbox/worker.ts'
import { openTestOutbox } from './support.ts'

let opened: Awaited<ReturnType<typeof openTestOutbox>>
afterEach(async () => {
  expect(opened.errors).toEqual([])
  await opened.close()
})

const BAD: StorageHealth = {
  state: 'bad',
  said: 'only 90 MB are free where the data lies.',
  freeBytes: 9e7,
  waiting: 12,
}
const WELL: StorageHealth = { state: 'ok', said: '9000 MB are free where the data lies', freeBytes: 9e9, waiting: 0 }

test('every owner is told once a day that room runs out, at any hour, and not once it is well again', async () => {
  opened = await openTestOutbox()
  await opened.newClinic()
  await opened.newClinic()
  let health = BAD
  const outbox = startOutbox({ ...opened.outboxDeps, storage: () => health }, { isPolling: false })
  const tell = async (to: string) => {
    opened.turn(to)
    await tellOwners(opened.deps, health)
    await outbox.drain()
  }
  const told = () =>
    opened.mail.to('olu@clinic.example').filter(({ subject }) => /runs out of room/.test(String(subject)))
  await tell('2026-11-20T23:30:00Z')
  expect(told()).toHaveLength(2)
  expect(told()[0]?.text).toContain(BAD.said)
  await tell('PT10M')
  expect(told()).toHaveLength(2)
  await tell('PT24H')
  expect(told()).toHaveLength(4)

  opened.turn('PT24H')
  await tellOwners(opened.deps, health)
  health = WELL
  await tellOwners(opened.deps, health)
  await outbox.drain()
  expect(told()).toHaveLength(4)
  expect(await opened.rows("kind = 'mail-storage' and done_at is null")).toEqual([])
  await outbox.stop()
})
