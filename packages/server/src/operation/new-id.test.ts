import { expect, test } from 'vitest'
import { newId } from './new-id.ts'

test('ids sort in the order in which they were made, many in one millisecond too, and none comes twice', () => {
  const ids = Array.from({ length: 5000 }, newId)
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
})

test('an id is a UUID of version 7 of this moment (RFC 9562 section 5.7)', () => {
  const before = Date.now()
  const id = newId()
  expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  const madeAt = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
  expect(madeAt).toBeGreaterThanOrEqual(before)
  expect(madeAt).toBeLessThanOrEqual(Date.now() + 1)
})
