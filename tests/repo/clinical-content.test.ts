import { expect, test } from 'vitest'
import { clinicalContent, type Exceptions } from './clinical-content.ts'
import { parse, sources } from './source.ts'
import { expectNone } from './tree.ts'

/** Files of the engine with numbers or long texts that are no clinical facts. */
const exceptions: Exceptions = {
  'packages/engine/src/decide/present/hours.ts': {
    reason: 'from when on hours read better as days, weeks, months and years',
    numbers: [13, 21, 30, 365],
  },
  'packages/engine/src/parse/': {
    reason:
      'hours of units of time, the dial of a clock, what a thermometer can show, Fahrenheit, how long input may be; messages say what to type',
    numbers: [168, 720, 8760, 876_000, 23, 59, 25, 45, 32, 40, 50, 200, 20_000, 262_144],
    sentences: true,
  },
  'packages/engine/src/may-i/split-moment.ts': {
    reason: 'the dial of a clock, what hour morning and evening stand for, hours of units of time',
    numbers: [12, 18, 23, 59, 730],
  },
  'packages/engine/src/may-i/lexicon.ts': {
    reason: 'names the file to mend when a word file is missing',
    sentences: true,
  },
  'packages/engine/src/recognise/': {
    reason: 'weights of rival readings, how far words reach, sizes of caches, Fahrenheit, bits of letters',
    numbers: [31, 0.5, 0.01, 12, 32, 500, 4000, 20_000],
  },
  'packages/engine/src/suitability/profile-json.ts': {
    reason: 'how old anybody is and how long input may be; messages say what to type',
    numbers: [120, 300],
    sentences: true,
  },
  'packages/engine/src/compare/': {
    reason: 'people out of whom one is counted; days, weeks and months to name a time by',
    numbers: [10_000, 100_000, 30, 365, 12],
  },
  'packages/engine/src/plan/': {
    reason: 'tries of the search, days of a year; labels of constraints',
    numbers: [366, 20_000],
    sentences: true,
  },
  'packages/engine/src/timeline/result-window.ts': { reason: 'hours of units of time', numbers: [168, 730, 8760] },
}

test('the engine holds no clinical number and no clinical sentence', () => {
  expectNone(sources.flatMap((source) => clinicalContent(source, exceptions)))
})

test('every exception is still needed', () => {
  for (const [path, { reason }] of Object.entries(exceptions)) {
    const found = sources.filter(({ file }) => file.startsWith(path))
    expect(reason.length).toBeGreaterThan(10)
    expect(
      found.flatMap((source) => clinicalContent(source, {})).length,
      `${path} needs none any more`,
    ).toBeGreaterThan(0)
  }
})

const file = 'packages/engine/src/a.ts'

test.each([
  'export const isLate = (hours: number) => hours > 72',
  'export const advice = "Redness after an injection usually fades within two days and needs no cream."',
  `export const advice = (name: string) => \`\${name}: redness after an injection usually fades within two days, call us else.\``,
])('%s is refused', (line) => {
  expect(clinicalContent(parse(file, `\n${line}`), {})).toMatchObject([{ file, line: 2 }])
})

test('units of time, small counts, names and listed exceptions are fine', () => {
  const text = 'export const days = (hours: number) => ({ rule: "inside-window", days: hours / 24, most: 451 })'
  expect(clinicalContent(parse(file, text), { [file]: { reason: 'example', numbers: [451] } })).toEqual([])
})
