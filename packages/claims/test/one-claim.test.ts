// What stands between the rules and the report: one finding for a claim, none for a lone odd phrase on a page that weighs.
import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { makeLint, parseArticle } from '../src/index.ts'

const lint = makeLint(loadKnowledge())

const rulesIn = (text: string): string[] =>
  lint(parseArticle(text), text, { today: '2026-11-21', treatment: 'prp' }).findings.map(({ ruleId }) => ruleId)

test.each([
  [
    'safe for everyone',
    'PRP is safe for everyone, pregnant women included.',
    'no-contraindications',
    'absolute-safety',
  ],
  ['a rate', 'We have a 100% success rate.', 'contradicts-evidence-rate', 'guaranteed-result'],
  ['a time', 'You will see new hair within ten days.', 'contradicts-evidence-duration', 'guaranteed-result'],
  [
    'a result with its time',
    "You'll be back to a full head of hair in three weeks.",
    'contradicts-evidence-duration',
    'guaranteed-result',
  ],
  [
    'what a comma sets off',
    "A single appointment is all you'll ever need, so you can cross hair off the list.",
    'contradicts-evidence-sessions',
    'no-contraindications',
  ],
  [
    'a story with a figure',
    'Zanele says her fringe doubled by winter, and that is all the proof anybody should ask for.',
    'testimonial-as-evidence',
    'contradicts-evidence-rate',
  ],
  [
    'a story',
    'Five stars from Karen: my bald patch has gone, so there is your proof.',
    'testimonial-as-evidence',
    'medical-cure-claim',
  ],
])('%s is told once, by the rule that says most', (_name, text, first, second) => {
  const rules = rulesIn(`# PRP\n\n${text}\n`)
  expect(rules).toContain(first)
  expect(rules).not.toContain(second)
})

test('two claims in one sentence are two findings', () => {
  const rules = rulesIn('# PRP\n\nRedness is gone within an hour, and PRP works for everyone.\n')
  expect(rules).toEqual(expect.arrayContaining(['guaranteed-result', 'contradicts-evidence-duration']))
})

const WEIGHS = `# PRP for hair: what we know

Some people keep more hair, some see no change at all. It is not known who will respond.
No trial has shown that it works better than minoxidil. The effect may fade within a year.
Redness may last for three days. Call us the same day if you have a fever or pus.
`

test('a claim that is said outright is flagged on a page that weighs', () =>
  expect(rulesIn(`${WEIGHS}\nPRP has no side effects.\n`)).toEqual(['absolute-safety']))

test('a claim that is told once is as strong as both rules that found it', () =>
  expect(rulesIn(`${WEIGHS}\nNearly all of our guests are guaranteed to see results.\n`)).toEqual([
    'contradicts-evidence-rate',
  ]))

test('an honest page is honest', () => expect(rulesIn(WEIGHS)).toEqual([]))

test.each([
  'No syringe, pill or lamp cures, reverses or prevents baldness.',
  'It is often sold as painless. It is not: dozens of injections sting.',
  'Tablets for the pain are needed on the first two nights.',
])('is no claim: %s', (text) => expect(rulesIn(`# PRP\n\n${text}\n`)).toEqual([]))
