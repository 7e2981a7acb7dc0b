import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClinic } from '../../src/operations/create-clinic.ts'
import { inviteStaff } from '../../src/operations/invite-staff.ts'
import { ask } from '../../src/storage/connect.ts'
import { testApi, tokenFor } from '../support/api.ts'
import { ok, testClinic, testDeps } from '../support/clinic.ts'
import { type TestDatabase, testDatabase } from '../support/test-database.ts'

let database: TestDatabase
let world: ReturnType<typeof testDeps>
let clinic: Awaited<ReturnType<typeof testClinic>>
let api: ReturnType<typeof testApi>
let owner: string
let nurse: string
beforeAll(async () => {
  database = await testDatabase()
  world = testDeps(database)
  clinic = await testClinic(world.deps)
  api = testApi(world.deps)
  owner = await tokenFor(clinic.owner, 'staff', clinic.ownerId)
  nurse = await tokenFor(clinic.owner, 'staff', clinic.nurseId)
})
afterAll(() => database.close())

const BLIND = 'I cannot see with my left eye since an hour ago'

describe('the path that matters', () => {
  test('a worried patient at night, a nurse in the morning', async () => {
    const { patientId } = await clinic.patientAfter(20)
    const patient = await tokenFor(clinic.owner, 'patient', patientId)
    const duty = await api.call(patient, 'GET', '/duty')
    expect(duty.json.emergency.look.name).toBe('Nia Nurse')
    const id = randomUUID()
    const sent = await api.call(patient, 'POST', `/patients/${patientId}/check-ins`, { id, say: BLIND })
    expect(sent).toMatchObject({ status: 201, json: { level: 'emergency', care: { look: { name: 'Nia Nurse' } } } })
    const queue = await api.call(nurse, 'GET', '/queue?state=open')
    expect(queue.json.items[0]).toMatchObject({ level: 'emergency', patientId })
    const { caseId } = sent.json
    expect(await api.call(nurse, 'POST', `/cases/${caseId}/acknowledge`)).toMatchObject({
      status: 200,
      json: { state: 'acknowledged' },
    })
    expect(await api.call(owner, 'POST', `/cases/${caseId}/acknowledge`)).toMatchObject({
      status: 409,
      type: 'application/problem+json',
      json: { code: 'case-acknowledged', status: 409 },
    })
    const photo = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a00' } })
      .jpeg()
      .toBuffer()
    const photoId = randomUUID()
    expect(
      await api.call(patient, 'PUT', `/patients/${patientId}/photos/${photoId}?checkInId=${id}`, photo),
    ).toMatchObject({ status: 200, json: { width: 8 } })
    expect(await api.call(nurse, 'GET', `/photos/${photoId}`)).toMatchObject({ status: 200, type: 'image/jpeg' })
  })
})

describe('tokens', () => {
  test('whose it is, is remembered but never believed: another role, and nothing of a request that cannot be read', async () => {
    const { staffId } = ok(
      await inviteStaff({ name: 'Ro Role', email: 'ro@clinic.example', role: 'auditor' }, clinic.owner),
    )
    const token = await tokenFor(clinic.owner, 'staff', staffId)
    const registers = async () => (await api.call(token, 'POST', '/patients', { name: 'Synthetic' })).status
    expect(await registers()).toBe(403)
    await ask(database.target, `update anagen.staff set role = 'nurse' where id = '${staffId}'`)
    expect(await registers()).toBe(201)
    await ask(database.target, `update anagen.staff set role = 'auditor' where id = '${staffId}'`)
    expect(await registers()).toBe(403)
    await ask(database.target, `update anagen.staff set left_at = now() where id = '${staffId}'`)
    expect((await api.call(token, 'POST', '/patients', 'no JSON')).status).toBe(401)
    expect(await registers()).toBe(401)
  })

  test('none, a wrong one, an ended one, one that expired, one of somebody who left', async () => {
    expect(await api.call(null, 'GET', '/queue')).toMatchObject({ status: 401, json: { code: 'not-signed-in' } })
    expect((await api.call(`anagen_${'x'.repeat(43)}`, 'GET', '/queue')).status).toBe(401)
    const { json } = await api.call(owner, 'POST', '/tokens', {
      actorKind: 'staff',
      actorId: clinic.nurseId,
      scopes: ['read'],
      days: 1,
    })
    expect((await api.call(json.token, 'GET', '/queue')).status).toBe(200)
    expect((await api.call(json.token, 'POST', '/patients', { name: 'x' })).json).toMatchObject({
      code: 'not-allowed',
      detail: 'This token lacks "write".',
    })
    await api.call(owner, 'DELETE', `/tokens/${json.tokenId}`)
    expect((await api.call(json.token, 'GET', '/queue')).status).toBe(401)
    const short = await tokenFor(clinic.owner, 'staff', clinic.nurseId, ['read'])
    await ask(
      database.target,
      "update directory.api_token set expires_at = '2026-11-20T10:00Z' where revoked_at is null and scopes = '{read}'",
    )
    expect((await api.call(short, 'GET', '/queue')).status).toBe(401)
    const gone = await testClinic(world.deps)
    const left = await tokenFor(gone.owner, 'staff', gone.nurseId)
    await ask(database.target, `update anagen.staff set left_at = now() where id = '${gone.nurseId}'`)
    expect((await api.call(left, 'GET', '/queue')).status).toBe(401)
  })

  test('a token is not kept, only its hash', async () => {
    const [found] = await ask(
      database.target,
      `select count(*)::int as n from directory.api_token t where t::text like '%${owner.slice(7)}%'`,
    )
    expect(found).toEqual({ n: 0 })
  })
})

