import { rank } from '@anagen/kb'
import { loadKnowledge } from '@anagen/kb/load-node'
import { describe, expect, test } from 'vitest'
import { levelOf, loadSentences, type Sentence } from './sentences.ts'

// a calm sign told beside a danger takes nothing away from it, in whatever order and however they are joined
const knowledge = loadKnowledge()
const CALM = ['small bruise on my scalp', 'scalp is a bit red', 'bit itchy', 'little bumps where the needles went']
const JOINED: readonly ((calm: string, danger: string) => string)[] = [
  (calm, danger) => `${calm}, and ${danger}`,
  (calm, danger) => `${calm}. ${danger}`,
  (calm, danger) => `${danger}, ${calm}`,
]
const MOST_WORDS = 16

const dangers = (['development', 'panels'] as const)
  .flatMap(loadSentences)
  .filter(({ kind, say }) => (kind === 'complication' || kind === 'red-flag') && say.split(' ').length <= MOST_WORDS)

/** Texts in which the danger gets less than it gets alone. */
const lowered = (one: Sentence, calm: string, isLow: (beside: number, alone: number) => boolean): readonly string[] => {
  const alone = rank(levelOf(one, knowledge))
  return JOINED.map((join) => join(calm, one.say)).filter((say) =>
    isLow(rank(levelOf({ ...one, say }, knowledge)), alone),
  )
}

describe.each(CALM)('beside "%s"', (calm) => {
  test('no danger becomes calm', () => {
    expect(dangers.length).toBeGreaterThan(800)
    const isCalm = (beside: number, alone: number): boolean => beside < rank('contact') && alone >= rank('contact')
    expect(dangers.flatMap((one) => lowered(one, calm, isCalm))).toEqual([])
  })

  test('hardly any danger gets less than alone', () => {
    const low = dangers.filter((one) => lowered(one, calm, (beside, alone) => beside < alone).length > 0)
    process.stdout.write(`beside "${calm}": ${low.length} of ${dangers.length} dangers get less than alone\n`)
    expect(low.length / dangers.length).toBeLessThanOrEqual(0.01)
  })
})

// two whole texts that nobody working on recognition has read: here the clauses of one may be read into the other
test('of dangers told before or behind a normal course at most one of 300 is calm', () => {
  const unread = loadSentences('unread')
  const normal = Map.groupBy(
    unread.filter((one) => one.kind === 'normal' && one.treatments.length === 1),
    (one) => one.treatments[0]?.slug,
  )
  const told = unread.filter(({ kind }) => kind === 'complication' || kind === 'red-flag')
  const pairs = told.flatMap((one, i) => {
    const courses = normal.get(one.treatments[0]?.slug) ?? []
    return [3 * i, 3 * i + 1].flatMap((n) => {
      const course = courses[n % courses.length]
      if (!course) return []
      const texts = [`${course.say}. ${one.say}`, `${one.say}. ${course.say}`]
      return texts.map((say) => ({ treatments: course.treatments, say }))
    })
  })
  expect(pairs.length).toBeGreaterThanOrEqual(1960)
  const calm = pairs.filter((pair) => rank(levelOf(pair, knowledge)) < rank('contact'))
  expect(calm.length / pairs.length).toBeLessThanOrEqual(1 / 300)
})
