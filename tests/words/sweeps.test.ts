import { expect, test } from 'vitest'
import { BESIDE, calmOf, SIGNS } from './calm-of.ts'

// templates filled in by a machine: what no writer of patients' texts thinks of. Each row was calm once
test.each(SIGNS)(
  '%s that is wished away, denied twice, denied for another time or told after all is never calm',
  (x) => {
    const told = [
      `I wish I had no ${x}`,
      `I'd rather have no ${x}`,
      `would love to have no ${x}`,
      `I hope it is not ${x}`,
      `hopefully not ${x}`,
      `don't tell me this is ${x}`,
      `never had ${x} like this`,
      `can't say there's no ${x}`,
      `it's not that there is no ${x}`,
      `it's not as if there was no ${x}`,
      `not a day without ${x}`,
      `hardly a day without ${x}`,
      `had no ${x} at first`,
      `no ${x} until today`,
      `no ${x} unless I press it`,
      `first no ${x}, now lots`,
      `no ${x} yesterday but today there is`,
      `no ${x} for two days and then it started`,
      `they said no ${x} but I have it`,
      `I was told there would be no ${x}, but there is`,
      `my wife sees no ${x} but I feel it`,
      `I said no ${x} but that's wrong`,
      `I lied when I said no ${x}`,
      `${x}, my friend had the same and it went away`,
    ]
    expect(calmOf(told)).toEqual([])
  },
)

test('a denial stays a denial', () => {
  const denied = [
    'no pus',
    'no fever and that is all',
    'no pus, no swelling or fever',
    'never had any pus',
    'no pus as far as I can see',
  ]
  for (const told of denied)
    expect(calmOf([`scalp slightly pink, ${told}`], [['prp', 40]], [(say) => say])).toHaveLength(1)
})

test('what grows worse, spreads or is back is never calm, whatever it is', () => {
  const told = [
    'gradually worse',
    'worse than yesterday',
    'worse again',
    'every day bigger',
    'twice as big as yesterday',
    'it has tripled',
    'was better, came back worse',
    'it keeps coming back',
    'it is spreading',
    'the bump has doubled in size since lunch',
  ]
  expect(calmOf(told, [['fue', 72]], BESIDE.slice(1))).toEqual([])
  expect(
    calmOf([
      'redness went away and 2 days later it came back',
      'the pain had gone, since this morning it is back and stronger',
    ]),
  ).toEqual([])
})

test('numbers that may tell of danger are never passed over', () => {
  const told = [
    "it's 39",
    'up to 39',
    'at 40 now',
    'temp of 38·4',
    '38½ degrees',
    '101 point 5',
    'thirty eight point nine',
    'a hundred and one',
    'HR: 128',
    'pulse 15 as usual',
    'pulse is 0',
    'blood pressure 88/52',
    'blood pressure 190/120',
    'bp 210',
    'o2 84%',
    'INR 6',
    'breathing rate 32',
    '9/10 pain',
    'golf ball sized lump',
    'swelling as big as a fist',
    'a hole the size of a coin',
  ]
  expect(calmOf(told)).toEqual([])
})

const ELSEWHERE = ['hand', 'leg', 'tongue', 'chest', 'arm', 'lip']
test.each(['redness', 'numbness', 'itching', 'swelling', 'tingling', 'burning'])(
  '%s that reaches another part of the body is never calm',
  (x) => {
    const told = ELSEWHERE.flatMap((part) => [
      `${x} reaching my ${part}`,
      `${x} in one ${part}`,
      `${x} all over my ${part}`,
      `${x} radiating to my ${part}`,
      `a bit of ${x} at the scalp and ${part} as well`,
    ])
    expect(calmOf(told, [['fue', 40]])).toEqual([])
  },
)

test('grave signs in slang, slips of the pen and the English of a second language are never calm', () => {
  const told = [
    'hest pain',
    'vhest pain',
    'agony',
    'is paining too much',
    'half body not working',
    'head is rotating',
    'got fits',
    'want finish life',
    'I feel like jumping',
    'I have no feelings any more',
    'I do not know what day it is',
    'can barely stand up',
    "can't lie flat",
    'lockjaw',
    'no pulse in my foot',
    'they reused the tubes',
    'my daughter took one of my pills',
    'took a week of tablets at once',
    'soaked three pillows',
    'the skin is burnt',
    'feverish, is this normal healing',
    'slightly sore, the surgeon says the swelling could close both eyes',
  ]
  expect(calmOf(told)).toEqual([])
})