describe('every refusal is a problem document that says what to do', () => {
  test.each([
    ['GET', '/nowhere', undefined, {}, 404, 'not-found'],
    ['DELETE', '/queue', undefined, {}, 405, 'method-not-allowed'],
    ['PUT', `/cases/${randomUUID()}`, undefined, {}, 405, 'method-not-allowed'],
    ['GET', `/cases/${randomUUID()}/`, undefined, {}, 404, 'not-found'],
    ['GET', `/cases/${randomUUID()}/nowhere`, undefined, {}, 404, 'not-found'],
    ['POST', '/patients', '{', {}, 400, 'invalid-input'],
    ['POST', '/patients', '[]', {}, 400, 'invalid-input'],
    ['POST', '/patients', 'name=x', { 'content-type': 'text/plain' }, 415, 'unsupported-type'],
    ['POST', '/patients', JSON.stringify({ name: 'x'.repeat(600_000) }), {}, 413, 'too-large'],
    ['POST', '/patients', { name: 'a\u0000b' }, {}, 400, 'invalid-input'],
    ['POST', '/patients', { name: 'x', role: 'owner' }, {}, 400, 'invalid-input'],
    ['GET', '/queue?limit=0', undefined, {}, 400, 'invalid-input'],
    ['GET', '/queue?limit=1&limit=2', undefined, {}, 400, 'invalid-input'],
    ['GET', '/queue?cursor=eyJ4', undefined, {}, 400, 'invalid-cursor'],
    [
      'GET',
      `/queue?cursor=${Buffer.from(JSON.stringify([3, '0000-01-01T00:00:00Z', randomUUID()])).toString('base64url')}`,
      undefined,
      {},
      400,
      'invalid-cursor',
    ],
    ['GET', `/cases/${randomUUID()}`, undefined, {}, 404, 'case-not-found'],
    ['PUT', `/patients/${randomUUID()}/photos/${randomUUID()}`, new Uint8Array([1]), {}, 404, 'patient-not-found'],
  ])('%s %s', async (method, path, body, headers, status, code) => {
    const answered = await api.call(nurse, method, path, body, headers as Record<string, string>)
    expect(answered).toMatchObject({
      status,
      type: 'application/problem+json',
      json: { status, code, type: `/problems/${code}` },
    })
    expect(answered.json.detail.length).toBeGreaterThan(10)
  })

  test('an address says what it answers, also where another one is like it', async () => {
    const detailOf = async (method: string, path: string) => (await api.call(nurse, method, path)).json.detail
    expect(await detailOf('PUT', '/webhooks')).toBe('This address answers POST, GET.')
    expect(await detailOf('GET', '/shifts/copy')).toMatch(/^This address answers .*POST/)
  })
})

describe('for whoever runs it', () => {
  test('health, readiness, figures, and a document of all of it', async () => {
    expect(await api.call(null, 'GET', '/healthz')).toMatchObject({ status: 200 })
    expect(await api.call(null, 'GET', '/readyz')).toMatchObject({ status: 200, json: { status: 'ready' } })
    expect((await api.call(null, 'GET', '/metrics')).text).toMatch(/anagen_check_ins_total\{level="emergency"\} \d/)
    expect((await api.call(null, 'GET', '/api/v1/openapi.json')).json.openapi).toBe('3.1.0')
  })

  test('neither log nor figures hold a name, a word or an id of a patient', async () => {
    const { patientId } = await clinic.patientAfter(20, 'prp', 'Wilhelmina Unmistakable')
    const patient = await tokenFor(clinic.owner, 'patient', patientId)
    await api.call(patient, 'POST', `/patients/${patientId}/check-ins`, { id: randomUUID(), say: BLIND })
    await api.call(nurse, 'GET', `/patients/${patientId}`)
    const said = api.lines.join('') + (await api.call(null, 'GET', '/metrics')).text
    expect(api.lines.length).toBeGreaterThan(0)
    for (const secret of ['Unmistakable', 'left eye', patientId, patient, 'pat@patient.example'])
      expect(said).not.toContain(secret)
  })

  test('the database is gone: not ready, and nothing is promised', async () => {
    const lost = await testDatabase()
    const elsewhere = testDeps(lost)
    const other = await testClinic(elsewhere.deps)
    const { patientId } = await other.patientAfter(20)
    const token = await tokenFor(other.owner, 'patient', patientId)
    const lostApi = testApi(elsewhere.deps)
    await ask({ ...lost.target, database: 'postgres' }, `drop database ${lost.target.database} with (force)`)
    for (const answered of [
      await lostApi.call(null, 'GET', '/readyz'),
      await lostApi.call(token, 'POST', `/patients/${patientId}/check-ins`, { id: randomUUID(), say: BLIND }),
    ])
      expect(answered).toMatchObject({ status: 503, json: { code: 'storage-unavailable' } })
  })

  test('a clinic is made by the operator, with words for what is wrong', async () => {
    const input = {
      slug: 'a',
      name: 'A',
      zone: 'Europe/London',
      phone: '1',
      owner: { name: 'O', email: 'o@example.org' },
    }
    expect(await createClinic({ ...input, zone: 'Mars/Olympus' }, world.deps)).toMatchObject({
      refused: 'unknown-zone',
    })
    expect(await createClinic({ ...input, country: 'ZZ' }, world.deps)).toMatchObject({ refused: 'unknown-country' })
    expect(await createClinic({ ...input, slug: 'A b' }, world.deps)).toMatchObject({ refused: 'invalid-input' })
    await createClinic(input, world.deps)
    expect(await createClinic(input, world.deps)).toMatchObject({ refused: 'address-taken' })
  })
})
