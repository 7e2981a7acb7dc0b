// Claims that a text puts in order to answer them, and those that only look so.
import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { makeLint, parseArticle } from '../src/index.ts'

const lint = makeLint(loadKnowledge())

const rulesIn = (text: string, treatment = 'minoxidil-topical'): string[] => {
  const page = `# Notes from our counter\n\n${text}\n`
  return lint(parseArticle(page), page, { today: '2026-11-22', treatment }).findings.map(({ ruleId }) => ruleId)
}

const FOR_GOOD = 'It brings the hair back for good.'
const FLAGGED = ['permanent-cure']
const STORY = 'My hair grew back in two months, so I know it works.'
const HARM = 'Stop your blood thinner a week before the session.'

test('the claims of these tests are flagged where nothing answers them', () => {
  expect(rulesIn(FOR_GOOD)).toEqual(FLAGGED)
  expect(rulesIn(`**"${STORY}"**`)).toContain('testimonial-as-evidence')
  expect(rulesIn(HARM, 'prp')).toContain('unsafe-instruction')
})

test.each([
  'It does not.',
  'The labels say otherwise.',
  'Half true at best.',
  'Wrong.',
  'No study shows that.',
  'Not so.',
  'We doubt it.',
  'Nobody knows.',
])('a claim or a story with "%s" right behind is none of the page', (answer) => {
  expect(rulesIn(`**"${FOR_GOOD}"** ${answer} What it brought is gone within months.`)).toEqual([])
  expect(rulesIn(`**${FOR_GOOD}** ${answer}`)).toEqual([])
  expect(rulesIn(`**"${STORY}"** ${answer}`)).toEqual([])
  expect(rulesIn(`## "${FOR_GOOD}"\n\n${answer}`)).toEqual([])
  expect(rulesIn(`Q: "${FOR_GOOD}"\n\nA: ${answer}`)).toEqual([])
  expect(rulesIn(`| We hear | We answer |\n|---|---|\n| "${FOR_GOOD}" | ${answer} |`)).toEqual([])
})

test.each([
  ['it is affirmed', `**${FOR_GOOD}** Every customer says so.`],
  ['another thing is denied', `**${FOR_GOOD}** Half a capful is not wrong.`],
  ['nobody knows how well', `**${FOR_GOOD}** Nobody knows how well it does that better than we do.`],
  ['the next item denies its own claim', `- ${FOR_GOOD}\n- No.`],
])('it stays one where %s', (_why, text) => expect(rulesIn(text)).toEqual(FLAGGED))

test('a story that is vouched for stays one', () => {
  expect(rulesIn('**"My hair grew back in a month"**, says Tom, and he is right.')).toContain('testimonial-as-evidence')
  expect(rulesIn(`**"${STORY}"** It does not hurt either.`)).toContain('testimonial-as-evidence')
})

test('a story that denies is not taken back by the echo of its denial', () => {
  const said = (answer: string): string[] =>
    rulesIn(`**"My hair grew back in two months and I have no doubt."** ${answer}`)
  expect(said('He has not.')).toContain('testimonial-as-evidence')
  expect(said('Wrong.')).toEqual([])
})

test('a doubt corrects no harmful instruction, a denial does', () => {
  const row = (answer: string): string[] => rulesIn(`| Advice | Answer |\n|---|---|\n| ${HARM} | ${answer} |`, 'prp')
  expect(row('Half true at best.')).toContain('unsafe-instruction')
  expect(row('Wrong.')).toEqual([])
  const call = (answer: string): string[] =>
    rulesIn(
      `| Advice | Answer |\n|---|---|\n| There is no need to bother the clinic about a fever. | ${answer} |`,
      'prp',
    )
  expect(call('Half true at best.')).toContain('missing-when-to-seek-help')
  expect(call('Wrong.')).toEqual([])
})

test.each([
  'Claims I have been asked to confirm, and could not:',
  'None of these is true:',
  'What no study shows:',
  'Myths we hear:',
  'Things you should not believe:',
  'What we cannot promise:',
])('the items of "%s" are no claims', (opening) => {
  expect(
    rulesIn(`${opening}\n\n- ${FOR_GOOD}\n- *completely painless and free of side effects*: up to 1 in 10 itch.`),
  ).toEqual([])
})

test.each(["What it doesn't buy", 'What the fee does not include', 'What this will not bring you'])(
  'the items under the heading "%s" are no claims',
  (heading) => {
    const items = '- A completely painless hour.\n- Hair for good.'
    expect(rulesIn(`## ${heading}\n\n${items}`)).toEqual([])
    expect(rulesIn(`## ${heading.replace(/ (?:doesn't|does not|will not) /, ' will ')}\n\n${items}`)).toContain(
      'painless',
    )
  },
)

test.each([
  'What we can promise:',
  'You need not fear:',
  'What other shops cannot promise:',
  'No myth, but true:',
  'Forget the myths. What we say:',
  'You will not believe this:',
  'Myths aside, the facts:',
  'Promises we kept when the big chains could not:',
])('the items of "%s" are', (opening) => expect(rulesIn(`${opening}\n\n- ${FOR_GOOD}`)).toContain('permanent-cure'))

test('a list that only doubts corrects no harmful instruction, the answer of its item does', () => {
  const list = (item: string): string[] =>
    rulesIn(`Claims I could not confirm, and we could not either:\n\n- ${item}`, 'prp')
  expect(list(HARM)).toContain('unsafe-instruction')
  expect(list('*Stop your blood thinner a week before the session*: the prescriber decides.')).toEqual([])
})

test('what an item says behind its answer is a claim, and so is what follows the list', () => {
  expect(rulesIn(`Myths we hear:\n\n- *It is gone in a week*: it brings the hair back for good.`)).toEqual(FLAGGED)
  expect(rulesIn(`Myths we hear:\n\n- It is gone in a week.\n\n${FOR_GOOD}`)).toEqual(FLAGGED)
})

test('side effects and nothing else are not none', () => {
  expect(rulesIn('More brings side effects, nothing else.')).toEqual([])
  expect(rulesIn('Side effects: nothing at all.')).toContain('absolute-safety')
  expect(rulesIn('There are no side effects, nothing else to think of.')).toContain('absolute-safety')
})

test('where several paragraphs begin with a claim that they answer, all that begin so are put to be answered', () => {
  const page = (second: string): string =>
    `*It cures baldness.* Hardly. It slows it.\n\n*It works for everybody.* It does not.\n\n${second}`
  expect(rulesIn(page(`*${FOR_GOOD}* The label says less.`))).toEqual([])
  expect(rulesIn(page(FOR_GOOD))).toEqual(FLAGGED)
})
