import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tableOf, wordTable } from './word-table.ts'

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', ' ', 'ß'), maxLength: 4 })

test('every word has an id of its own, and no other has one', () =>
  fc.assert(
    fc.property(fc.array(word), fc.array(word), (words, others) => {
      const listed = new Set(words)
      const table = wordTable(tableOf(listed))
      expect(new Set([...listed].map(table.idOf))).toEqual(new Set(Array.from({ length: listed.size }, (_, id) => id)))
      for (const one of listed) expect(table.at(table.idOf(one))).toBe(one)
      for (const one of others) expect(table.idOf(one) >= 0).toBe(listed.has(one))
    }),
  ))

test('thousands of words that share their hash with others are told apart', () => {
  const words = Array.from({ length: 20_000 }, (_, n) => `w${n}`)
  const table = wordTable(tableOf(new Set(words)))
  expect(words.filter((word) => table.at(table.idOf(word)) !== word)).toEqual([])
  expect(words.filter((word) => table.idOf(`${word}x`) !== -1)).toEqual([])
})

test('of no words none has an id', () => expect(wordTable(tableOf(new Set())).idOf('')).toBe(-1))
