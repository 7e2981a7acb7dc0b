// What no rule reads may be taken as talk of the day. Each condition that it stands under is tried alone: without any one of them one of these tests fails.
import { loadKnowledge } from '@anagen/kb/load-node'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recognise } from './recognise.ts'

const knowledge = loadKnowledge()
const heard = (say: string) => {
  const { notUnderstood, takenAsTalk, signs } = recognise(say, knowledge)
  return { lost: notUnderstood.map(({ text }) => text), talk: takenAsTalk.map(({ text }) => text), signs }
}

// no rule knows what is told around the sign, and every word of it is heard in normal courses
const TALK = 'Last few scabs clinging on at the temple, they come off easily in the wash. Day 9. Near the finish?'

describe('what no rule reads', () => {
  test('is taken as talk where the whole text sounds like a normal course, and is told word for word', () => {
    const { lost, talk } = heard(TALK)
    expect(lost).toEqual([])
    expect(talk.length).toBeGreaterThan(0)
    for (const piece of talk) expect(TALK).toContain(piece)
  })

  test.each([
    ['a word that no normal course has', `${TALK} My elbow glows.`],
    ['a word that nobody knows', `${TALK} It frobnitzes.`],
    ['no sign that is there', 'clinging on at the temple, near the finish?'],
    ['a sign that is never calm', `${TALK} There is pus.`],
    ['what a rule hands back', `${TALK} I feel weird.`],
    ['what a course tells', `${TALK} It was better until Sunday and has got worse since.`],
    ['what weighs by itself', `${TALK} What is on the towel is thick and green.`],
    ['a text that does not sound like one', 'scalp is pink and my boss sent me home, clinging on'],
  ])('%s: nothing is', (_name, say) => expect(heard(say).talk).toEqual([]))

  test('never beside something that is not understood', () => {
    const words = fc.array(
      fc.constantFrom('my', 'elbow', 'glows', 'wash', 'temple', 'pink', 'scalp', 'slightly', 'went', 'home', '.'),
    )
    fc.assert(
      fc.property(words, (list) => {
        const { lost, talk } = heard(`scalp is a bit sore. ${list.join(' ')}`)
        return lost.length === 0 || talk.length === 0
      }),
    )
  })

  test('made-up words are never talk, whatever stands around them', () => {
    const made = fc.stringMatching(/^[bcdfghjklmnpqrstvwxz]{6,9}$/)
    fc.assert(
      fc.property(made, fc.nat(TALK.split(' ').length), (word, at) => {
        const list = TALK.split(' ')
        const { talk, lost } = heard(list.toSpliced(at, 0, word).join(' '))
        return talk.length === 0 && lost.join(' ').includes(word)
      }),
    )
  })
})
