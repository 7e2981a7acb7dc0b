// What a statement is read as: who speaks, of what, whether it is meant, and what a number is of.
import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { makeLint, parseArticle } from '../src/index.ts'

const lint = makeLint(loadKnowledge())

const findingsIn = (text: string, treatment = 'prp'): { rule: string; said: string }[] =>
  lint(parseArticle(text), text, { today: '2026-11-22', treatment }).findings.map(({ ruleId, start, end }) => ({
    rule: ruleId,
    said: text.slice(start, end),
  }))
const rulesIn = (text: string, treatment = 'prp'): string[] =>
  findingsIn(`# PRP\n\n${text}\n`, treatment).map(({ rule }) => rule)

test.each([
  ['another person speaks to the writer', '"Doctor, they say it is FDA-approved." Let me answer that.'],
  [
    'whoever treats speaks, no patient',
    'Dr Okafor, surgeon: "I operate on people who have tried medicine first and whose loss has slowed."',
  ],
  ['it is only imagined', 'On a man of 22 we do not operate. He would chase his hairline for the rest of his life.'],
  ['the answer takes the denial back', "A bit of sweat can't hurt. It can: sweat is salty."],
  ['a question for what is never done', 'What would you never do? Promise a number.'],
  ['sellers of some kind promise it', 'Two labels promise results in 28 days.'],
  ['an everyday thing is harmless, not the treatment', 'Daylight does no harm.'],
  ['a wait for everybody is no refusal', 'We cannot stop you, but we would like you to know the risks.'],
  ['a colon begins another clause', 'We looked, and it was what all transplants do: the hair goes, the root stays.'],
  ['most people feel, a cream helps', 'A numbing cream helps, but most people feel the needles in places.'],
  ['a day of the week is no deadline', 'The swelling had gone by Friday.'],
  ['pictures are looked through, nobody sleeps', 'Scroll through the page and ask what you like.'],
  ['upkeep is no course', 'Most clinics repeat it once or twice a year.'],
  ['what somebody has behind them', 'Not for anyone who has used minoxidil within six months.'],
  ['nobody showed it', 'We sell a helmet too: nothing shows that it is better than needles.'],
  ['a competitor boasts', 'Our competitor says that his plasma is "natural and 100% safe".'],
  ['of nothing of the kind is it said', 'Ours is plasma like any other, and no needle is risk-free.'],
  ['a few are not few', 'Some swell, and a few people bruise.'],
  ['not normal for so long', 'If your scalp is red for three weeks, that is not normal.'],
  ['a call is usual, not the redness', 'If your scalp is red for three weeks, it is usual to call us.'],
  ['normal for as long', 'If your scalp is red for two days, that is normal.'],
  ['the newest of ours is held against nobody', 'Our newest programme takes an hour.'],
  ['what looks so to one person', 'My parting looks a bit fuller to me. Then again I changed my shampoo.'],
  ['an answer on paper', 'Ask us what is in the syringe; we will give it to you in writing.'],
  ['a denial goes on', 'It would not be fair to say that it is painless and that it is safe.'],
  ['nobody leaves without a paper', 'Nobody leaves without an appointment.'],
  ['an amount of visits is no gap', 'The needle is replaced after every four injections.'],
  ['nothing of help is named', 'Week six of my diary: so far there is nothing to report.'],
  ['what is to be seen is no danger', 'The scabs fall in the second week, so do not be scared when you see them.'],
  ['no disease is named', 'The bald patch of our carpet has gone.'],
  ['a time in the genitive is of its own noun', "A bruise fades, and a day's redness is usual and settles."],
  ['leave to run a house', 'The studio has a licence from the city, for hygiene.'],
  ['a time of an act', 'Leave scabs alone, and stay out of the sun, the pool and the sauna for four weeks.'],
  ['whoever acts has a topic of their own', 'The scalp may swell. After a transplant we wait twelve months.'],
  ['not shown either way', 'Some fear that harm is certain. Nobody has shown that, although problems were reported.'],
  ['both are denied', 'It said that it suits everybody and has no downtime. Neither is right.'],
])('is no claim: %s', (_why, text) => expect(rulesIn(text)).toEqual([]))

