// What is said beside a sign may be handed back by its weights. They take nothing back that was lost, and they move no sign.
import { loadKnowledge } from '@anagen/kb/load-node'
import { describe, expect, test } from 'vitest'
import { recognise } from './recognise.ts'
import { traitsWeighed } from './traits-weighed.ts'

const knowledge = loadKnowledge()
const lostOf = (say: string): readonly string[] => recognise(say, knowledge).notUnderstood.map(({ text }) => text)

describe('what is said beside a sign', () => {
  test.each([
    ['scalp is a bit sore, my wife saw it and went quiet', 'went quiet'],
    ['bit flaky. the chemist would not sell me anything for it', 'would not sell'],
    ['slightly red and i had to leave work because of it', 'leave work'],
  ])('"%s" is handed back', (say, piece) => {
    const { signs } = recognise(say, knowledge)
    expect(signs.length).toBeGreaterThan(0)
    expect(lostOf(say).join(' ')).toContain(piece)
  })

  test.each([
    'scalp is a bit sore, my wife saw it and laughed',
    'bit flaky. watching telly with the kids tonight',
    'slightly red and i went back to work today',
  ])('"%s" is not', (say) => expect(lostOf(say)).toEqual([]))

  test('a word that nobody knows stays lost beside the most harmless talk', () =>
    expect(lostOf('scalp is a bit sore. watching telly with the kids, glimp, all good here').join(' ')).toContain(
      'glimp',
    ))
})

describe('the traits of what is said', () => {
  const traits = (say: string) =>
    traitsWeighed(say, knowledge).flatMap(({ kind, traits: set }) => (kind === 'beside' ? [[...set]] : []))

  test('words, and each two next to each other, from end to end', () =>
    expect(traits('scalp is a bit sore. my wife laughed')).toEqual([
      ['my', '< my', '#somebody', 'my #somebody', 'laugh', '#somebody laugh', 'laugh >'],
    ]))
  test('a conjunction before it is none of it', () =>
    expect(traits('scalp is a bit sore and my wife laughed')).toEqual(traits('scalp is a bit sore. my wife laughed')))
  test('a question ends in its mark', () => expect(traits('scalp is a bit sore. how long?').flat()).toContain('long ?'))
})
