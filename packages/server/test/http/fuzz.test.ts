import { randomUUID } from 'node:crypto'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApiDocument } from '../../src/http/openapi.ts'
import { testApi, tokenFor } from '../support/api.ts'
import { testDeps } from '../support/clinic.ts'
import { fullClinic } from '../support/full-clinic.ts'
import { type Document, header, requestsFor } from '../support/fuzz-requests.ts'
import { type TestDatabase, testDatabase } from '../support/test-database.ts'

const document = openApiDocument('0.1.0') as Document
const addresses = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, described]) => [`${method} ${path}`, { method, path, described }] as const),
)

let database: TestDatabase
let clinic: Awaited<ReturnType<typeof fullClinic>>
let api: ReturnType<typeof testApi>
let tokens: readonly string[]
let picture: Uint8Array
beforeAll(async () => {
  database = await testDatabase()
  picture = new Uint8Array(
    await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a00' } })
      .jpeg()
      .toBuffer(),
  )
  clinic = await fullClinic(testDeps(database).deps)
  api = testApi({ ...clinic.owner })
  tokens = [
    await tokenFor(clinic.owner, 'staff', clinic.ownerId),
    await tokenFor(clinic.owner, 'patient', clinic.patientId),
  ]
})
afterAll(() => database.close())

describe('whatever is sent: never a 500, always a problem document or what the document promises', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  test.each(addresses)('%s', async (_, address) => {
    const { described, method } = address
    const checks = Object.fromEntries(
      Object.entries(described.responses).flatMap(([status, { content = {} }]) => {
        const schema = (content['application/json'] ?? content['application/problem+json'])?.schema
        return schema ? [[status, ajv.compile({ ...schema, components: document.components })]] : []
      }),
    )
    let done = 0
    await fc.assert(
      fc.asyncProperty(requestsFor(clinic.ids, picture)(address), async ({ address: to, body, who, key }) => {
        // patients are not erased here: the others would have nothing left to do
        if (method === 'delete' && to.includes(clinic.patientId) && who === 0) return
        const answered = await api.call(
          tokens[who] ?? '',
          method.toUpperCase(),
          to,
          body,
          key === undefined ? {} : header(key),
        )
        expect(answered.status, `${answered.text}\n${api.lines.at(-2)}`).toBeLessThan(500)
        if (answered.status < 300) done++
        else
          expect(answered).toMatchObject({
            type: 'application/problem+json',
            json: { status: answered.status, detail: expect.any(String) },
          })
        const isMet = checks[answered.status]
        // 404 and 405 of an address that the fuzz bent out of shape are not this address's own
        if (isMet && answered.json)
          expect(isMet(answered.json), JSON.stringify([isMet.errors?.slice(0, 3), answered.json]).slice(0, 1500)).toBe(
            true,
          )
        else if (answered.type !== 'image/jpeg')
          expect([404, 405], `${answered.status} is not in the document`).toContain(answered.status)
      }),
      { numRuns: 80 },
    )
    // a fuzz that is always turned away at the door tests the door
    if (!['erase-patient', 'acknowledge-case'].includes(described.operationId)) expect(done).toBeGreaterThan(0)
  })

  test('lone surrogates, deep JSON and a body that is cut off', async () => {
    const token = tokens[0] ?? ''
    for (const body of [
      '{"name":"\\ud800"}',
      `{"name":${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
      '{"name":"x"',
      '\ufeff{"name":"x"}',
      `{"__proto__":{"name":"x"}}`,
    ])
      expect((await api.call(token, 'POST', '/patients', body)).status, body.slice(0, 40)).toBeLessThan(500)
    expect(
      (
        await api.call(
          token,
          'POST',
          `/patients/${clinic.patientId}/check-ins`,
          JSON.stringify({ id: randomUUID(), say: '\ud800 red' }),
        )
      ).status,
    ).toBeLessThan(500)
  })
})