test.each([
  [
    'normal for too long',
    'contradicts-evidence-duration',
    'If your scalp is red for three weeks, that is quite normal.',
  ],
  [
    'a time of the result, whatever falls before it',
    'contradicts-evidence-duration',
    'Hairs fall out in the first weeks, and by week three you are combing the finished result.',
  ],
  ['a deposit is another matter', 'absolute-safety', 'There is no risk and no deposit to pay.'],
  ['few are few', 'contradicts-evidence-rate', 'Very few people bruise.'],
  ['a denial ends with its part', 'absolute-safety', 'No appointment is needed and the plasma is completely safe.'],
  ['a disease is named', 'medical-cure-claim', 'It puts androgenetic alopecia into remission.'],
  ['a sign is named', 'missing-when-to-seek-help', 'A fever? There is nothing to report.'],
  ['the writer imagines nothing', 'permanent-cure', 'You will have your hair for the rest of your life.'],
  ['a label before a colon', 'absolute-safety', 'Side effects: none.'],
  ['a deadline of an offer', 'discount-inducement', 'Book by Friday and pay half.'],
  ['an irregular verb', 'contradicts-evidence-rate', '94% of women regrew their hair.'],
  ['thousands at the end of a block', 'contradicts-evidence-rate', 'Bruises are seen in fewer than one in 10,000.'],
  ['a time in the genitive', 'contradicts-evidence-duration', "Redness or a day's bruising is usual and settles."],
  ['a time in the genitive of several', 'contradicts-evidence-duration', "Two weeks' redness is normal and fades."],
  ['stopping and keeping', 'permanent-cure', 'After a year you can stop and keep your hair.'],
])('is still a claim: %s', (_why, rule, text) => expect(rulesIn(text)).toContain(rule))

test('what a sentence only likens, or names beyond a semicolon, does not have the effect', () => {
  const wrong = (treatment: string, text: string): boolean =>
    rulesIn(text, treatment).includes('wrong-treatment-effect')
  expect(wrong('mesotherapy', 'The mixture blocks DHT at the root, just like finasteride tablets do.')).toBe(true)
  expect(wrong('finasteride', 'The tablet blocks DHT at the root.')).toBe(false)
  expect(wrong('smp', 'The dots fade after some years; removal takes a laser.')).toBe(false)
  expect(wrong('smp', 'With the laser the dots fade after some years.')).toBe(true)
})

test('one user in so many is a share, however far its effect stands behind it', () => {
  const text = '# Finasteride\n\nFewer than one man in ten thousand has any bother with erections or sex drive.\n'
  expect(findingsIn(text, 'finasteride').map(({ rule }) => rule)).toContain('contradicts-evidence-rate')
})

test('before the month is out is a time', () =>
  expect(
    findingsIn("# Laser caps\n\nYou'll see thicker hair before the month is out.\n", 'lllt').map(({ rule }) => rule),
  ).toContain('contradicts-evidence-duration'))

test('"yes" to a question whether pregnancy is a reason not to is a claim, "no" to whether it may be had then is none', () => {
  expect(rulesIn('Is pregnancy an obstacle? No.')).toContain('no-contraindications')
  expect(rulesIn('Can I have it while pregnant? No.')).toEqual([])
})

test.each(['\n', '\r\n'])(
  'what one pattern infers beside an outright claim is its echo, with line ends %j and emoji',
  (end) => {
    const text = [
      '# FUE 💇🏽‍♀️',
      '',
      'What he plants stays with you to the end of your days 🎉, and you need never think of hair loss again.',
      '',
    ].join(end)
    const found = findingsIn(text, 'fue').filter(({ rule }) => rule !== 'missing-when-to-seek-help')
    expect(found.map(({ rule }) => rule)).toEqual(['permanent-cure'])
    expect(found[0]?.said).toContain('never think of hair loss again')
  },
)

const WEIGHS = `# PRP for hair: what we know

Some people keep more hair, some see no change at all. It is not known who will respond.
No trial has shown that it works better than minoxidil. Call us the same day if you have a fever or pus.
`

test('a lone slight claim on a page that weighs is left alone, a harmful instruction never', () => {
  const at = (text: string): string[] => findingsIn(`${WEIGHS}\n${text}\n`).map(({ rule }) => rule)
  expect(at('Later in life it always comes back.')).toEqual([])
  expect(at('Stop your warfarin a week before the session.')).toEqual(['unsafe-instruction'])
})

test('a link to whoever publishes and does not sell is no interest, whatever its parameters', () => {
  const link = (url: string): string[] => rulesIn(`More on this [here](${url}).`)
  expect(link('https://www.nhs.uk/medicines/finasteride/?utm_source=page')).toEqual([])
  expect(link('https://www.fda.gov/products/?ref=x')).toEqual([])
  expect(link('https://fda.gov.example/shop/serum')).toEqual(['undisclosed-interest'])
  expect(link('https://clinic.example/shop/serum?ref=page')).toEqual(['undisclosed-interest'])
})

