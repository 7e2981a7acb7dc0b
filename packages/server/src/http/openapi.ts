import { OpenAPIHono, type RouteConfig } from '@hono/zod-openapi'
import { z } from 'zod'
import { COMMON_REFUSALS } from '../operation/operation.ts'
import { PROBLEMS, type ProblemCode } from '../operation/problems.ts'
import { problemShape } from './problem.ts'
import { isInQuery, pathFields, ROUTES, type Route } from './routes.ts'

const json = (schema: z.ZodType) => ({ 'application/json': { schema } })
const picture = { 'image/*': { schema: { type: 'string' as const, format: 'binary' } } }

/** The OpenAPI 3.1 document, made from the schemas that check every request. */
export const openApiDocument = (version: string): object => {
  const app = new OpenAPIHono()
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' })
  for (const route of ROUTES) app.openAPIRegistry.registerPath(describe(route))
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Anagen',
      version,
      description:
        'Is this normal? Check-ins, verdicts and the queue of a clinic. It supports decisions; it does not diagnose.',
      license: { name: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
  })
}

/** What any request that changes something may be refused for. */
const FOR_WRITES = [
  'already-done',
  'key-used-differently',
  'unsupported-type',
] as const satisfies readonly ProblemCode[]

const describe = (route: Route): RouteConfig => {
  const { name, summary, input, result, refusals, scope, who } = route.operation.contract
  const inPath = pathFields(route.path)
  const { params, rest } = split(input, inPath)
  const done = route.created ? 201 : 200
  return {
    method: route.method,
    path: route.path,
    operationId: name,
    summary,
    description: `For: ${who.join(', ')}. Needs a token with "${scope}".`,
    request: {
      ...(inPath.length > 0 ? { params } : {}),
      ...(isInQuery(route) ? { query: rest } : { body: { content: json(rest), required: true } }),
      ...(route.bytes === 'in' ? { body: { content: picture, required: true } } : {}),
      ...(route.method === 'get' ? {} : { headers: z.object({ 'Idempotency-Key': z.string().max(200).optional() }) }),
    },
    responses: {
      [done]: {
        description: summary,
        content:
          route.bytes === 'out' ? { 'image/jpeg': { schema: { type: 'string', format: 'binary' } } } : json(result),
      },
      ...problems([
        ...COMMON_REFUSALS,
        'not-signed-in',
        'too-large',
        ...(route.method === 'get' ? [] : FOR_WRITES),
        ...refusals,
      ]),
    },
  }
}

const split = (input: z.ZodObject, inPath: readonly string[]) => {
  const shape = Object.entries(input.shape).filter(([name]) => name !== 'bytes')
  const of = (entries: typeof shape) => z.strictObject(Object.fromEntries(entries))
  return {
    params: of(shape.filter(([name]) => inPath.includes(name))),
    rest: of(shape.filter(([name]) => !inPath.includes(name))),
  }
}

const problems = (codes: readonly ProblemCode[]) => {
  const byStatus = new Map<number, string[]>()
  for (const code of new Set(codes))
    byStatus.set(PROBLEMS[code].status, [...(byStatus.get(PROBLEMS[code].status) ?? []), code])
  return Object.fromEntries(
    [...byStatus].map(([status, named]) => [
      status,
      { description: named.join(', '), content: { 'application/problem+json': { schema: problemShape } } },
    ]),
  )
}
