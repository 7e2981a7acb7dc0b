import { expect, test } from 'vitest'
import { plain, toJson } from './plain.ts'

test.each([
  ['a\u001b[31mred\u0007', 'a [31mred '],
  ['a\nb\tc\u0085d', 'a b c d'],
  ['\u202eevil\u2066\u200b\ufeff', 'evil'],
  ['x\ud800y', 'x\ufffdy'],
  ['👩‍👩‍👧 می‌خواهم', '👩‍👩‍👧 می‌خواهم'],
])('%j is shown as %j', (text, shown) => {
  expect(plain(text)).toBe(shown)
})

test('JSON keeps every character, those a terminal obeys as escapes', () => {
  const value = { words: 'a\u009b31m\u202e\u2028\u0000\ud800é😀' }
  const json = toJson(value)
  expect(json).toBe('{"words":"a\\u009b31m\\u202e\\u2028\\u0000\\ud800é😀"}')
  expect(JSON.parse(json)).toEqual(value)
})
