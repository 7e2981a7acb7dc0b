import { z } from 'zod'
import { COMMON_REFUSALS } from '../operation/operation.ts'
import { PROBLEMS, type ProblemCode } from '../operation/problems.ts'
import { type JsonSchema, jsonSchema, type SharedSchemas } from './json-schema.ts'
import { problemShape } from './problem.ts'
import { isInQuery, pathFields, ROUTES, type Route } from './routes.ts'

/** The OpenAPI 3.1 document, made from the schemas that check every request. */
export const openApiDocument = (version: string): object => {
  const schemas: SharedSchemas = {}
  const paths: Record<string, Record<string, object>> = {}
  for (const route of ROUTES) paths[route.path] = { ...paths[route.path], [route.method]: describe(route, schemas) }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Anagen',
      version,
      description:
        'Is this normal? Check-ins, verdicts and the queue of a clinic. It supports decisions; it does not diagnose.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: Object.fromEntries(Object.entries(schemas).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    },
  }
}

/** The same as a file: what is served is what is committed as docs/openapi.json. */
export const openApiText = (version: string): string => `${JSON.stringify(openApiDocument(version), null, 2)}\n`

/** What any request that changes something may be refused for. */
const FOR_WRITES = [
  'already-done',
  'key-used-differently',
  'too-slow',
  'unsupported-type',
] as const satisfies readonly ProblemCode[]

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'the same request with the same key is done once',
  schema: { type: 'string', maxLength: 200 },
}

const json = (schema: JsonSchema) => ({ 'application/json': { schema } })
const BYTES = { type: 'string', format: 'binary' }

const describe = (route: Route, shared: SharedSchemas): object => {
  const { name, summary, input, result, refusals, scope, who } = route.operation.contract
  const { params, rest } = split(input, pathFields(route.path), shared)
  const inQuery = isInQuery(route)
  const body = route.bytes === 'in' ? { 'image/*': { schema: BYTES } } : inQuery ? null : json(rest)
  const parameters = [
    ...parametersOf(params, 'path'),
    ...(inQuery ? parametersOf(rest, 'query') : []),
    ...(route.method === 'get' ? [] : [IDEMPOTENCY_KEY]),
  ]
  return {
    operationId: name,
    summary,
    description: `For: ${who.join(', ')}. Needs a token with "${scope}".`,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { content: body, required: true } } : {}),
    responses: {
      [route.created ? 201 : 200]: {
        description: summary,
        content:
          route.bytes === 'out' ? { 'image/jpeg': { schema: BYTES } } : json(jsonSchema(result, 'output', shared)),
      },
      ...problems(
        [...COMMON_REFUSALS, 'not-signed-in', 'too-large', ...(route.method === 'get' ? [] : FOR_WRITES), ...refusals],
        shared,
      ),
    },
  }
}

const split = (input: z.ZodObject, inPath: readonly string[], shared: SharedSchemas) => {
  const shape = Object.entries(input.shape).filter(([name]) => name !== 'bytes')
  const of = (entries: typeof shape) => jsonSchema(z.strictObject(Object.fromEntries(entries)), 'input', shared)
  return {
    params: of(shape.filter(([name]) => inPath.includes(name))),
    rest: of(shape.filter(([name]) => !inPath.includes(name))),
  }
}

const parametersOf = ({ properties = {}, required = [] }: JsonSchema, where: 'path' | 'query'): readonly object[] =>
  Object.entries(properties).map(([name, schema]) => ({
    name,
    in: where,
    ...(required.includes(name) ? { required: true } : {}),
    schema,
  }))

const problems = (codes: readonly ProblemCode[], shared: SharedSchemas) => {
  const schema = jsonSchema(problemShape, 'output', shared)
  const byStatus = Map.groupBy(new Set(codes), (code) => PROBLEMS[code].status)
  return Object.fromEntries(
    [...byStatus].map(([status, named]) => [
      status,
      { description: named.join(', '), content: { 'application/problem+json': { schema } } },
    ]),
  )
}
