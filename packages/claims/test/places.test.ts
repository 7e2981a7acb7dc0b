// Where a sentence stands, and what stands beside it, decides how it is read: the same claim is one in a letter, a cell or a caption.
import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { makeLint, parseArticle } from '../src/index.ts'

const lint = makeLint(loadKnowledge())

const rulesIn = (text: string, treatment = 'prp'): string[] =>
  lint(parseArticle(text), text, { today: '2026-11-22', treatment }).findings.map(({ ruleId }) => ruleId)

const CLAIM = 'The hair grows back for everyone, without exception.'

test.each([
  ['under a title that names a ring', `# The ring of hair: a surgeon's letter\n\n${CLAIM}\n`],
  ['sentences after whom to call', `# PRP\n\nCall us for a fever. We answer until ten. Parking is free. ${CLAIM}\n`],
  [
    'before a paragraph of its own that denies another thing',
    `# PRP\n\n${CLAIM}\n\nIt is not for anyone who is pregnant.\n`,
  ],
  [
    'in a table that such a paragraph follows',
    `# PRP\n\n| What | Answer |\n|---|---|\n| Does it work? | ${CLAIM} |\n\nIt is not for children.\n`,
  ],
])('a claim is one %s', (_where, text) => expect(rulesIn(text)).toContain('guaranteed-result'))

test.each([
  ['taken back in its paragraph', `# PRP\n\n${CLAIM} That is not true.\n`],
  ['under a heading that tells when to call', `# PRP\n\n## When to ring us\n\n${CLAIM}\n`],
])('it is none %s', (_where, text) => expect(rulesIn(text)).not.toContain('guaranteed-result'))

test('a row that asks who cannot have it lists who cannot', () => {
  const table = (answer: string): string =>
    `# PRP\n\n| Question | Answer |\n|---|---|\n| Who cannot have it? | ${answer} |\n`
  expect(rulesIn(table('Pregnant or nursing mothers, anyone with cancer.'))).toEqual([])
  expect(rulesIn('# PRP\n\nAnyone can have it, pregnant women included.\n')).toEqual(['no-contraindications'])
})

test('who may have it only so is no promise to everybody; a reserve of something else takes nothing back', () => {
  const said = (text: string): boolean => rulesIn(`# PRP\n\n${text}\n`).includes('no-contraindications')
  expect(said('Pregnant women may use it only after the birth.')).toBe(false)
  expect(said('Men with liver disease can take it, but the prescriber will want blood tests.')).toBe(false)
  expect(said('Anyone can have it, pregnant women included, and you pay only after the visit.')).toBe(true)
  expect(said('Anyone can have it, whatever their health; tell us first when you would like to come.')).toBe(true)
})

test('a wait of a few days weighs nothing, "a few" does', () => {
  const text = (wait: string): string => `# Minoxidil tablets\n\nLeave out your water tablet ${wait}.\n`
  expect(rulesIn(text('for a few days'), 'minoxidil-oral')).toEqual(['unsafe-instruction'])
})

test('what is called right on schedule is said to be normal, what is not so called is not', () => {
  const said = (verdict: string): string[] =>
    rulesIn(`# PRP\n\nA scalp that is still red a month later is ${verdict}.\n`)
  expect(said('right on schedule')).toEqual(['contradicts-evidence-duration'])
  expect(said('not on schedule')).toEqual([])
})

test('a product that the page sells and calls kinder is an interest, a treatment is none', () => {
  const page = (advice: string): string =>
    `# Hair vitamins\n\nTwo Verdants a day. A lotion can itch, so ${advice}.\n\nVerdant is on the shelf by the till.\n`
  expect(rulesIn(page('if you want the kinder option, go Verdant'), 'supplements')).toEqual(['undisclosed-interest'])
  expect(rulesIn(page('the kinder option is to wait'), 'supplements')).toEqual([])
})

test('a story in the place of studies is one, a story that asks for studies is none', () => {
  expect(rulesIn("# PRP\n\nOnce you've met Dana you can stop reading studies.\n")).toEqual(['testimonial-as-evidence'])
  expect(rulesIn('# PRP\n\nDo not stop reading the studies because of Dana.\n')).toEqual([])
})

test('a review that was due is overdue half a year later', () => {
  const dated = (line: string): string[] => rulesIn(`---\n${line}\n---\n\n# PRP\n\nA visit takes an hour.\n`)
  expect(dated('next review due: March 2026')).toEqual(['outdated-review'])
  expect(dated('please recheck by: 1 February 2025')).toEqual(['outdated-review'])
  expect(dated('next review due: June 2026')).toEqual([])
  expect(dated('next review due: March 2027')).toEqual([])
  expect(dated('last reviewed: March 2024')).toEqual([])
  expect(dated('reviewed by: Dr Okafor, March 2025')).toEqual([])
  expect(rulesIn('# PRP\n\nNext review due in May 2025.\n')).toEqual(['outdated-review'])
})
