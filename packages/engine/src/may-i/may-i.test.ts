import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { mayI } from './may-i.ts'

/**
 * Worked rows, one a line:
 *   question | what was done, hours ago (a minus = that many hours ahead) | answer | until, hours after the first one named | the fact that decides (of a yes: one of its conditions)
 * The hours are read by hand from knowledge/treatments, not from a run.
 */
const ROWS = `
may I wash my hair          | prp 15             | not-until | 24   | prp/aftercare/keep-scalp-dry-no-washing
may I wash my hair          | prp 24             | yes       |      | prp/aftercare/wash-gently-mild-shampoo-lukewarm-water
wash my hair                | prp 80             | yes       |      | prp/aftercare/no-strong-shower-jet-massage-scalp
take a hot shower           | prp 30             | not-until | 72   | prp/aftercare/no-sauna-steam-hot-tub-swimming
go to the gym               | prp 50             | not-until | 72   | prp/aftercare/hard-exercise-from-day-3-scalp
go to the gym               | prp 72             | yes       |      | prp/aftercare/hard-exercise-from-day-3-scalp
walk the dog                | prp 10             | yes       |      | prp/aftercare/no-hard-exercise-heavy-sweating
have a beer                 | prp 20             | not-until | 72   | prp/aftercare/best-not-drink-alcohol-yet
drink a beer                | prp 73             | yes       |      | prp/aftercare/best-not-drink-alcohol-yet
a glass of wine             | prp 73             | yes       |      | prp/aftercare/best-not-drink-alcohol-yet
swim in the sea             | prp 30             | not-until | 72   | prp/aftercare/no-sauna-steam-hot-tub-swimming
go swiming                  | prp 30             | not-until | 72   | prp/aftercare/no-sauna-steam-hot-tub-swimming
wear a baseball cap         | prp 5              | yes       |      | prp/aftercare/no-tight-cap-helmet-hair-system
wear a beanie               | prp 5              | not-until | 72   | prp/aftercare/no-tight-cap-helmet-hair-system
wear my motorbike helmet    | prp 71             | not-until | 72   | prp/aftercare/no-tight-cap-helmet-hair-system
dye my hair                 | prp 40             | not-until | 72   | prp/aftercare/no-minoxidil-dye-straightening
take ibuprofen              | prp 100            | not-until | 168  | prp/aftercare/no-nsaids-soreness-unless-doctor-tells
take ibuprofen              | prp 168            | yes       |      | prp/aftercare/no-nsaids-soreness-unless-doctor-tells
take paracetamol            | prp 5              | yes       |      | prp/interaction/paracetamol-acetaminophen
take a painkiller           | prp 5              | not-until | 168  | prp/aftercare/no-nsaids-soreness-unless-doctor-tells
take an aspirin             | prp 5              | ask-first |      | prp/aftercare/no-nsaids-soreness-unless-doctor-tells
take my warfarin            | prp 5              | ask-first |      | prp/interaction/prescribed-aspirin-clopidogrel-warfarin-doac
use minoxidil               | prp 30             | not-until | 72   | prp/aftercare/no-minoxidil-dye-straightening
use minoxidyl               | prp 30             | not-until | 72   | prp/aftercare/no-minoxidil-dye-straightening
go to the sauna             | prp 71             | not-until | 72   | prp/aftercare/no-sauna-steam-hot-tub-swimming
smoke                       | prp 71             | not-until | 72   | prp/aftercare/do-not-smoke
sunbathe                    | prp 24             | not-until | 72   | prp/aftercare/keep-out-strong-sun-shade-rather
scratch my head             | prp 30             | not-until | 72   | prp/aftercare/keep-hands-off-injection-points-where
sleep on my side            | prp 3              | yes       |      | prp/aftercare/sleep-head-little-raised
fly                         | prp 24             | ask-first |      |
have sex                    | prp 24             | ask-first |      |
take ibuprofen              | prp -48            | not-until | 168  | prp/aftercare/no-nsaids-soreness-unless-doctor-tells
have a beer                 | prp -100           | yes       |      | prp/aftercare/best-not-drink-alcohol-yet
have a beer                 | prp -24            | not-until | 72   | prp/aftercare/best-not-drink-alcohol-yet
take fish oil               | prp -24            | not-until | 336  | prp/interaction/non-prescribed-vitamin-e-fish-oil
wear a motorbike helmet     | fue 120            | not-until | 336  | fue/aftercare/no-tight-hat-or-helmet
wear a cap                  | fue 119            | not-until | 120  | fue/aftercare/no-hat
wear a cap                  | fue 121            | yes       |      | fue/aftercare/no-tight-hat-or-helmet
wash my hair                | fue 23             | not-until | 24   | fue/aftercare/keep-dry
wash my hair                | fue 30             | yes       |      | fue/aftercare/first-gentle-wash
use normal shampoo          | fue 100            | not-until | 240  | fue/aftercare/first-gentle-wash
swim                        | fue 600            | not-until | 720  | fue/aftercare/no-swimming
lift weights                | fue 200            | not-until | 504  | fue/aftercare/strenuous-exercise
play football               | fue 300            | not-until | 504  | fue/aftercare/no-contact-sport
go jogging                  | fut 340            | yes       |      | fut/aftercare/light-sport
go to the gym               | fut 600            | not-until | 1008 | fut/aftercare/strenuous-exercise
do sit-ups                  | fut 600            | not-until | 1008 | fut/aftercare/no-neck-strain
dye my hair                 | fue 500            | not-until | 672  | fue/aftercare/no-hair-products-or-dye
get a haircut               | fue 510            | yes       |      | fue/aftercare/haircut
shave my head               | fue 300            | not-until | 504  | fue/aftercare/haircut
shave my head               | fue 700            | ask-first |      |
have sex                    | fue 100            | not-until | 240  | fue/aftercare/no-sexual-activity
sleep on my side            | fue 200            | not-until | 240  | fue/aftercare/no-face-down-sleep
vape                        | fue -300           | not-until | 336  | fue/aftercare/no-smoking
drive home                  | fue 2              | not-until | 24   | fue/aftercare/no-driving-if-sedated
go to the office            | fue 50             | not-until | 96   | fue/aftercare/desk-work
take my blood pressure pills| fue -12            | yes       |      | fue/interaction/blood-pressure-heart-diabetes-thyroid-medicines
take propranolol            | fue -12            | ask-first |      | fue/interaction/non-selective-beta-blockers
take my multivitamin        | fue -48            | not-until | 72   | fue/interaction/non-prescribed-supplements
shave my head               | smp 100            | not-until | 240  | smp/aftercare/no-razor
wash my hair                | smp 95             | not-until | 96   | smp/aftercare/keep-dry
wash my hair                | smp 97             | yes       |      | smp/aftercare/first-gentle-rinse
go to a steam room          | smp 600            | not-until | 672  | smp/aftercare/no-pool-or-sauna
have an MRI                 | smp 20000          | ask-first |      | smp/aftercare/tell-radiographer
donate blood                | smp 2000           | not-until | 2880 | smp/aftercare/no-blood-donation
drink coffee                | mesotherapy 10     | not-until | 24   | mesotherapy/aftercare/cut-down-salty-fatty-food-coffee
blow-dry my hair            | mesotherapy 40     | not-until | 48   | mesotherapy/aftercare/no-hair-dryer-heat-irons-hot
go to the gym               | mesotherapy 47     | not-until | 48   | mesotherapy/aftercare/no-exercise-heavy-sweating
bleach my hair              | mesotherapy 200    | not-until | 336  | mesotherapy/aftercare/no-other-hair-treatment
get pregnant                | mesotherapy 1000   | not-until | 4380 | mesotherapy/aftercare/dutasteride-mixture-no-pregnancy
colour my hair              | exosome 500        | not-until | 672  | exosome/aftercare/no-dye-chemical-straightening
go to the gym               | stem-cell 200      | not-until | 672  | stem-cell/aftercare/fat-harvest-no-strenuous-activity-gentle
use retinol                 | microneedling 100  | not-until | 168  | microneedling/aftercare/no-acids-retinoids-perfumed-alcohol-vitamin
wash my hair                | minoxidil-topical 99 | yes     |      | minoxidil-topical/aftercare/do-not-wash-hair-swim-get
donate blood                | finasteride 500    | not-until |      | finasteride/aftercare/no-blood-donation
go for a run                | minoxidil-oral 24  | yes       |      | minoxidil-oral/aftercare/start-exercise-gently
have a blood test           | supplements 24     | ask-first |      | supplements/interaction/biotin-and-blood-tests
have a beer                 | prp 30, mesotherapy 10 | not-until | 72 | prp/aftercare/best-not-drink-alcohol-yet
have a beer                 | prp 60, mesotherapy 10 | not-until | 98 | mesotherapy/aftercare/no-alcohol-after
use minoxidil               | mesotherapy 20, minoxidil-topical 3000 | not-until | 24 | mesotherapy/aftercare/no-hair-products
use minoxidil               | mesotherapy 30, minoxidil-topical 3000 | ask-first | | mesotherapy/aftercare/no-other-hair-treatment
use minoxidil               | microneedling 10, minoxidil-topical 3000 | not-until | 24 | microneedling/aftercare/no-minoxidil-not-later-either-while
use minoxidil               | prp 200, minoxidil-topical 3000 | yes | | minoxidil-topical/aftercare/use-no-more-label-amount-foam
have a beer                 | prp 100, finasteride 3000 | ask-first | |
use a hair dryer            | mesotherapy 50, prp 8800  | yes | | mesotherapy/aftercare/no-hair-dryer-heat-irons-hot
take fish oil               | supplements 100, fue -200 | not-until | 372 | fue/interaction/non-prescribed-supplements
wash my hair with petrol    | prp 30             | ask-first |      |
stop minoxidil              | prp 30             | ask-first |      |
yodel                       | prp 30             | ask-first |      |
wash my hair                | reiki 30           | ask-first |      |
wash my hair                | prp ?              | ask-first |      |
go to the gym               | fue 100, prp ?     | not-until | 504  | fue/aftercare/strenuous-exercise
`

