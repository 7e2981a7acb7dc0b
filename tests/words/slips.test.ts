import { recognise } from '@anagen/engine'
import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { wordFiles } from '../../packages/engine/src/recognise/word-files.ts'

const knowledge = loadKnowledge()
const signsOf = (text: string): readonly string[] => recognise(text, knowledge).signs.map(({ sign }) => sign)

test.each([
  'scalp a bit pink, I was sober at the party',
  'scalp a bit pink, washed it with a bland shampoo',
  'scalp a bit pink, helping at the homeless shelter',
  'scalp a bit pink, my neurotic cat',
  'scalp a bit pink, had wheat toast',
  'scalp a bit pink, the parking cost a fiver',
  'scalp a bit pink, walked past the barn',
  'scalp a bit pink, a sporty haircut',
  'scalp a bit pink, cleaned the burner',
  'scalp a bit pink, my brother the skeptic',
  'scalp a bit pink, I have hypertension',
])('an English word is no slip of a symptom: %s', (text) => expect(signsOf(text)).toEqual(['redness']))

test.each([
  ['a pussy scab', 'pus'],
  ['there is puss', 'pus'],
  ['my rist is fine but I have a feever', 'fever'],
  ['my vision went blury', 'blurred-sight'],
  ['I am confuse and drowsy', 'confused-or-drowsy'],
  ['a haematoma on my forehead', 'tense-growing-lump'],
])('a slip is still put right: %s', (text, sign) => expect(signsOf(text)).toContain(sign))

test('the words of their own are sorted, each once', () => {
  const own = wordFiles(knowledge).forms.own.split(' ')
  expect(own).toEqual([...new Set(own)].toSorted())
})
