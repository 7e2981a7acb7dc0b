import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { lexiconOf } from './lexicon.ts'
import { understand } from './understand.ts'

const lexicon = lexiconOf(loadKnowledge())

// words | activities | what was not understood
test.each([
  ['Can I wash my hair yet?', ['wash-hair'], []],
  ['am I allowed to get my hair wet', ['wash-hair'], []],
  ['use head & shoulders', ['scrub-wash'], []],
  ['can i hit the gym', ['hard-exercise'], []],
  ['work out', ['hard-exercise'], []],
  ['go back to work', ['work'], []],
  ['play 5 a side football', ['hard-exercise', 'contact-sport'], []],
  ['have a glass of champagne', ['alcohol'], []],
  ['drink', ['alcohol'], []],
  ['drink a coffee', ['hot-drinks'], []],
  ['drink water', ['eat-drink'], []],
  ['put on a beanie', ['hat-tight'], []],
  ['wear my cycle helmet', ['helmet'], []],
  ['sit on the beach', ['sun'], []],
  ['take a hot bath', ['hot-water'], []],
  ['use a hairdryer on cool', ['hair-dryer'], ['cool']],
  ['get my roots done', ['dye'], []],
  ['take a painkiller', ['nsaid', 'paracetamol'], []],
  ['take Tylenol for the pain', ['paracetamol'], []],
  ['sleep on my stomach', ['sleep-face-down'], []],
  ['sleep on my right side', ['sleep-on-side'], []],
  ['wash my hair with an infection', ['wash-hair'], ['infection']],
  ['make love', ['sex'], []],
  ['give blood', ['blood-donation'], []],
  ['dye my hair and go swimming', ['dye', 'swim'], []],
  ['excercise', ['hard-exercise'], []],
  ['have alchohol', ['alcohol'], []],
  ['use minoxidil on a sore scalp', ['minoxidil'], ['sore']],
  ['take paracetomol', ['paracetamol'], []],
  ['wash with vinegar and baking soda', ['wash-hair'], ['vinegar', 'baking soda']],
  ['', [], []],
])('%s', (words, ids, notUnderstood) => {
  const read = understand(words, lexicon)
  expect(read.activities.map((a) => a.id)).toEqual(ids)
  expect(read.notUnderstood).toEqual(notUnderstood)
})

test('each activity carries the words it was found in', () => {
  expect(understand('go SWIMING', lexicon).activities).toEqual([{ id: 'swim', label: 'swimming', words: 'SWIMING' }])
})

test.each([
  'stop minoxidil',
  "don't wash my hair",
  'skip my blood thinner',
  'leave out the finasteride',
  'wash without shampoo',
])('a question turned round is seen: %s', (words) => {
  expect(understand(words, lexicon).reversed).toBe(true)
})
