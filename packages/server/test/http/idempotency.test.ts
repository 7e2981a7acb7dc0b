import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forgetAnswers } from '../../src/http/forget-answers.ts'
import { ask } from '../../src/storage/connect.ts'
import { testApi, tokenFor } from '../support/api.ts'
import { testClinic, testDeps } from '../support/clinic.ts'
import { type TestDatabase, testDatabase } from '../support/test-database.ts'

let database: TestDatabase
let clinic: Awaited<ReturnType<typeof testClinic>>
let api: ReturnType<typeof testApi>
let owner: string
let nurse: string
beforeAll(async () => {
  database = await testDatabase()
  const { deps } = testDeps(database)
  clinic = await testClinic(deps)
  api = testApi(deps)
  owner = await tokenFor(clinic.owner, 'staff', clinic.ownerId)
  nurse = await tokenFor(clinic.owner, 'staff', clinic.nurseId)
})
afterAll(() => database.close())

describe('Idempotency-Key', () => {
  const key = () => ({ 'idempotency-key': randomUUID() })

  test('the same request twice is done once, with the same answer; another one with the key is refused', async () => {
    const headers = key()
    const first = await api.call(nurse, 'POST', '/patients', { name: 'Once' }, headers)
    const again = await api.call(nurse, 'POST', '/patients', { name: 'Once' }, headers)
    expect(again).toMatchObject({ status: first.status, json: first.json })
    expect(await api.call(nurse, 'POST', '/patients', { name: 'Twice' }, headers)).toMatchObject({
      status: 422,
      json: { code: 'key-used-differently' },
    })
    expect((await api.call(owner, 'POST', '/patients', { name: 'Mine' }, headers)).json.patientId).not.toBe(
      first.json.patientId,
    )
  })

  test('eight times at once is done once', async () => {
    const headers = key()
    const before = await ask(database.target, 'select count(*)::int as n from anagen.patient')
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => api.call(nurse, 'POST', '/patients', { name: 'Once' }, headers)),
    )
    expect(new Set(answers.filter(({ status }) => status === 201).map(({ json }) => json.patientId)).size).toBe(1)
    for (const { status } of answers) expect([201, 409]).toContain(status)
    expect(await ask(database.target, 'select count(*)::int as n from anagen.patient')).toEqual([
      { n: Number(before[0]?.n) + 1 },
    ])
  })

  // a review: answers were kept for ever, under the clinic's key: what was erased could be read in them
  test('what was answered about somebody is not there any more once they are erased; what was done stays done once', async () => {
    const { patientId } = await clinic.patientAfter(1)
    const headers = key()
    const send = () =>
      api.call(
        nurse,
        'POST',
        `/patients/${patientId}/check-ins`,
        { id, signs: [{ sign: 'redness', grade: 1 }] },
        headers,
      )
    const id = randomUUID()
    expect((await send()).json).toMatchObject({ level: 'expected' })
    const token = await tokenFor(clinic.owner, 'patient', patientId)
    const own = key()
    const message = { id: randomUUID(), text: 'Thank you' }
    expect((await api.call(token, 'POST', `/patients/${patientId}/messages`, message, own)).status).toBe(201)
    expect((await api.call(owner, 'DELETE', `/patients/${patientId}`)).status).toBe(200)
    expect((await send()).json).toMatchObject({ code: 'already-done' })
    expect(
      await ask(
        database.target,
        `select actor_id from anagen.idempotency where clinic_id = '${clinic.clinicId}' and (response is not null or actor_id = '${patientId}')`,
      ),
    ).toEqual([])
  })

  test('answers are forgotten after a week, with their keys', async () => {
    const { deps, turn } = testDeps(database)
    const ours = await testClinic(deps)
    const token = await tokenFor(ours.owner, 'staff', ours.nurseId)
    const kept = () => ask(database.target, `select key from anagen.idempotency where clinic_id = '${ours.clinicId}'`)
    expect((await testApi(deps).call(token, 'POST', '/patients', { name: 'Once' }, key())).status).toBe(201)
    turn('PT167H')
    await forgetAnswers(database, deps.now)
    expect(await kept()).toHaveLength(1)
    turn('PT2H')
    expect(await forgetAnswers(database, deps.now)).toBeGreaterThan(0)
    expect(await kept()).toEqual([])
  })

  test('a refused request may be put right and sent again with its key', async () => {
    const headers = key()
    expect((await api.call(nurse, 'POST', '/patients/not-an-id/courses', { treatment: 'prp' }, headers)).status).toBe(
      400,
    )
    const { patientId } = await clinic.patientAfter(1)
    expect(
      (await api.call(nurse, 'POST', `/patients/${patientId}/courses`, { treatment: 'prp' }, headers)).status,
    ).toBe(201)
  })
})
