import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tableText, wordTable } from './word-table.ts'

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', ' ', 'ß'), maxLength: 4 })

test('every word has an id of its own, and no other has one', () =>
  fc.assert(
    fc.property(fc.array(word), fc.array(word), (words, others) => {
      const listed = new Set(words)
      const { text, starts } = tableText(listed)
      const table = wordTable(text, starts)
      expect(new Set([...listed].map(table.idOf))).toEqual(new Set(Array.from({ length: listed.size }, (_, id) => id)))
      for (const one of listed) expect(table.at(table.idOf(one))).toBe(one)
      for (const one of others) expect(table.idOf(one) >= 0).toBe(listed.has(one))
    }),
  ))

test('an answer stays the same when what was asked before is forgotten', () => {
  const { text, starts } = tableText(new Set(['red', 'pus']))
  const table = wordTable(text, starts)
  for (let n = 0; n < 50_000; n++) table.idOf(`word${n}`)
  expect([table.idOf('pus'), table.idOf('red'), table.idOf('word7')]).toEqual([0, 1, -1])
})
