import type { Grade } from '@anagen/kb'
import type { Clauses } from './clauses.ts'
import type { Found } from './found.ts'
import type { Lexicon } from './lexicon.ts'
import { numberAt } from './numbers.ts'
import { rangesOf } from './range.ts'
import type { Word } from './read-words.ts'

/** A sign that a temperature tells: a temperature tells a grade and no course. */
export const MEASURED = {
  gradeAssumed: false,
  trend: null,
  afterGap: false,
  betterThenWorse: false,
  oneSided: false,
  uncertain: false,
} as const

/** A reading of a thermometer in the text. */
export interface Reading {
  readonly from: number
  /** exclusive */
  readonly to: number
  /** null: no living body has it */
  readonly celsius: number | null
}

const toCelsius = (fahrenheit: number): number => Math.round(((fahrenheit - 32) * 500) / 9) / 100

const within = (value: number, [from, to]: readonly [number, number]): boolean => from <= value && value <= to

type Unit = 'c' | 'f' | null

/** What the number is in degrees Celsius; the unit guessed where none is said. */
const inCelsius = (value: number, unit: Unit, { files }: Lexicon): number | null => {
  const { celsius, fahrenheit } = files.measures.temperature
  if (unit !== 'f' && within(value, celsius)) return value
  return unit !== 'c' && within(value, fahrenheit) ? toCelsius(value) : null
}

// so many words from "temp", "fever" or "thermometer" may the number stand
const CUE_REACH = 6

// "35 degrees here", "40 degrees in the shade"
const WEATHER_REACH = 3

const TIMES = 'times'

/** "38.4", "101.3F", "temp of 39", "a hundred and one", "60 degrees" (impossible). */
export const readingsOf = (words: readonly Word[], clauses: Clauses, lexicon: Lexicon): readonly Reading[] => {
  const { cues, degrees, c, f, weather } = lexicon.measures.temperature
  const { bare_celsius, bare_fahrenheit } = lexicon.files.measures.temperature
  const at = (n: number) => words[n]?.word ?? ''
  const readings: Reading[] = []
  for (let i = 0; i < words.length; i++) {
    const said = numberAt(words, i, lexicon.measures)
    if (said === null) continue
    const hasDegrees = degrees.has(at(said.to))
    const unitAt = hasDegrees ? said.to + 1 : said.to
    const unit: Unit = c.has(at(unitAt)) ? 'c' : f.has(at(unitAt)) ? 'f' : null
    const to = unit === null ? unitAt : unitAt + 1
    const { from: start } = clauses.of(i)
    const near = words.slice(Math.max(0, start - 2, i - CUE_REACH), to + 3)
    const celsius = inCelsius(said.value, unit, lexicon)
    const isDecimal = words[i]?.kind === 'number' && at(i).includes('.')
    const isBare = isDecimal && (within(said.value, bare_celsius) || within(said.value, bare_fahrenheit))
    const isCount = words[i]?.kind === 'word' && at(to) === TIMES
    // "38 hours", "102 grafts", "a hundred times", "38/60": a number of something else
    const isOther =
      unit === null &&
      !hasDegrees &&
      (lexicon.measures.units.has(at(to)) || isCount || words[to]?.kind === 'mark' || words[i - 1]?.kind === 'mark')
    const isCued = celsius !== null && near.some((w) => cues.has(w.word))
    const isAlone = celsius !== null && i === 0 && to === words.length
    // "34f here": a woman of 34
    const isAge =
      unit === 'f' &&
      !hasDegrees &&
      said.value < lexicon.files.measures.temperature.fahrenheit[0] &&
      words[i]?.token.end === words[to - 1]?.token.start
    // "it's 35 degrees here"
    const isWeather =
      hasDegrees &&
      !near.some((w) => cues.has(w.word)) &&
      words.slice(to, to + WEATHER_REACH).some((w) => weather.has(w.word)) &&
      !words.slice(start, i).some((w) => lexicon.persons.has(w.word))
    const isReading = !isOther && !isAge && !isWeather && (unit !== null || hasDegrees || isBare || isCued || isAlone)
    if (isReading) readings.push({ from: i, to, celsius })
    i = (isReading ? to : said.to) - 1
  }
  return readings
}

