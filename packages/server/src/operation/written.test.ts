import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeJson, writtenOnce } from './written.ts'

test('the text is what JSON makes of it, whatever parts were written before', () => {
  const part = fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.object())
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.tuple(part, fc.boolean())), (members) => {
      const value = Object.fromEntries(
        Object.entries(members).map(([name, [given, isBefore]]) => [
          name,
          isBefore && typeof given === 'object' && given !== null ? writtenOnce(given) : given,
        ]),
      )
      expect(writeJson(value)).toBe(JSON.stringify(value))
    }),
  )
})

test.each([
  ['a list with a part that was written before', [writtenOnce({ a: 1 }), 2], '[{"a":1},2]'],
  ['nothing', null, 'null'],
  ['what was written itself', writtenOnce({ a: [1] }), '{"a":[1]}'],
  ['a name with signs of JSON', { 'a"\n': writtenOnce({}), b: null }, '{"a\\"\\n":{},"b":null}'],
])('%s', (_, value, text) => {
  expect(writeJson(value)).toBe(text)
})
