import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { recognise } from './recognise.ts'
import { distance } from './spelling.ts'

const knowledge = loadKnowledge()
const MISSPELT = 'my foreheda is swlolen and I have fevver and blistters'
const signsOf = (text: string): string[] =>
  recognise(text, knowledge)
    .signs.map((s) => s.sign)
    .sort()

test.each([
  ['sweling', 'swelling', 1],
  ['swlolen', 'swollen', 1],
  ['pus', 'pus', 0],
  ['redness', 'itching', 3],
])('%s and %s are %d apart, given up at 3', (a, b, apart) => expect(Math.min(distance(a, b, 2), 3)).toBe(apart))

test('what is misspelt is read, and still is after thousands of texts with words nobody knows', () => {
  const before = signsOf(MISSPELT)
  expect(before).toEqual(['blisters', 'fever', 'forehead-swelling'])
  for (let n = 0; n < 300; n++)
    recognise(
      Array.from({ length: 20 }, (_, i) => `zq${n}x${i}wv`)
        .join(' ')
        .replace(/\d/g, (d) => 'abcdefghij'[Number(d)] ?? ''),
      knowledge,
    )
  expect(signsOf(MISSPELT)).toEqual(before)
})
