import { rank } from '@anagen/kb'
import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'
import { levelOf } from './sentences.ts'

// templates filled in by a machine: what no writer of patients' texts thinks of. Each row was calm once
const knowledge = loadKnowledge()
const BESIDE: readonly ((told: string) => string)[] = [
  (told) => told,
  (told) => `scalp slightly pink. ${told}`,
  (told) => `${told} and I feel great`,
]

const calmOf = (
  said: readonly string[],
  did: readonly (readonly [string, number])[] = [['prp', 40]],
  frames = BESIDE,
): readonly string[] =>
  did.flatMap(([slug, hoursSince]) =>
    said
      .flatMap((told) => frames.map((frame) => frame(told)))
      .filter((say) => rank(levelOf({ treatments: [{ slug, hoursSince }], say }, knowledge)) < rank('contact'))
      .map((say) => `${slug}@${hoursSince}h: ${say}`),
  )

const SIGNS = [
  'pus',
  'fever',
  'bleeding',
  'chest pain',
  'swelling of the lips',
  'yellow discharge',
  'wheezing',
  'blisters',
]

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

test.each(SIGNS)('%s told after all, spared in a wish, or the only thing there is, is never calm', (x) => {
  const told = [
    `no ${x}, wait, actually there is`,
    `no ${x}... well, a bit`,
    `no ${x} - correction, yes`,
    `no ${x}, or so I thought`,
    `no ${x} I said, but yes`,
    `would be perfect without the ${x}`,
    `could do without the ${x}`,
    `besides ${x} nothing`,
    `until yesterday no ${x}`,
  ]
  expect(calmOf(told)).toEqual([])
})

test('what is denied to be normal, seen on things or told by those who were called is never calm', () => {
  const told = [
    'it is anything but normal',
    'far from okay',
    'something is very wrong',
    'this is no ordinary redness',
    'not just a bit red',
    "wouldn't call it a bit sore",
    'not sore, torture',
    'the pillow is crimson',
    'bath water turned red',
    'changed the bandage five times since lunch',
    'a piece of scalp came off',
    'a needle is still in there',
    'paramedics came',
    'ended up in hospital',
    'cannot open my eye',
    'cannot shut my left eye',
    "can't stand the light",
    'he has not had a wet nappy',
    'wound is not drying',
    'no pain just a smell',
    'pain: no. a smell: yes',
    'breathing same as usual, poor',
    'burnt my head on the iron',
    'hairdryer burnt me',
  ]
  expect(calmOf(told)).toEqual([])
})

test('what no treatment expects at a part of the body is never calm', () => {
  const told = [
    'my belly is purple',
    'tingling hip',
    'my jaw is tight',
    'bruising on my chin',
    'bruise on my neck',
    'my neck is numb',
    'my ear is bleeding',
    'numbness in my back',
    'my back is numb',
    'swelling behind my eye',
    'my kidney is sore',
    'scabs on my arm',
  ]
  expect(calmOf(told, [['fue', 40]])).toEqual([])
})
