// Claims behind "that" and in quotation marks: what the words around them make of them.
import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { makeLint, parseArticle } from '../src/index.ts'

const lint = makeLint(loadKnowledge())

/** The rules that flag a text on a page that sells: nothing is left out as its only finding. */
const rulesIn = (text: string): string[] => {
  const page = `# Our caps\n\n${text}\n\n## Offers\n\nBook before Friday and get 20% off.\n\nNobody is turned away.\n`
  const end = page.indexOf('## Offers')
  return lint(parseArticle(page), page, { today: '2026-11-22', treatment: 'lllt' })
    .findings.filter(({ start }) => start < end)
    .map(({ ruleId }) => ruleId)
}

const FULL = 'because it is only light, it cannot do any harm'
const EVERYBODY = 'there is nobody who cannot wear it'
const CALM = 'the light is so gentle that you will not feel a thing'

test.each([FULL, EVERYBODY, CALM])('"%s" is a claim where the writer says it', (claim) => {
  expect(rulesIn(`We say that ${claim}.`)).not.toEqual([])
})

test.each([FULL, EVERYBODY])('"%s" is one where nobody doubts it', (claim) => {
  expect(rulesIn(`There is no doubt that ${claim}.`)).not.toEqual([])
})

test.each([FULL, EVERYBODY, CALM])('"%s" is none where the main clause denies it, with all its reasons', (claim) => {
  expect(rulesIn(`It is not true that ${claim}.`)).toEqual([])
  expect(rulesIn(`Nobody should tell you that ${claim}.`)).toEqual([])
  expect(rulesIn(`We would never say that ${claim}.`)).toEqual([])
  expect(rulesIn(`No honest seller will tell you that ${claim}.`)).toEqual([])
  expect(rulesIn(`Be wary of a page that says that ${claim}.`)).toEqual([])
  expect(rulesIn(`Some shops claim that ${claim}.`)).toEqual([])
})

test('what follows a denied clause is said again by the writer', () => {
  expect(rulesIn('We would never say that you have to come back, but it is guaranteed to regrow your hair.')).toContain(
    'guaranteed-result',
  )
  expect(rulesIn('It is not true that it hurts; it is guaranteed to regrow your hair.')).toContain('guaranteed-result')
})

const QUOTE = 'It is guaranteed to regrow your hair'

test('a quotation is the page\u2019s own where its people say it, and none where the words around it deny that', () => {
  expect(rulesIn(`Our doctors say: "${QUOTE}."`)).toContain('guaranteed-result')
  expect(rulesIn(`"${QUOTE}" is not something we say.`)).toEqual([])
  expect(rulesIn(`You will not hear "${QUOTE}" from us.`)).toEqual([])
  expect(rulesIn(`We never call it "${QUOTE}".`)).toEqual([])
  expect(rulesIn(`A poster said "${QUOTE}". It should not have.`)).toEqual([])
})

const LETTER =
  '"Dear clinic," wrote a lady, "my sister says it is wonderful. It is guaranteed to regrow my hair. Should I buy one?"'

test('a quotation may go on over several sentences, and ends with its marks', () => {
  expect(rulesIn(`${LETTER} We answered her by post.`)).toEqual([])
  expect(rulesIn(`${LETTER} It is guaranteed to regrow your hair.`)).toContain('guaranteed-result')
})

test('a harmful instruction is told, whoever prescribed the medicine and whomever to call besides', () => {
  const harm = 'leave it off from the Thursday before'
  expect(rulesIn(`If a cardiologist has put you on clopidogrel or warfarin, ${harm}.`)).toContain('unsafe-instruction')
  expect(rulesIn('If the scalp bleeds, stop your blood thinner at once.')).toContain('unsafe-instruction')
  expect(rulesIn('If anyone swallows the liquid, seek emergency care now.')).toEqual([])
})

test('the colour of a thing is no effect, and that of the skin is one', () => {
  const onGummies = (text: string): string[] => {
    const page = `# Hair gummies\n\n${text}\n`
    return lint(parseArticle(page), page, { today: '2026-11-22', treatment: 'supplements' }).findings.map(
      ({ ruleId }) => ruleId,
    )
  }
  expect(onGummies('Your scalp turns pink and sore.')).toContain('wrong-treatment-effect')
  expect(onGummies('Some people turn red in the face.')).toContain('wrong-treatment-effect')
  expect(onGummies('We stock the pink bears in the tall jar.')).toEqual([])
})
