// Texts of whoever dictates and says the marks, against the same texts with the marks written.
import { loadKnowledge } from '@anagen/kb/load-node'
import { describe, expect, test } from 'vitest'
import { recognise } from './recognise.ts'

const knowledge = loadKnowledge()
const heard = (say: string) => {
  const { signs, denied, notUnderstood } = recognise(say, knowledge)
  return {
    signs: signs.map(({ sign, grade, trend }) => ({ sign, grade, trend })),
    denied: denied.map(({ sign }) => sign),
    lost: notUnderstood.map(({ text }) => text),
  }
}

describe('marks that are said', () => {
  test.each([
    [
      'both lids a bit swollen comma but I can open them fine full stop',
      'both lids a bit swollen, but I can open them fine.',
    ],
    ['scalp is a bit sore full stop no fever comma no pus full stop', 'scalp is a bit sore. no fever, no pus.'],
    ['scalp is a bit red full stop how long will it last question mark', 'scalp is a bit red. how long will it last?'],
    [
      'forehead swollen full stop better than last night comma no pain',
      'forehead swollen. better than last night, no pain',
    ],
  ])('"%s" says what "%s" says', (spoken, written) => expect(heard(spoken)).toEqual(heard(written)))

  test.each(['scalp is a bit sore and he is in a comma', 'scalp is a bit sore, my heart came to a full stop'])(
    '"%s" is not passed over',
    (say) => {
      const { signs, lost } = heard(say)
      expect(signs.length + lost.length).toBeGreaterThan(1)
    },
  )

  test('a piece that is not understood keeps its place in the text', () => {
    const say = 'scalp is a bit sore full stop my elbow glows full stop'
    for (const { start, end, text } of recognise(say, knowledge).notUnderstood) expect(say.slice(start, end)).toBe(text)
    expect(heard(say).lost.join(' ')).toContain('glows')
  })
})
