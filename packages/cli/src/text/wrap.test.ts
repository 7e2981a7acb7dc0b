import fc from 'fast-check'
import { expect, test } from 'vitest'
import { width, wrap } from './wrap.ts'

test('words stay whole where they fit, and later lines are indented like the first', () => {
  expect(wrap('one two three four', 11, '- ')).toEqual(['- one two', '  three', '  four'])
})

test('wide characters count two columns, joined emoji are never cut', () => {
  expect(wrap('日本語日本語', 6)).toEqual(['日本語', '日本語'])
  expect(wrap('👩‍👩‍👧👩‍👩‍👧', 2)).toEqual(['👩‍👩‍👧', '👩‍👩‍👧'])
})

test('a web address stays in one piece', () => {
  expect(wrap('see https://example.org/a/long/path here', 12)).toEqual([
    'see',
    'https://example.org/a/long/path',
    'here',
  ])
})

test('no line is too wide, and no word is lost', () => {
  const text = fc
    .array(fc.string({ unit: 'grapheme', maxLength: 30 }).map((s) => s.replaceAll(/\s|https?:/gu, 'x')))
    .map((w) => w.join(' '))
  fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 40 }), (words, columns) => {
      const lines = wrap(words, columns)
      for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns)
      expect(lines.join('').replaceAll(/\s/gu, '')).toBe(words.replaceAll(/\s/gu, ''))
    }),
  )
})
