// No pathological text: the work of the matcher grows with the length of the text, counted in steps.
import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { makeLint, parseArticle } from '../src/index.ts'

const knowledge = loadKnowledge()
const lint = makeLint(knowledge)
const WORDS = 4000
const MOST_STEPS_A_WORD = 4000

const steps = (text: string): number => lint(parseArticle(text), text).work.steps

const words = [...new Set(Object.values(knowledge.claimBook.classes).flat())].map((word) => word.replace(/[~{}]/g, ''))

test.each([
  ['one word', 'no '],
  ['negators', 'no not never without '],
  ['what patterns begin with', 'no side effects of any kind whatsoever '],
  ['commas', 'safe, '],
  ['numbers', '1 to 2 or 3 in 100 out of '],
  ['every word of every class', `${words.join(' ')} `],
])('%s, repeated: bounded steps a word, and twice the text is about twice the work', (_name, text) => {
  const count = text.trim().split(/\s+/).length
  const once = text.repeat(Math.ceil(WORDS / count))
  const size = count * Math.ceil(WORDS / count)
  expect(steps(once)).toBeLessThan(size * MOST_STEPS_A_WORD)
  expect(steps(once + once)).toBeLessThan(2.2 * steps(once) + WORDS)
})

test.each([
  ['open brackets', '['.repeat(5000)],
  ['asterisks', '*'.repeat(5000)],
  ['quotes', '"'.repeat(5000)],
  ['table bars', '|'.repeat(5000)],
  ['one long word', 'a'.repeat(200_000)],
  ['nested quotes', '> '.repeat(500)],
])('%s are read', (_name, text) => expect(lint(parseArticle(text), text).findings).toEqual([]))
