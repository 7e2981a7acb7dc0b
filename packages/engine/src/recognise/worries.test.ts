import { loadKnowledge } from '@anagen/kb/load-node'
import { describe, expect, test } from 'vitest'
import { recognise } from './recognise.ts'

const knowledge = loadKnowledge()
const lostOf = (say: string): string =>
  recognise(say, knowledge)
    .notUnderstood.map(({ text }) => text)
    .join(' | ')

// the sign of each is one that may be calm; how it is told is how dangers are told
describe('a clause that tells a sign', () => {
  test.each([
    [
      'tiny cuts still weep a bit. tummy slightly numb still but the skin there went lumpy like a bad mattress',
      'went lumpy',
    ],
    ['few more hairs in my comb. no soreness, just rows of holes left like a fork in pie crust', 'rows of holes'],
  ])('"%s": what dangers are told like is handed back', (say, piece) => {
    expect(recognise(say, knowledge).signs.length).toBeGreaterThan(0)
    expect(lostOf(say)).toContain(piece)
  })

  test.each([
    'little itch where i put it. skin comes up a bit pink and is fine by lunch',
    'want to scratch but being good haha. scalp less itchy than yesterday',
  ])('"%s": what normal courses are told like is not', (say) => expect(lostOf(say)).toBe(''))

  test('a sign that is never calm is understood, however it is told', () =>
    expect(lostOf('my lips swell up every time i put the serum on')).toBe(''))
})
