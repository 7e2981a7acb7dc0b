import { decide } from '@anagen/engine'
import { loadKnowledge } from '@anagen/kb/load-node'
import { describe, test } from 'vitest'
import { LAWS } from './laws.ts'

const knowledge = loadKnowledge()

describe('the laws of decide', () => {
  for (const law of LAWS) test(law.name, () => law.holds(decide, knowledge))
})
