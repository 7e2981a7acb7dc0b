import { expect, test } from 'vitest'
import { meant, slips } from './spelling.ts'

// by hand: letters changed, missing, too many or swapped
test.each([
  ['sauna', 'sauna', 0],
  ['suana', 'sauna', 1],
  ['saunna', 'sauna', 1],
  ['suna', 'sauna', 1],
  ['sxuxa', 'sauna', 2],
])('%s to %s: %d', (a, b, count) => {
  expect(slips(a, b, 2)).toBe(count)
})

test('more slips than asked for count as one more', () => {
  expect(slips('gym', 'swimming', 2)).toBe(3)
  expect(slips('abcdef', 'uvwxyz', 2)).toBe(3)
})

const telling = new Set(['sauna', 'swim', 'swimming', 'cream', 'dream', 'wash', 'minoxidil', 'train'])

test.each([
  ['sauna', 'sauna'],
  ['suana', 'sauna'],
  ['swims', 'swim'],
  ['washed', 'wash'],
  ['minoxydill', 'minoxidil'],
  ['swm', null],
  ['fauna', null],
  ['helicopter', null],
])('%s is meant as %s', (word, found) => {
  expect(meant(word, telling, telling)).toBe(found)
})

test('a word equally near to two others is neither', () => {
  expect(meant('crean', new Set(), new Set(['cream', 'creak']))).toBeNull()
})

test('a word that is known as it stands is not corrected', () => {
  expect(meant('baking', new Set(['baking']), new Set(['biking']))).toBe('baking')
})
