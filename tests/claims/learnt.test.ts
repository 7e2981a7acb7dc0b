import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { traitReader } from '../../packages/claims/src/likeness/traits.ts'
import learnt from '../../packages/claims/src/likeness/weights.json' with { type: 'json' }
import { digestOf, readExamples } from '../../tools/claims/examples.ts'

test('the weights were learnt from the labelled sentences and ideas as they are; else run `node scripts/launch.mjs tools/claims/learn.ts`', () => {
  const knowledge = loadKnowledge()
  const readTraits = traitReader(knowledge.claimBook.concepts)
  const examples = readExamples(knowledge)
  const traits = examples.map(({ statement, before, told }) => [...readTraits(statement, before, told)])
  expect(learnt.learntFrom).toBe(digestOf(examples, traits))
})