const HOUR_MS = 3_600_000
const now = Date.UTC(2026, 10, 17, 18)
const knowledge = loadKnowledge()

const readDone = (text: string) =>
  text.split(',').map((one) => {
    const [slug = '', hours = '?'] = one.trim().split(/\s+/)
    return { slug, at: hours === '?' ? null : now - Number(hours) * HOUR_MS }
  })

const rows = ROWS.trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))

test.each(rows)('%s | %s | %s', (question = '', done = '', answer, until, fact) => {
  const sessions = readDone(done)
  const got = mayI(question, now, sessions, knowledge)
  const hours = got.until === null ? '' : String((got.until - (sessions[0]?.at ?? 0)) / HOUR_MS)
  expect({ answer: got.answer, until: hours }).toEqual({ answer, until })
  const decisive = answer === 'yes' ? got.findings : got.findings.slice(0, 1)
  if (fact) expect(decisive.flatMap((f) => f.facts)).toContain(fact)
  else expect(got.findings[0]?.text).not.toBe('')
})

test('there are at least forty rows', () => {
  expect(rows.length).toBeGreaterThanOrEqual(40)
})

const at = (hoursAgo: number) => now - hoursAgo * HOUR_MS

test('what was not understood is named word for word', () => {
  const got = mayI('wash my hair with Petrol', now, [{ slug: 'prp', at: at(30) }], knowledge)
  expect(got.notUnderstood).toEqual(['Petrol'])
  expect(got.activities.map((a) => a.id)).toEqual(['wash-hair'])
})

