import { randomUUID } from 'node:crypto'
import type { Knowledge } from '@anagen/kb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import { erasePatient } from '../../src/operations/erase-patient.ts'
import { listRecontacts } from '../../src/operations/list-recontacts.ts'
import { listReplays } from '../../src/operations/list-replays.ts'
import { recordSession } from '../../src/operations/record-session.ts'
import { replayVerdicts } from '../../src/operations/replay-verdicts.ts'
import { showPatient } from '../../src/operations/show-patient.ts'
import { showReplay } from '../../src/operations/show-replay.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { startOutbox } from '../../src/outbox/worker.ts'
import { ask } from '../../src/storage/connect.ts'
import { openTestOutbox } from '../outbox/support.ts'
import { ok } from '../support/clinic.ts'
import { replayed, tightened } from '../support/replay.ts'
import { PINK } from '../support/said.ts'

let opened: Awaited<ReturnType<typeof openTestOutbox>>
let clinic: Awaited<ReturnType<typeof opened.newClinic>>
beforeEach(async () => {
  opened = await openTestOutbox()
  clinic = await opened.newClinic()
})
afterEach(() => opened.close())

const since = '2026-11-01T00:00:00Z'
const MANY = 50

/** Check-ins that are called expected: fifty of ten patients. */
const manyCheckIns = async (): Promise<readonly string[]> => {
  const ids: string[] = []
  for (let n = 0; n < MANY / 5; n++) {
    const { patientId, asked } = await clinic.patientAfter(20)
    for (let i = 0; i < 5; i++) ids.push(ok(await submitCheckIn({ id: randomUUID(), patientId, ...PINK }, asked)).id)
  }
  await opened.outbox.drain()
  return ids
}

/** A server process with other knowledge, or another database connection, on the same clinic. */
const otherServer = (other: { readonly knowledge?: Knowledge; readonly database?: Database }) => {
  const outbox = startOutbox({ ...opened.outboxDeps, ...other }, { isPolling: false })
  const owner = { ...clinic.owner, ...other }
  return { outbox, owner }
}
const newer = () => otherServer({ knowledge: tightened(clinic.owner.knowledge) })
const progressOf = async (replayId: string) => ok(await showReplay({ replayId }, clinic.owner)).progress

test('after a window was tightened: who would be told something else now, and with keep a case for each', async () => {
  const { patientId, asked } = await clinic.patientAfter(20)
  const { id } = ok(await submitCheckIn({ id: randomUUID(), patientId, ...PINK }, asked))
  expect(await replayed(clinic.owner)).toMatchObject({ progress: { looked: 1, changed: 0 }, changes: { items: [] } })
  const strict = { ...clinic.owner, knowledge: tightened(clinic.owner.knowledge) }
  expect((await replayed(strict)).changes.items).toMatchObject([
    { checkInId: id, patientId, from: 'expected', to: 'contact' },
  ])
  expect(ok(await showPatient({ patientId }, clinic.nurse)).cases).toEqual([])
  expect((await replayed(strict, { keep: true })).progress).toMatchObject({ changed: 1, raised: 1, keep: true })
  expect(ok(await showPatient({ patientId }, clinic.nurse)).cases).toMatchObject([
    { cause: 'knowledge-changed', level: 'contact' },
  ])
  expect((await replayed(strict)).changes.items).toEqual([])
  expect(opened.errors).toEqual([])
})

