import { openKnowledge } from '@anagen/kb/open-node'
import { expect, test } from 'vitest'
import { Left } from './asker.ts'
import { dialogue } from './dialogue.ts'

/** A person who types these answers, one after the other, and then leaves. */
const talk = async (answers: readonly string[]): Promise<{ said: string; questions: string[]; left: boolean }> => {
  let said = ''
  let left = false
  const questions: string[] = []
  const remaining = [...answers]
  const knowledge = await openKnowledge()
  await dialogue({
    ask: async (question) => {
      questions.push(question)
      const answer = remaining.shift()
      if (answer === undefined) throw new Left()
      return answer
    },
    say: (text) => {
      said += text
    },
    moment: async () => ({ zone: 'UTC', now: Date.parse('2026-11-21T12:00Z'), zoneOffset: () => 0 }),
    knowledge,
    screen: { columns: 80, colour: false },
  }).catch((error) => {
    if (!(error instanceof Left)) throw error
    left = true
  })
  return { said, questions, left }
}

const levels = (said: string): string[] =>
  [...said.matchAll(/^([A-Z]+) \(level \d of 5\)/gm)].map(([, level = '']) => level)

test('what was done, when, what is noticed: the verdict; and the answers to its questions change it', async () => {
  const { said, questions, left } = await talk(['GB', 'prp', '30h', 'scalp is pink', '', 'none', '2', 'worse', 'n'])
  // above the cap of its window: contact; getting worse: one level up (design, section 5)
  expect(levels(said)).toEqual(['EXPECTED', 'URGENT'])
  expect(questions.join('\n')).toContain('2  Deep red with pain or swelling')
  expect(said).toContain('Emergency, United Kingdom: 999')
  expect(left).toBe(false)
})

test('answers that change nothing are said in one line', async () => {
  const { said } = await talk(['', 'prp', '30h', 'scalp is pink', '', '', '1', 'same', 'n'])
  expect(levels(said)).toEqual(['EXPECTED'])
  expect(said).toContain('Your answers leave it at EXPECTED')
})

test('skipped questions leave the answer as it is; another check starts anew', async () => {
  const first = ['', '11', '30h', 'scalp is pink', '', '', '', '', 'y']
  const second = ['prp', '1h', 'my right eye went dark right after', '', '', 'n']
  const { said } = await talk([...first, ...second])
  expect(levels(said)).toEqual(['EXPECTED', 'EMERGENCY'])
})

test('what cannot be used is said, and asked again', async () => {
  const { said } = await talk(['QQ', '', 'fux', '99', 'fue', 'tomorrow', '3d', '', 'pink', '60C', '', ''])
  for (const hint of [
    'QQ',
    'did you mean fue?',
    'from 1 to 14',
    'is not a time',
    'what you notice',
    'cannot be a body temperature',
  ])
    expect(said).toContain(hint)
  expect(levels(said)).toHaveLength(1)
})

test('a time that was not known can be given afterwards, and words said differently', async () => {
  const { said } = await talk(['', 'prp', '', 'my elbow glows', '', '', '30h', 'scalp is pink', '1', 'same', 'n'])
  expect(levels(said).at(0)).toBe('CONTACT')
  expect(levels(said).at(-1)).toBe('EXPECTED')
})

test('leaving is always possible', async () => {
  for (let n = 0; n < 6; n++) {
    const { left } = await talk(['', 'prp', '30h', 'scalp is pink', '', ''].slice(0, n))
    expect(left).toBe(true)
  }
})