test('a ban says what the answer will be at its end', () => {
  const meso = { slug: 'mesotherapy', at: at(20) }
  expect(mayI('use minoxidil', now, [meso], knowledge).afterwards).toBe('ask-first')
  expect(mayI('have a beer', now, [meso], knowledge).afterwards).toBe('yes')
})

test('a yes before the session says until when it holds', () => {
  // prp/precare/no-alcohol begins 48 hours before
  expect(mayI('have a beer', now, [{ slug: 'prp', at: at(-100) }], knowledge).holdsUntil).toBe(at(-52))
})

test('where sources disagree, the finding passes it on', () => {
  const got = mayI('wash my hair', now, [{ slug: 'prp', at: at(2) }], knowledge)
  expect(got.findings[0]?.disagreements).toContain('24 h chosen')
  expect(got.findings[0]?.sources).toContain('prp/S32')
})

test('"after my PRP" is no part of the question when PRP is what was done', () => {
  const got = mayI('go for a run after my PRP', now, [{ slug: 'prp', at: at(80) }], knowledge)
  expect(got.activities.map((a) => a.id)).toEqual(['jog-cycle'])
  expect(got.answer).toBe('yes')
})

test('several activities in one question: the strictest wins', () => {
  const got = mayI('a beer in the sauna', now, [{ slug: 'prp', at: at(30) }], knowledge)
  expect(got.activities.map((a) => a.id)).toEqual(['alcohol', 'sauna'])
  expect(got.answer).toBe('not-until')
})

test.each([
  ['', []],
  ['wash my hair', []],
  ['\u0000\u0007', [{ slug: 'prp', at: now }]],
  ['اغسل شعري', [{ slug: 'prp', at: now }]],
  ['🏊', [{ slug: 'prp', at: now }]],
  ['wash my hair', [{ slug: 'prp', at: Number.NaN }]],
  ['wash my hair', [{ slug: '__proto__', at: now }]],
  ['wash '.repeat(200_000), [{ slug: 'prp', at: at(80) }]],
])('an odd question is never a yes: %#', (question, sessions) => {
  const got = mayI(question, now, sessions, knowledge)
  expect(got.answer).toBe('ask-first')
  expect(got.findings.length).toBeGreaterThan(0)
})

test('an unknown moment is never a yes', () => {
  expect(mayI('wash my hair', Number.NaN, [{ slug: 'prp', at: at(80) }], knowledge).answer).toBe('ask-first')
})