test('it goes on behind the pages, step by step; asked meanwhile, it says how far it is, and a second one waits its turn', async () => {
  const ids = await manyCheckIns()
  const { outbox, owner } = newer()
  const started = ok(await replayVerdicts({ since, keep: true }, owner))
  expect(started).toMatchObject({ total: MANY, looked: 0, finishedAt: null })
  expect(await replayVerdicts({ since }, owner)).toMatchObject({
    refused: 'replay-running',
    detail: expect.stringContaining('Wait'),
  })
  await outbox.drain()
  const done = await progressOf(started.replayId)
  expect(done).toMatchObject({ looked: MANY, changed: MANY, raised: MANY, unjudged: 0 })
  expect(done.finishedAt).not.toBeNull()
  expect(ok(await listReplays({}, clinic.owner)).items).toEqual([done])
  const list = ok(await listRecontacts({ limit: 200 }, clinic.nurse)).items
  expect(list.map(({ checkInId }) => checkInId).toSorted()).toEqual([...ids].toSorted())
  ok(await replayVerdicts({ since }, owner))
  await outbox.stop()
})

test('killed in the middle, it goes on where it was: each check-in is judged again once, and the list is whole', async () => {
  const ids = await manyCheckIns()
  let hasDied = false
  // the process dies in its second step, after all of it was done and before it is committed
  const dying: Database = {
    ...clinic.owner.database,
    within: (scope, work) =>
      clinic.owner.database.within(scope, async (tx) => {
        const result = await work(tx)
        const replay = await tx.db.selectFrom('replay').select('looked').executeTakeFirst()
        if (hasDied || replay?.looked !== 40) return result
        hasDied = true
        throw new Error('killed')
      }),
  }
  const { knowledge, owner } = { knowledge: tightened(clinic.owner.knowledge), owner: newer().owner }
  const { replayId } = ok(await replayVerdicts({ since, keep: true }, owner))
  const first = otherServer({ knowledge, database: dying })
  await first.outbox.drain()
  await first.outbox.stop()
  const halfway = await progressOf(replayId)
  expect(halfway).toMatchObject({ looked: 20, changed: 20, finishedAt: null })

  opened.errors.length = 0
  await opened.at('PT31S')
  // only the newer servers go on
  await opened.outbox.stop()
  await opened.at('PT31S')
  await newer().outbox.drain()
  expect(await progressOf(replayId)).toMatchObject({ looked: MANY, changed: MANY, finishedAt: expect.any(String) })
  const list = ok(await listRecontacts({ limit: 200 }, clinic.nurse)).items
  expect(list.map(({ checkInId }) => checkInId).toSorted()).toEqual([...ids].toSorted())
  expect(opened.errors).toEqual([])
})

test('a server that knows other things leaves it alone; when nobody goes on with it, it begins anew with what is known now', async () => {
  await manyCheckIns()
  const { replayId } = ok(await replayVerdicts({ since }, newer().owner))
  await opened.outbox.drain()
  expect(await progressOf(replayId)).toMatchObject({ looked: 0, finishedAt: null })
  await opened.at('PT6M')
  expect(await progressOf(replayId)).toMatchObject({
    looked: MANY,
    changed: 0,
    knowledgeDigest: clinic.owner.knowledge.digest,
    finishedAt: expect.any(String),
  })
  expect(opened.errors).toEqual([])
})

test('a check-in that the new knowledge cannot read holds up no other, is listed and becomes a case', async () => {
  const { patientId, asked } = await clinic.patientAfter(20)
  const { id } = ok(await submitCheckIn({ id: randomUUID(), patientId, ...PINK }, asked))
  const other = ok(await submitCheckIn({ id: randomUUID(), patientId, say: 'there is pus' }, asked))
  const { redness: _, ...signs } = clinic.owner.knowledge.signs
  const without = { ...clinic.owner, knowledge: { ...clinic.owner.knowledge, digest: 'e'.repeat(64), signs } }
  const { progress, changes } = await replayed(without, { keep: true })
  expect(progress).toMatchObject({ looked: 2, unjudged: 1 })
  expect(changes.items).toContainEqual(expect.objectContaining({ checkInId: id, from: 'expected', to: null }))
  expect(ok(await showPatient({ patientId }, clinic.nurse)).cases).toContainEqual(
    expect.objectContaining({ cause: 'knowledge-changed', level: 'contact', state: 'open' }),
  )
  expect(changes.items).not.toContainEqual(expect.objectContaining({ checkInId: other.id, to: null }))
})

