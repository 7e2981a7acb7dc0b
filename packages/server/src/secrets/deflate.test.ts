import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deflateShort } from './deflate.ts'
import { DICTIONARY } from './dictionary.ts'

// the window of RFC 1951 (section 2), in which the dictionary stands first
const MOST_BYTES = 32_768 - DICTIONARY.length

const inflated = (deflated: Buffer | null): string =>
  inflateRawSync(deflated ?? Buffer.alloc(0), { dictionary: DICTIONARY }).toString('utf8')

describe('zlib reads what was deflated', () => {
  const repeats = (text: string, bytes: number): string => text.repeat(Math.ceil(bytes / text.length)).slice(0, bytes)
  // characters of three bytes each, hardly any four bytes of them twice
  const scattered = (length: number): string =>
    String.fromCharCode(...Array.from({ length }, (_, i) => 0x800 + ((i * 7919 + ((i * i) % 9973)) % 0xc800)))
  test.each([
    ['nothing', ''],
    ['one byte', 'a'],
    ['less than a repeat', 'abc'],
    ['a repeat that reaches the end', 'abcdabcd'],
    ['a repeat of what it writes itself', 'a'.repeat(600)],
    [
      'repeats of every length',
      Array.from({ length: 300 }, (_, i) => `${'x'.repeat(i)}|`)
        .join('')
        .slice(0, MOST_BYTES),
    ],
    ['repeats as far away as they may be', `begin${repeats('0123456789', MOST_BYTES - 10)}begin`],
    ['all that fits', repeats('{"level":"contact","because":"Swollen, 24 h"}', MOST_BYTES)],
    ['all that fits, with no repeat to be found', scattered(Math.floor(MOST_BYTES / 3))],
    ['the dictionary itself', DICTIONARY.toString()],
    [
      'its first bytes, as far away as they may be',
      `${repeats('0123456789', MOST_BYTES - 40)}${DICTIONARY.toString('utf8', 0, 40)}`,
    ],
    [
      'its last bytes, and on into the text',
      `${DICTIONARY.toString('utf8', DICTIONARY.length - 9)}0123456789`.repeat(2),
    ],
  ])('%s', (_, text) => {
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MOST_BYTES)
    expect(inflated(deflateShort(text))).toBe(text)
  })

  const words = fc.array(
    fc.oneof(
      fc.constantFrom('"sign":"redness",', '"grade":', '{"level":"urgent"', 'prp/S32', 'ab', 'abc', 'ä€😀', '\n'),
      fc.string({ maxLength: 8 }),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { maxLength: 400, size: 'max' },
  )
  test('whatever it says', () => {
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join('')
        // what JSON writes; a half of a character is no text
        fc.pre(text.isWellFormed())
        expect(inflated(deflateShort(text))).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  test('and no call changes what another one gives', () => {
    const [first, second] = ['redness of the scalp, redness of the scalp', 'itching of the scalp'] as const
    const given = Buffer.from(deflateShort(first) ?? [])
    expect(inflated(deflateShort(second))).toBe(second)
    expect(Buffer.from(deflateShort(first) ?? [])).toEqual(given)
    expect(inflated(given)).toBe(first)
  })
})

test('what repeats itself becomes much shorter', () => {
  const text = JSON.stringify(Array.from({ length: 40 }, (_, i) => ({ sign: 'redness', grade: i % 4, trend: 'same' })))
  expect(deflateShort(text)?.length).toBeLessThan(text.length / 4)
})

test('a text that does not fit behind the dictionary is left to zlib, counted in bytes', () => {
  expect(deflateShort('a'.repeat(MOST_BYTES))).not.toBeNull()
  expect(deflateShort('a'.repeat(MOST_BYTES + 1))).toBeNull()
  expect(deflateShort('ä'.repeat(Math.floor(MOST_BYTES / 2) + 1))).toBeNull()
})