test('a household word named once does not make an article about it', () => {
  const text =
    '# Practical information\n\nWash once a day, with the foam. A cap that has to be pulled on will drag at the grafts.\n'
  expect(lint(parseArticle(text), text).findings).toEqual([])
})

test('a price that goes back up is no refund', () => {
  expect(rulesIn('# PRP\n\nOn Monday the price goes back up.')).not.toContain('guaranteed-result')
})

test('a sentence behind a claim takes it back where it denies that, and not where it denies something else', () => {
  const claims = (text: string): boolean => rulesIn(text, 'smp').includes('false-approval')
  expect(claims('The pigments are FDA approved. They are not diluted with tap water.')).toBe(true)
  expect(claims('The pigments are FDA approved. They are not.')).toBe(false)
  expect(claims('"The pigments are FDA approved." They are not approved by anybody.')).toBe(false)
})

test('what a product does is claimed, what adverts say is not', () => {
  const cures = (heading: string): boolean =>
    rulesIn(`## ${heading}\n\n- Cure alopecia areata\n- Feed the roots`, 'supplements').includes('medical-cure-claim')
  expect(cures('What they do for you')).toBe(true)
  expect(cures('What they say')).toBe(false)
})

test('a page is out of date once, by the day that it names for its review', () =>
  expect(findingsIn('---\nreviewed: January 2021\nvalid_until: January 2023\n---\n\n# PRP\n\nPlain words.\n')).toEqual([
    { rule: 'outdated-review', said: 'January 2023' },
  ]))

test('when a review expires is the day that it names for it', () =>
  expect(
    findingsIn('---\nmedically_reviewed: 2022-11-05\nreview_expires: 2023-11-05\n---\n\n# PRP\n\nPlain words.\n'),
  ).toEqual([{ rule: 'outdated-review', said: '2023-11-05' }]))

test('what is not disclosed is told where the treatment is first named', () => {
  const page = (heading: string): string =>
    `# The November letter\n\nFrom all of us.\n\n## ${heading}\n\nExosomes go in with a fine needle. The visit takes half an hour.\n`
  const said = (heading: string) =>
    findingsIn(page(heading), 'exosome').flatMap(({ rule, said }) =>
      rule === 'missing-regulatory-disclosure' ? [said] : [],
    )
  expect(said('New: exosome sessions')).toEqual(['New: exosome sessions'])
  expect(said('New on the menu')).toEqual(['The November letter'])
})

test('what is missing is told of the heading that a page begins with, or else of the title in its front matter', () => {
  const said = (body: string): string[] =>
    findingsIn(`---\ntitle: Notes of November\n---\n\n${body}`, 'exosome').flatMap(({ rule, said }) =>
      rule === 'missing-regulatory-disclosure' ? [said] : [],
    )
  expect(said('# Tiny parcels\n\nThe drops go in with a fine needle.\n')).toEqual(['Tiny parcels'])
  expect(said('The drops go in with a fine needle.\n\n# The visit\n\nIt takes an hour.\n')).toEqual([
    'Notes of November',
  ])
})

test('a page that keeps from calling is told by those words, and of its title where they are told as something else', () => {
  const said = (sentence: string): string[] =>
    findingsIn(
      `# The days after microneedling\n\nThe skin is pink for two days, flakes and has tiny crusts.\n\n${sentence}\n`,
      'microneedling',
    ).flatMap(({ rule, said }) => (rule === 'missing-when-to-seek-help' ? [said] : []))

  expect(said('There is no need to bother the clinic about a fever.')[0]).toMatch(/^no need to bother/)
  expect(said('Nothing else is known.')).toEqual(['The days after microneedling'])
})

test('a picture and its caption are one pair', () =>
  expect(
    findingsIn(
      '# PRP\n\n![Crown of a man, week 0 and week 12](crown.png)\n\n*Figure 1. The before and after photographs prove it.*\n',
    ).filter(({ rule }) => rule === 'before-after').length,
  ).toBe(1))

test('the time of a final result is told by its row', () =>
  expect(
    findingsIn('# FUE\n\n| | |\n|---|---|\n| Your final result | is there at month four |\n', 'fue').map(
      ({ rule }) => rule,
    ),
  ).toContain('contradicts-evidence-duration'))
