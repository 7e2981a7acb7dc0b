import fc from 'fast-check'
import { writeCursor } from '../../src/records/cursor.ts'
import type { fullClinic } from './full-clinic.ts'

interface Schema {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
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
export interface Described {
  readonly operationId: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >
}
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  readonly components?: object
}

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

// a lone surrogate has no UTF-8
const encode = (text: string): string => encodeURIComponent(text.toWellFormed())
export const header = (text: string): Record<string, string> =>
  /^[\x20-\x7e]*$/.test(text) ? { 'idempotency-key': text } : {}

/** Requests of every address of an OpenAPI document: most of them fit it, some nearly. */
export const requestsFor = (ids: Awaited<ReturnType<typeof fullClinic>>['ids'], picture: Uint8Array) => {
  /** Values for fields whose schema does not say all: as often right as wrong. */
  const hints = (name: string): readonly unknown[] => {
    const { checkInId, staffId, patientId, caseId } = ids
    const time = '2026-11-20T10:30:00Z'
    const named: Record<string, readonly unknown[]> = {
      corrects: [checkInId],
      operatorId: [staffId],
      ownerId: [staffId],
      actorId: [patientId, staffId],
      memberId: [patientId, staffId],
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
      // days on which nobody is on the rota yet: the first that fits is taken, and later ones overlap it
      startsAt: ['2026-11-27T09:00:00Z', '2026-11-28T09:00:00Z'],
      endsAt: ['2026-11-27T17:00:00Z', '2026-11-28T17:00:00Z'],
      week: ['2026-11-16'],
      into: ['2026-11-23'],
      url: ['https://hooks.example.org/anagen'],
    }
    return (named[name] ?? (ids as Record<string, unknown>)[name] !== undefined)
      ? (named[name] ?? [(ids as Record<string, unknown>)[name]])
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
    if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => fitting(one, name)))
    if (schema.type === 'null') return fc.constant(null)
    const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
    if (type === 'object') return fitObject(schema)
    if (type === 'array')
      return fc.array(schema.items ? fitting(schema.items, name) : anything, { minLength: 1, maxLength: 3 })
    if (type === 'integer') return fc.integer({ min: schema.minimum ?? -5, max: Math.min(schema.maximum ?? 500, 500) })
    if (type === 'number') return fc.double({ min: 30, max: 45, noNaN: true })
    if (type === 'boolean') return fc.boolean()
    if (schema.format === 'uuid') return fc.uuid()
    if (schema.format === 'email')
      return fc.oneof(
        fc.nat(99999).map((n) => `somebody${n}@example.org`),
        fc.emailAddress(),
      )
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

  return requestOf
}
