import { expect, test } from 'vitest'
import { calmOf } from './calm-of.ts'

// when a sign began and how long it has lasted, told in words. Each row was calm once
test.each([
  ['redness', 'red'],
  ['soreness', 'sore'],
  ['itching', 'itchy'],
])(
  '%s that has lasted longer than the treatment, or is told of another day than it is, is never calm',
  (noun, adjective) => {
    const told = [
      `${noun} for 5 weeks now`,
      `${adjective} for over a month`,
      `six weeks of ${noun}`,
      `week 6 and still ${adjective}`,
      `the ${noun} is still there after 5 weeks`,
      `${noun} going on a month`,
      `${noun} on and off for ages`,
      `${adjective} for weeks`,
      `been ${adjective} for the longest time`,
      `${adjective} all month`,
      `${adjective} since march`,
      `${noun} since last summer`,
      `day 40: ${adjective}`,
      `the 40th day and ${adjective}`,
      `fifth week of ${noun}`,
      `${adjective}, 6 weeks post treatment`,
      `four weeks after the session I am ${adjective}`,
      `had it done 5 weeks ago, ${adjective}`,
      `done in june, ${adjective} now`,
      `the ${noun} hasn't gone in five weeks`,
      `${noun} week after week`,
      `still ${adjective}, weeks on`,
    ]
    expect(calmOf(told)).toEqual([])
  },
)

test('a time that is not of the sign takes nothing away', () => {
  const told = [
    'a bit pink, wedding in five weeks',
    'a bit pink, the nurse said it can last two weeks',
    'a bit pink, my 4 year old is scared of me',
    'a bit pink, no sport until week three',
  ]
  for (const say of told) expect(calmOf([say], [['prp', 40]], [(all) => all])).toHaveLength(1)
})

test('a sign that newly begins when its beginning is past is never calm', () => {
  const told = [
    'went numb today',
    'scalp has just gone numb',
    'my scalp turned numb this morning',
    'woke up numb',
    'woke up with numbness on top',
    'suddenly numb on day 17',
    'now it is numb for the first time',
    'numbness since lunch',
    'numbness that was not there yesterday',
    "the numbness wasn't there last week",
    'no numbness until today',
    'until yesterday no numbness',
    "wasn't numb yesterday but today it is",
    'it was fine yesterday, today numb',
    'first numbness today',
    'newly numb',
    'only numb since today',
    'numbness arrived this morning',
    'numbness as of today',
    'numbness out of the blue',
  ]
  expect(calmOf(told, [['fue', 400]])).toEqual([])
  expect(
    calmOf(['scalp numb on top', 'numb since the op', 'numb ever since'], [['fue', 400]], [(all) => all]),
  ).toHaveLength(3)
})
