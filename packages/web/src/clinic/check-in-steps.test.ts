import { loadKnowledge } from '@anagen/kb/load-node'
import { describe, expect, test } from 'vitest'
import { draftFrom, inputOf } from './check-in-steps.ts'

const knowledge = loadKnowledge()

const sent = (fields: Record<string, string>) => {
  const form = new FormData()
  const draft = { say: 'scalp is pink', said: 'scalp is pink', at: 'send', go: 'send', ...fields }
  for (const [name, value] of Object.entries(draft)) form.append(name, value)
  return inputOf(
    draftFrom(form, knowledge, () => '00000000-0000-4000-8000-000000000001'),
    { patientId: 'p', writtenAt: null, corrects: null },
    knowledge,
  )
}

describe('an answer that nobody knows goes along as words that nobody understands; nothing else is lost', () => {
  test.each([
    ['a sign that there is not', { 'grade.glowing': '2' }, 'grade.glowing: 2'],
    ['a grade that there is not', { 'grade.redness': '9' }, 'grade.redness: 9'],
    ['a trend that there is not', { 'trend.redness': 'sideways' }, 'trend.redness: sideways'],
    ['a sign not meant that there is not', { drop: 'glowing' }, 'drop: glowing'],
    ['a name of the language itself', { 'grade.constructor': '2' }, 'grade.constructor: 2'],
  ])('%s', (_, field, words) => {
    const input = sent({ ...field, flag: 'fever' })
    expect(input.signs).toEqual([{ sign: 'fever' }, { words }])
    expect(input.say).toBe('scalp is pink')
    expect(input.answers ?? []).toEqual([])
  })

  test('known answers are answers', () => {
    expect(sent({ 'grade.redness': '2', 'trend.redness': 'better' })).toMatchObject({
      signs: [],
      answers: [{ sign: 'redness', grade: 2, trend: 'better' }],
    })
  })

  test('the questions about the words are asked all the same', () => {
    const form = new FormData()
    const fields = { say: 'scalp is pink', said: 'scalp is pink', at: 'say', go: 'next', 'grade.glowing': '2' }
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    expect(draftFrom(form, knowledge, () => 'x').at).toBe('sign/redness')
  })
})
