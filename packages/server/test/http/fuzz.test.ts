import { randomUUID } from 'node:crypto'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApiDocument } from '../../src/http/openapi.ts'
import { writeCursor } from '../../src/records/cursor.ts'
import { testApi, tokenFor } from '../support/api.ts'
import { testDeps } from '../support/clinic.ts'
import { fullClinic } from '../support/full-clinic.ts'
import { type TestDatabase, testDatabase } from '../support/test-database.ts'

interface Schema {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly enum?: readonly unknown[]
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
}
interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly schema: Schema
}
interface Described {
  readonly operationId: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  readonly components?: object
}

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

const nasty = fc.constantFrom(
  ...[
    '',
    ' ',
    '\u0000',
    '\ud800',
    'a\u0000b',
    '💥'.repeat(300),
    "'; drop table patient; --",
    '%',
    '../../etc/passwd',
    '-1',
    '1e400',
    'NaN',
    '2026-02-30',
    '0000-00-00T00:00:00Z',
  ],
  ...[
    '9999-12-31T23:59:59+23:59',
    '2026-11-20T10:00:00.123456789Z',
    '{"a":1}',
    'null',
    '__proto__',
    'a@b',
    '00000000-0000-0000-0000-000000000000',
    'redness',
    'prp',
    'x'.repeat(5000),
  ],
)
const anything: fc.Arbitrary<unknown> = fc.oneof(
  nasty,
  fc.jsonValue({ maxDepth: 2 }),
  fc.double(),
  fc.integer(),
  fc.constant(null),
)

/** Values for fields whose schema does not say all: as often right as wrong. */
const hints = (name: string): readonly unknown[] => {
  const { checkInId, staffId, patientId, caseId } = clinic.ids
  const time = '2026-11-20T10:30:00Z'
  const named: Record<string, readonly unknown[]> = {
    corrects: [checkInId],
    operatorId: [staffId],
    ownerId: [staffId],
    actorId: [patientId, staffId],
    caseId: [caseId],
    sign: ['redness'],
    treatment: ['prp', 'fue'],
    opens: ['08:00', '09:30'],
    closes: ['17:00', '18:30'],
    cursor: [writeCursor([time, staffId]), writeCursor([3, time, staffId])],
    version: [1, 2],
    temperatureC: [36.6, 38.4],
    modifiers: [[], ['I take blood thinners']],
    zone: ['Europe/London'],
  }
  return (named[name] ?? (clinic.ids as Record<string, unknown>)[name] !== undefined)
    ? (named[name] ?? [(clinic.ids as Record<string, unknown>)[name]])
    : []
}

/** Values that fit a schema. */
const fitting = (schema: Schema, name: string): fc.Arbitrary<unknown> => {
  const hinted = hints(name)
  return hinted.length > 0
    ? fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...hinted) }, { weight: 1, arbitrary: bySchema(schema, name) })
    : bySchema(schema, name)
}

const bySchema = (schema: Schema, name: string): fc.Arbitrary<unknown> => {
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'object') return fitObject(schema)
  if (type === 'array')
    return fc.array(schema.items ? fitting(schema.items, name) : anything, { minLength: 1, maxLength: 3 })
  if (type === 'integer') return fc.integer({ min: schema.minimum ?? -5, max: Math.min(schema.maximum ?? 500, 500) })
  if (type === 'number') return fc.double({ min: 30, max: 45, noNaN: true })
  if (type === 'boolean') return fc.boolean()
  if (schema.format === 'uuid') return fc.uuid()
  if (schema.format === 'email') return fc.oneof(fc.nat(99999).map((n) => `somebody${n}@example.org`), fc.emailAddress())
  if (schema.format === 'date-time')
    return fc
      .date({ min: new Date('2026-01-01'), max: new Date('2026-11-30'), noInvalidDate: true })
      .map((date) => date.toISOString())
  if (schema.format === 'date') return fc.constantFrom('2026-11-20', '2024-02-29')
  return fc.oneof(
    fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
    fc.constantFrom('my scalp itches', 'all is well'),
  )
}

const fitObject = ({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> =>
  fc.record(Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, fitting(schema, name)])), {
    requiredKeys: [...required],
  })

/** Now and then one field is anything at all, is missing, or is one too many. */
const spoilt = (fits: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 6, arbitrary: fits },
    {
      weight: 3,
      arbitrary: fc.tuple(fits, fc.nat(), anything).map(([value, at, wrong]) => {
        const names = Object.keys(value as object)
        return { ...(value as object), [names[at % Math.max(names.length, 1)] ?? 'more']: wrong }
      }),
    },
    { weight: 1, arbitrary: fc.tuple(fits, nasty).map(([value, name]) => ({ ...(value as object), [name]: 1 })) },
  )

const requestOf = ({ path, described }: { path: string; described: Described }) => {
  const of = (where: Parameter['in']) => (described.parameters ?? []).filter((parameter) => parameter.in === where)
  const record = (parameters: readonly Parameter[]) =>
    fc.record(Object.fromEntries(parameters.map(({ name, schema }) => [name, fitting(schema, name)])), {
      requiredKeys: parameters.filter(({ required }) => required).map(({ name }) => name),
    })
  const params = spoilt(record(of('path')))
  const query = spoilt(record(of('query')))
  const [content] = Object.entries(described.requestBody?.content ?? {})
  const body = !content
    ? fc.constant(undefined)
    : content[0] === 'application/json'
      ? fc.oneof(
          { weight: 12, arbitrary: spoilt(fitObject(content[1].schema)) },
          { weight: 1, arbitrary: anything },
          { weight: 1, arbitrary: nasty },
        )
      : fc.oneof(fc.constant(picture), fc.uint8Array({ maxLength: 200 }))
  return fc
    .record({
      params,
      query,
      body,
      who: fc.nat(1),
      key: fc.option(fc.oneof(nasty, fc.uuid()), { freq: 4, nil: undefined }),
    })
    .map(({ params: inPath, query: inQuery, ...rest }) => {
      const filled = path.replaceAll(
        /\{(\w+)\}/g,
        (_, name: string) => encode(String((inPath as Record<string, unknown>)[name])) || '%20',
      )
      const search = Object.entries(inQuery as object)
        .map(([name, value]) => `${encode(name)}=${encode(String(value))}`)
        .join('&')
      return { address: search ? `${filled}?${search}` : filled, ...rest }
    })
}

// a lone surrogate has no UTF-8
const encode = (text: string): string => encodeURIComponent(text.toWellFormed())
const header = (text: string): Record<string, string> =>
  /^[\x20-\x7e]*$/.test(text) ? { 'idempotency-key': text } : {}

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
      fc.asyncProperty(requestOf(address), async ({ address: to, body, who, key }) => {
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
