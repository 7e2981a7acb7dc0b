import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { jsonSchema, type SharedSchemas } from './json-schema.ts'
import { openApiDocument, openApiText } from './openapi.ts'
import { ROUTES } from './routes.ts'

const root = join(import.meta.dirname, '..', '..', '..', '..')
const { version } = JSON.parse(readFileSync(join(root, 'packages', 'server', 'package.json'), 'utf8'))

describe('docs/openapi.json', () => {
  test('is what is served; after a change: npm run openapi', () => {
    expect(readFileSync(join(root, 'docs', 'openapi.json'), 'utf8') === openApiText(version)).toBe(true)
  })

  test('has every route, each with its own name', () => {
    const { paths } = openApiDocument(version) as { paths: Record<string, Record<string, { operationId: string }>> }
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => ({ address: `${method} ${path}`, operationId })),
    )
    expect(described.map(({ address }) => address)).toEqual(ROUTES.map(({ method, path }) => `${method} ${path}`))
    expect(new Set(described.map(({ operationId }) => operationId)).size).toBe(ROUTES.length)
  })

  test('names only schemas that it has', () => {
    const text = openApiText(version)
    const { schemas } = JSON.parse(text).components
    const named = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name)
    expect(named).toContain('Problem')
    for (const name of named) expect(schemas).toHaveProperty(String(name))
  })
})

test('every grade may be sent, and none', () => {
  const shared: SharedSchemas = {}
  const grade = z.literal([1, 2, 3, 4]).nullish()
  expect(jsonSchema(z.object({ grade }), 'input', shared).properties).toEqual({
    grade: { anyOf: [{ type: 'number', enum: [1, 2, 3, 4] }, { type: 'null' }] },
  })
})
