import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inSorted } from './sorted-words.ts'

const word = fc.stringMatching(/^[a-z]{1,6}$/)

describe('looking a word up in sorted words', () => {
  test('every listed word is found, and no other', () =>
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 40 }), fc.array(word), (listed, others) => {
        const has = inSorted([...listed].sort().join(' '))
        for (const one of listed) expect(has(one)).toBe(true)
        for (const one of others) expect(has(one)).toBe(listed.includes(one))
      }),
    ))

  test('nothing is in an empty list', () => {
    expect(inSorted('')('')).toBe(false)
    expect(inSorted('')('a')).toBe(false)
  })

  test('part of a word is no word', () => expect(inSorted('ball balloon boat')('balloo')).toBe(false))
})
