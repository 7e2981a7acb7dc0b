import { expect, test } from 'vitest'
import { makeVocabulary } from '../match/vocabulary.ts'
import { readQuantities } from './quantity.ts'
import { readSentences } from './sentence.ts'

const read = (text: string) =>
  readSentences({ text }, makeVocabulary()).flatMap((sentence) =>
    readQuantities(sentence).map(
      ({ unit, low, high }) => `${Math.round(low * 100) / 100}-${Math.round(high * 100) / 100} ${unit}`,
    ),
  )

test.each([
  ['usually fade within 24-72 hours', ['24-72 hours']],
  ['gone in a day or two', ['24-48 hours']],
  ['for a week', ['168-168 hours']],
  ['two or three weeks', ['336-504 hours']],
  ['Ten to fifteen sessions are required', ['10-15 sessions']],
  ['in 9 out of 10 men', ['90-90 percent']],
  ['ninety-nine grafts out of every hundred', ['99-99 percent']],
  ['fewer than one man in 200,000', ['0-0 percent']],
  ['one client in two hundred', ['0.5-0.5 percent']],
  ['up to 90% of patients', ['90-90 percent']],
  ['5 to 7 per cent', ['5-7 percent']],
  ['twice a month', ['365-365 hours']],
  ['on day 3 and flat by day 6', ['72-72 hours', '144-144 hours']],
  ['by the second evening', ['48-48 hours']],
  ['for a good twenty years', ['175200-175200 hours']],
  ['one session is enough', ['1-1 sessions']],
  ['a treatment that works', []],
  ['spaced for 3 to 6 months', ['2190-4380 hours']],
  ['twenty-four hours', ['24-24 hours']],
  ['each spring', ['8760-8760 hours']],
  ['sore for three days to two weeks', ['72-336 hours']],
  ['a scab sits there for two days to a week', ['48-168 hours']],
  ['at eight in the morning', []],
  ['nine hundred and ninety-nine of every thousand', ['99.9-99.9 percent']],
  ['of every hundred people treated, at least ninety-five', ['95-95 percent']],
  ['out of a thousand heads, maybe two', ['0.2-0.2 percent']],
  ['all but two of our last five hundred visitors', ['99.6-99.6 percent']],
  ['of the ten sessions two are free', ['10-10 sessions']],
  ['valueOf weeks, constructor days, toString sessions', []],
])('%s', (text, expected) => expect(read(text)).toEqual(expected))

test.each([
  ['up to three days', true, false],
  ['no longer than a week', true, false],
  ['longer than a week', false, true],
  ['at least two weeks', false, true],
  ['by about month 4', true, false],
])('%s', (text, isUpperBound, isLowerBound) => {
  const [sentence] = readSentences({ text }, makeVocabulary())
  expect(sentence && readQuantities(sentence)[0]).toMatchObject({ isUpperBound, isLowerBound })
})
