import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { recognise } from './recognise.ts'

const knowledge = loadKnowledge()

// as knowledge/signs.yaml and knowledge/says list them
test.each([
  ['so much blood', 'bleeding-does-not-stop', 3],
  ['very pale and grey', 'blue-or-grey-skin', 4],
  ['really unwell', 'feeling-ill', 3],
])('"%s" is the listed phrase, small word in front and all: %s %d', (text, sign, grade) =>
  expect(recognise(text, knowledge).signs).toMatchObject([{ sign, grade }]),
)
