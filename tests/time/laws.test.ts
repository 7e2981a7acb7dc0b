import { fileURLToPath } from 'node:url'
import { loadKnowledge } from '@anagen/kb/load-node'
import { describe, expect, test } from 'vitest'
import { changesOf, ZONES } from './clocks.ts'
import { TIME_LAWS } from './laws.ts'
import { loadTimeCode } from './time-code.ts'

const knowledge = loadKnowledge()
const code = await loadTimeCode(fileURLToPath(new URL('../../packages', import.meta.url)))

describe('over every change of the clocks of five zones', () => {
  // or the laws would look where nothing changes; how often it does is for each country to say
  test.each(ZONES)('%s changes its clocks', (zone) => expect(changesOf(zone).length).toBeGreaterThanOrEqual(6))
  for (const law of TIME_LAWS) test(law.name, () => law.holds(code, knowledge))
})
