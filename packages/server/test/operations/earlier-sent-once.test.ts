// What a patient said before is not sent by the database again where it is open already. Nothing of it may be missed for that.
import { randomUUID } from 'node:crypto'
import { rank } from '@anagen/kb'
import type { Temporal } from 'temporal-polyfill'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openUntil } from '../../src/check-in/open-earlier.ts'
import { earlierPart } from '../../src/check-in/stored.ts'
import type { Asked } from '../../src/operation/deps.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { keyRing } from '../../src/secrets/key-ring.ts'
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

const WELL = { say: 'all is well', signs: [] }
const red = (grade: 1 | 2) => ({ signs: [{ sign: 'redness', grade, trend: 'same' as const }] })

const says = async (patientId: string, said: object, asked: Asked) =>
  ok(await submitCheckIn({ id: randomUUID(), patientId, ...said }, asked)).verdict

/** The same person on another process, whose clock stands where it is told to. */
const elsewhere = (asked: Asked, at: Temporal.Instant): Asked => ({
  ...asked,
  keys: keyRing(opened.masterKey),
  now: () => at,
})

const openOf = ({ keys, actor }: Asked, patientId: string): string | null =>
  openUntil(keys.openedPatient(actor.clinicId, patientId))

test('of what is open only the end is sent, and all of it to whoever has opened nothing', async () => {
  const { patientId, asked } = await clinic.patientAfter(20)
  expect(openOf(asked, patientId)).toBeNull()
  await says(patientId, red(1), asked)
  // what was just said is open without being read
  const until = openOf(asked, patientId)
  expect(until).toBe('2026-11-20T10:30:00.000Z')
  opened.turn('PT1H')
  await says(patientId, red(1), elsewhere(asked, asked.now()))
  const rows = (openUntil: string | null) =>
    asked.database.within({ clinicId: clinic.clinicId }, (tx) => tx.run(earlierPart.of({ patientId, openUntil })))
  const all = await rows(null)
  expect(all.map(({ seal, signs }) => [seal, signs])).toEqual(all.map(() => [null, expect.any(Buffer)]))
  const [newer, older] = await rows(until)
  expect(newer).toEqual(all[0])
  expect(older).toEqual({
    id: all[1]?.id,
    written_at: null,
    received_at: null,
    signs: null,
    content: null,
    seal: all[1]?.signs?.subarray(-16).toString('hex'),
  })
})

test('what another process stored in between, with a clock that is behind, counts', async () => {
  const { patientId, asked } = await clinic.patientAfter(1)
  const before = asked.now().add({ hours: 1 })
  opened.turn('PT2H')
  await says(patientId, WELL, asked)
  opened.turn('PT2H')
  await says(patientId, WELL, asked)
  await says(patientId, red(1), elsewhere(asked, before))
  opened.turn('PT2H')
  const fresh = await clinic.patientAfter(7)
  const [known, unknown] = [await says(patientId, red(2), asked), await says(fresh.patientId, red(2), fresh.asked)]
  expect(rank(known.level)).toBeGreaterThan(rank(unknown.level))
  // read, and not taken for one that cannot be
  expect(known.notUnderstood).toEqual([])
  expect(opened.errors).toEqual([])
})

test('what was just said tells a later one the same as when it is read', async () => {
  const [here, there, fresh] = await Promise.all([1, 2, 3].map(() => clinic.patientAfter(3)))
  if (!here || !there || !fresh) throw new Error('no patients')
  const first = { say: 'a bit of a headache', signs: [{ sign: 'redness', grade: 1, trend: 'new' }], temperatureC: 37.2 }
  for (const { patientId, asked } of [here, there]) await says(patientId, first, asked)
  opened.turn('PT6H')
  const later = {
    signs: [
      { sign: 'redness', grade: 2, trend: 'same' },
      { sign: 'headache', grade: 2 },
    ],
  }
  const kept = await says(here.patientId, later, here.asked)
  expect(kept).toEqual(await says(there.patientId, later, elsewhere(there.asked, there.asked.now())))
  expect(kept).not.toEqual(await says(fresh.patientId, later, fresh.asked))
})

test('what was not stored after all was never said', async () => {
  const { patientId, asked } = await clinic.patientAfter(20)
  await says(patientId, red(1), asked)
  const { database } = asked
  const shared: typeof database.shared = (scope, alike, item) =>
    database.within(scope, async (tx) => {
      await alike.work(tx, [item])
      throw new Error('it broke')
    })
  const pus = { signs: [{ sign: 'pus', grade: 2, trend: 'new' }] }
  opened.turn('PT1H')
  await expect(says(patientId, pus, { ...asked, database: { ...database, shared } })).rejects.toThrow('it broke')
  opened.turn('PT1H')
  expect(await says(patientId, red(1), asked)).toMatchObject({ level: 'expected' })
})

test('what was changed behind its back is read again, and calms nobody', async () => {
  const { patientId, asked } = await clinic.patientAfter(20)
  for (const hours of [0, 1, 2]) {
    opened.turn(`PT${hours}H`)
    expect(await says(patientId, red(1), asked)).toMatchObject({ level: 'expected' })
  }
  await ask(opened.database.target, `update anagen.check_in set signs = '\\x00' where patient_id = '${patientId}'`)
  opened.turn('PT1H')
  expect(await says(patientId, red(1), asked)).toMatchObject({ level: 'contact' })
})