test('a patient who was erased is left out', async () => {
  const { patientId, asked } = await clinic.patientAfter(20)
  ok(await submitCheckIn({ id: randomUUID(), patientId, ...PINK }, asked))
  ok(await erasePatient({ patientId }, clinic.owner))
  expect((await replayed(clinic.owner)).progress).toMatchObject({ looked: 0, total: 0 })
})

// a review: one row that a bad disk had changed ended every replay at that row, again each hour, and nobody after it was told
test('a check-in that cannot be read at all holds up no other, is listed and becomes a case', async () => {
  const [broken, ...others] = await manyCheckIns()
  await ask(opened.database.target, `update anagen.check_in set content = 'noise' where id = '${broken}'`)
  const { outbox, owner } = newer()
  const { replayId } = ok(await replayVerdicts({ since, keep: true }, owner))
  await outbox.drain()
  expect(await progressOf(replayId)).toMatchObject({ looked: MANY, changed: others.length, unjudged: 1 })
  expect(opened.errors).toMatchObject([{ name: 'Unreadable' }])
  const { changes } = ok(await showReplay({ replayId, limit: 200 }, clinic.owner))
  expect(changes.items).toContainEqual(expect.objectContaining({ checkInId: broken, from: 'expected', to: null }))
  const cases = await ask(
    opened.database.target,
    `select level from anagen.clinical_case where check_in_id = '${broken}'`,
  )
  expect(cases).toEqual([{ level: 'contact' }])
  await outbox.stop()
})

// a review: the first verdict looked sixty days back, the second one as far as there was anything
test('judged again with the same knowledge, a check-in says the same, however long ago the one before it was', async () => {
  const { patientId, courseId, asked } = await clinic.patientAfter(20)
  ok(await submitCheckIn({ id: randomUUID(), patientId, ...PINK }, asked))
  await opened.at('2027-01-29T10:30:00Z')
  ok(await recordSession({ patientId, courseId, endedAt: '2027-01-28T14:30:00Z' }, clinic.nurse))
  expect(ok(await submitCheckIn({ id: randomUUID(), patientId, ...PINK }, asked)).level).toBe('expected')
  expect((await replayed(clinic.owner)).progress).toMatchObject({ looked: 2, changed: 0 })
})

test('judged again with the same knowledge, each of many check-ins is compared with those before it', async () => {
  const { patientId, asked } = await clinic.patientAfter(1)
  const levels: string[] = []
  for (let i = 0; i < 24; i++) {
    await opened.at('PT30M')
    const signs = [{ sign: 'redness', grade: i % 2 === 0 ? (1 as const) : (2 as const), trend: 'same' as const }]
    levels.push(ok(await submitCheckIn({ id: randomUUID(), patientId, signs }, asked)).level)
  }
  // what is redder than the time before is told otherwise than the first redness was
  expect(levels.filter((level) => level !== levels[0]).length).toBeGreaterThan(10)
  expect((await replayed(clinic.owner)).progress).toMatchObject({ looked: 24, changed: 0 })
})

// a review: sessions that came after a check-in took the places of those before it
test('judged again with the same knowledge, a check-in says the same, however many sessions came after it', async () => {
  const { patientId, courseId, asked } = await clinic.patientAfter(20)
  expect(ok(await submitCheckIn({ id: randomUUID(), patientId, ...PINK }, asked)).level).toBe('expected')
  await opened.at('2026-12-20T10:30:00Z')
  for (let hours = 61; hours > 1; hours--) {
    const endedAt = opened.deps.now().subtract({ hours }).toString()
    ok(await recordSession({ patientId, courseId, endedAt }, clinic.nurse))
  }
  expect((await replayed(clinic.owner)).progress).toMatchObject({ looked: 1, changed: 0 })
})
