import { Session } from 'node:inspector/promises'
import { setFlagsFromString } from 'node:v8'
import { loadKnowledge } from '@anagen/kb/load-node'
import { afterAll, describe, expect, test } from 'vitest'
import { recognise } from './recognise.ts'

// blocks are not counted in code that the machine has optimised
const FLAGS = ['opt', 'maglev']
for (const flag of FLAGS) setFlagsFromString(`--no-${flag}`)
afterAll(() => {
  for (const flag of FLAGS) setFlagsFromString(`--${flag}`)
})

const knowledge = loadKnowledge()

/** How often the machine entered each block of the code of `recognise` while it read the text: steps are counted, no time is taken. */
const stepsOf = async (text: string): Promise<number> => {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  recognise(text, knowledge)
  const { result } = await session.post('Profiler.takePreciseCoverage')
  await session.post('Profiler.stopPreciseCoverage')
  session.disconnect()
  return result
    .filter(({ url }) => url.includes('/engine/src/recognise/'))
    .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)))
    .reduce((steps, count) => steps + count, 0)
}

const LENGTH = 2500
const TIMES = 4
// a few lists are sorted
const SLACK = 1.25

describe('a text so many times as long takes so many times the steps', () => {
  recognise('scalp sore, wore a loose cap', knowledge)

  test.each([
    'in the thin bit of the thin bit of the thin bit of the thin bit of the thin bit. ',
    'in the thin bit of ',
    'scalp sore, wore a loose cap, my arm is odd, a weak sort, ',
    'less than yesterday. ',
    'a weak sort. ',
    'sore, a weak sort. ',
    'two bumps yesterday, nine today. ',
    'where the where the where my hair hair is thin thin ',
    'checked for pus and pain and ',
  ])('%s', { timeout: 60_000 }, async (part) => {
    const few = await stepsOf(part.repeat(LENGTH / part.length))
    const many = await stepsOf(part.repeat((LENGTH * TIMES) / part.length))
    expect(few).toBeGreaterThan(LENGTH)
    expect(many / few).toBeLessThan(TIMES * SLACK)
  })
})
