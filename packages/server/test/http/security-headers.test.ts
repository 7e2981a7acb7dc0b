import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApi, tokenFor } from '../support/api.ts'
import { testClinic, testDeps } from '../support/clinic.ts'
import { type TestDatabase, testDatabase } from '../support/test-database.ts'

let database: TestDatabase
let api: ReturnType<typeof testApi>
let token: string
let patientId: string
beforeAll(async () => {
  database = await testDatabase()
  const { deps } = testDeps(database)
  api = testApi(deps)
  const clinic = await testClinic(deps)
  token = await tokenFor(clinic.owner, 'staff', clinic.nurseId)
  patientId = (await clinic.patientAfter(20)).patientId
})
afterAll(() => database.close())

const expectClosed = ({ headers }: { readonly headers: Headers }): void => {
  const names = ['x-content-type-options', 'x-frame-options', 'cross-origin-resource-policy', 'referrer-policy']
  expect(names.map((name) => headers.get(name))).toEqual(['nosniff', 'SAMEORIGIN', 'same-origin', 'no-referrer'])
}

test('a result may be neither framed nor taken for what it is not', async () => {
  expectClosed(await api.call(token, 'GET', `/patients/${patientId}`))
  const stored = await api.call(token, 'POST', `/patients/${patientId}/check-ins`, { id: randomUUID(), say: 'pus' })
  expect(stored.status).toBe(201)
  expectClosed(stored)
})

test.each(['/patients/nobody', '/no-such-address', '/openapi.json', '/healthz', '/readyz', '/metrics'])(
  'nor may %s, whoever asks',
  async (path) => {
    expectClosed(await api.call(token, 'GET', path))
    expectClosed(await api.call(null, 'GET', path))
  },
)

test('nor may an address of nobody', async () => expectClosed(await api.app.request('/elsewhere')))
