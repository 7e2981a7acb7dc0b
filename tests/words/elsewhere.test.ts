import { buildReport, decide } from '@anagen/engine'
import { rank } from '@anagen/kb'
import { loadKnowledge } from '@anagen/kb/load-node'
import { expect, test } from 'vitest'

// what a treated scalp may have, told of a part of the body that nobody treated. No panel of invented patients held such a sentence
const TOLD = [
  'numbness',
  'numb feeling',
  'loss of feeling',
  'less sensation',
  'tingling',
  'pins and needles',
  'redness',
  'burning',
  'stinging',
  'soreness',
  'swelling',
  'tightness',
  'itching',
  'a rash of red dots',
  'bruising',
  'dead feeling',
  'prickling',
  'warmth',
]
const LOOKS = [
  'numb',
  'dead',
  'tingly',
  'red',
  'pink',
  'burning',
  'sore',
  'swollen',
  'puffy',
  'tight',
  'itchy',
  'bruised',
  'warm',
  'flaky',
  'stinging',
]
const PARTS = ['hand', 'leg', 'foot', 'tongue', 'eye', 'knee', 'arm', 'side of my chest', 'calf', 'wrist', 'shoulder']
const SIDES = ['', 'left ', 'right ']

const knowledge = loadKnowledge()
const levelAt = (hoursSince: number, say: string) => {
  const told = {
    treatments: [{ slug: 'fue', hoursSince }],
    say: [say],
    signs: [],
    temperatureC: null,
    modifiers: [],
    earlier: [],
  }
  return decide(buildReport(told, knowledge).report, knowledge).level
}

const calmOf = (said: readonly string[]): readonly string[] =>
  [20, 300].flatMap((hours) =>
    said.filter((say) => rank(levelAt(hours, say)) < rank('contact')).map((say) => `${hours} h: ${say}`),
  )
const ofParts = (told: (part: string) => readonly string[]): readonly string[] =>
  PARTS.flatMap((part) => SIDES.flatMap((side) => told(`${side}${part}`)))

test.each(TOLD)('%s in another part of the body, on either side, is never calm', (sign) => {
  expect(calmOf(ofParts((part) => [`${sign} in my ${part}`, `scalp fine, ${sign} in my ${part}`]))).toEqual([])
})

test.each(LOOKS)('another part of the body that is %s, on either side, is never calm', (look) => {
  expect(calmOf(ofParts((part) => [`my ${part} is ${look}`, `scalp fine but my ${part} feels ${look}`]))).toEqual([])
})
