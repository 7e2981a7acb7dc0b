import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { recognise } from './recognise.ts'

const knowledge = loadKnowledge()

test.each(['black poo from the iron tablets', 'dark stools, i take iron', 'stools are dark green, on iron'])(
  '%s: iron is part of it',
  (text) => expect(recognise(text, knowledge).withParts).toEqual(['iron']),
)

test.each([
  'black poo, i am not taking iron',
  'black poo and i take no iron tablets',
  'black poo, there is no iron in it',
  'black stools without the iron',
  'black stools, i never took iron',
  'black stools, i havent started the iron',
  'black stools, stopped the iron months ago',
  'black stools, does it have iron in it?',
])('%s: it is not', (text) => expect(recognise(text, knowledge).withParts).toEqual([]))

test('who stopped the iron says nothing of the stools', () =>
  expect(recognise('black stools, stopped the iron months ago', knowledge).signs.map((s) => s.sign)).toEqual([
    'dark-stools',
  ]))