/** What the thermometer adds to the signs. */
export interface Fever {
  readonly celsius: number | null
  readonly signs: readonly {
    readonly sign: string
    readonly grade: Grade | null
    readonly from: number
    readonly to: number
  }[]
  readonly denied: readonly { readonly sign: string; readonly from: number; readonly to: number }[]
  /** signs of the words that the reading stands for or disproves */
  readonly dropped: ReadonlySet<Found>
}

const FEVER = 'fever'
const COLD = 'low-temperature'

const ASKS: ReadonlySet<string> = new Set(['this', 'that', 'have', 'got', 'think', 'not', 'dont', 'isnt'])

/** "temperature is normal", "temp fine" */
const isNormal = (f: Found, words: readonly Word[], clauses: Clauses, lexicon: Lexicon): boolean => {
  const { temperature } = lexicon.measures
  const { from, to } = clauses.of(f.from)
  const before = words.slice(Math.max(from, f.from - 2), f.from)
  const after = words.slice(f.to, Math.min(to, f.to + 3))
  const isBare = words.slice(f.from, f.to).every((w) => temperature.cues.has(w.word) || lexicon.isSmall(w))
  const isSaid = (list: readonly Word[]): boolean => list.some((w) => temperature.normal.has(w.word))
  // "is a fever normal?", "I have a temperature, is this normal": what is a fever is not normal
  const isFever = words.slice(f.from, f.to).some((w) => w.word.startsWith(FEVER))
  const isAsked = words.slice(from, to).some((w) => ASKS.has(w.word))
  return isBare && !isFever && (isSaid(before) || (!isAsked && isSaid(after)))
}

/** Of several readings the one furthest from healthy counts. A measured value stands above a felt fever, up and down. */
export const feverOf = (
  words: readonly Word[],
  told: readonly Found[],
  denied: ReadonlySet<Found>,
  all: readonly Reading[],
  clauses: Clauses,
  lexicon: Lexicon,
): Fever => {
  const { feverFrom, grade2Above, grade3Above, lowBelow } = lexicon.knowledge.readings
  const readings = all.filter((r): r is Reading & { celsius: number } => r.celsius !== null)
  const said = told.filter((f) => f.sign === FEVER || f.sign === COLD)
  if (readings.length === 0) {
    const normal = said.filter((f) => f.sign === FEVER && !denied.has(f) && isNormal(f, words, clauses, lexicon))
    return {
      celsius: null,
      signs: [],
      denied: normal.map(({ sign, from, to }) => ({ sign, from, to })),
      dropped: new Set(normal),
    }
  }
  const high = readings.reduce((a, b) => (b.celsius > a.celsius ? b : a))
  const low = readings.reduce((a, b) => (b.celsius < a.celsius ? b : a))
  const isCold = low.celsius < lowBelow && high.celsius < feverFrom
  const { celsius, from, to } = isCold ? low : high
  const readAt = rangesOf(readings)
  const isBareWord = (w: Word): boolean =>
    lexicon.measures.temperature.cues.has(w.word) || w.kind === 'number' || lexicon.isSmall(w)
  // "feverish" beside a healthy reading stays: a felt fever may come before a measured one
  const bare = said.filter((f) => f.at.some((i) => readAt.has(i)) || words.slice(f.from, f.to).every(isBareWord))
  if (celsius >= feverFrom) {
    const grade: Grade = celsius > grade3Above ? 3 : celsius > grade2Above ? 2 : 1
    return {
      celsius,
      signs: [{ sign: FEVER, grade, from, to }],
      denied: [],
      dropped: new Set(said.filter((f) => !denied.has(f))),
    }
  }
  if (isCold) return { celsius, signs: [{ sign: COLD, grade: null, from, to }], denied: [], dropped: new Set(bare) }
  return { celsius, signs: [], denied: [{ sign: FEVER, from, to }], dropped: new Set(bare) }
}
