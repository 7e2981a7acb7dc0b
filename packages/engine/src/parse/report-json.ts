import { type Grade, type Hours, type Knowledge, nearest, TRENDS, type Trend } from '@anagen/kb'
import type { TreatmentDone } from '../report.ts'
import type { EarlierTold, Told } from './build-report.ts'
import { LONGEST_AGO, type Moment, parseAgo } from './did.ts'
import { isAbsent, type JsonReader, jsonReader, written } from './json-shape.ts'
import { LIMITS } from './limits.ts'
import { readParts } from './parts.ts'
import { isProblem, type Parsed } from './problem.ts'
import { quote } from './quote.ts'
import { isSignId, type SignInput } from './sign.ts'
import { bodyTemperature } from './temperature.ts'
import { treatmentSlug } from './treatment-name.ts'

const WORD_CHARACTERS = 1000

const CLOCKS = ['hoursSinceSession', 'hoursSinceDoseChange', 'hoursSinceLastUse', 'hoursSinceStopped'] as const
export const REPORT_KEYS = ['treatments', 'say', 'signs', 'temperatureC', 'modifiers', 'earlier'] as const

/** What reading needs to know besides the value. */
interface Context {
  readonly read: JsonReader
  readonly knowledge: Knowledge
  /** absent: dates cannot be read, only hours */
  readonly moment: Moment | undefined
}

/** The value of something that was parsed, or null with its problems kept. */
const kept = <T>(parsed: Parsed<T>, { read }: Context): T | null => {
  if (!isProblem(parsed)) return parsed.value
  for (const { at, message } of parsed.problems) read.fail(at, message)
  return null
}

const present = <T>(items: readonly (T | null)[]): T[] => items.filter((item) => item !== null)

const hoursAgo = (value: unknown, at: string, { read }: Context): Hours | null => {
  const hours = read.number(value, at, 'hours, for example 30')
  if (hours === null) return null
  if (hours < 0) return read.fail(at, `${hours} lies in the future; write hours that have passed, 0 or more`)
  return hours > LONGEST_AGO
    ? read.fail(at, `${hours} hours are more than 100 years; write hours, for example 30`)
    : hours
}

const treatment = (value: unknown, at: string, context: Context): TreatmentDone | null => {
  const { read, knowledge } = context
  const entry = read.record(value, at, ['slug', 'hoursSince', ...CLOCKS, 'withParts'])
  if (!entry) return null
  const name = read.text(entry.slug, `${at}.slug`, WORD_CHARACTERS)
  const slug = name === null ? null : kept(treatmentSlug(name, knowledge, `${at}.slug`), context)
  if (entry.hoursSince === undefined)
    read.fail(`${at}.hoursSince`, 'missing; write hours, or null when it is not known')
  const since = isAbsent(entry.hoursSince) ? null : hoursAgo(entry.hoursSince, `${at}.hoursSince`, context)
  const clocks: Partial<Record<(typeof CLOCKS)[number], Hours>> = {}
  for (const clock of CLOCKS) {
    if (isAbsent(entry[clock])) continue
    const hours = hoursAgo(entry[clock], `${at}.${clock}`, context)
    if (hours !== null) clocks[clock] = hours
  }
  const listed = isAbsent(entry.withParts) ? [] : read.list(entry.withParts, `${at}.withParts`, LIMITS.treatments)
  const words = present((listed ?? []).map((part, i) => read.text(part, `${at}.withParts[${i}]`, WORD_CHARACTERS)))
  const parts = slug === null ? null : kept(readParts(words, slug, knowledge, `${at}.withParts`), context)
  if (slug === null || parts === null) return null
  return { slug, hoursSince: since, ...clocks, ...(parts.length > 0 ? { withParts: parts } : {}) }
}

const gradeOf = (value: unknown, at: string, { read }: Context): Grade | null => {
  if (isAbsent(value)) return null
  if (value === 1 || value === 2 || value === 3 || value === 4) return value
  return read.fail(at, `${written(value)} is no grade; write 1 mild, 2 moderate, 3 severe or 4 life-threatening`)
}

const trendOf = (value: unknown, at: string, { read }: Context): Trend | null => {
  if (isAbsent(value)) return null
  const trend = TRENDS.find((t) => t === value)
  if (trend) return trend
  const meant = nearest(typeof value === 'string' ? value : '', TRENDS)
  return read.fail(
    at,
    `${written(value)} is no trend; ${meant ? `did you mean "${meant}"?` : `write ${TRENDS.join(', ')}`}`,
  )
}

const sign = (value: unknown, at: string, context: Context): SignInput | null => {
  const { read, knowledge } = context
  const entry = read.record(value, at, ['words', 'sign', 'grade', 'trend'])
  if (!entry) return null
  const grade = gradeOf(entry.grade, `${at}.grade`, context)
  const trend = trendOf(entry.trend, `${at}.trend`, context)
  if (!isAbsent(entry.sign)) {
    if (!isAbsent(entry.words)) return read.fail(at, 'has both "sign" and "words"; write one of them')
    const id = read.text(entry.sign, `${at}.sign`, WORD_CHARACTERS)
    if (id === null) return null
    if (isSignId(id, knowledge)) return { words: id, grade, trend }
    const meant = nearest(id, Object.keys(knowledge.signs))
    return read.fail(
      `${at}.sign`,
      `unknown sign ${quote(id)}; ${meant ? `did you mean ${meant}?` : 'write an id of anagen sign, or use "words"'}`,
    )
  }
  const words = read.text(entry.words, `${at}.words`, WORD_CHARACTERS)
  if (words === null) return null
  return words.trim() === ''
    ? read.fail(`${at}.words`, 'is empty; write an id such as redness, or words')
    : { words, grade, trend }
}

const signs = (value: unknown, at: string, context: Context): SignInput[] =>
  present((context.read.list(value, at, LIMITS.signs) ?? []).map((entry, i) => sign(entry, `${at}[${i}]`, context)))

const earlierOne = (value: unknown, at: string, context: Context): EarlierTold | null => {
  const { read, moment } = context
  const entry = read.record(value, at, ['hoursAgo', 'at', 'signs'])
  if (!entry) return null
  const said = signs(entry.signs, `${at}.signs`, context)
  const byDate = isAbsent(entry.hoursAgo)
  if (byDate && isAbsent(entry.at)) return read.fail(at, 'has no time; write "hoursAgo": 24')
  if (byDate && !moment) return read.fail(`${at}.at`, 'cannot be read here; write "hoursAgo": 24')
  const date = byDate ? read.text(entry.at, `${at}.at`, WORD_CHARACTERS) : null
  const hours = !byDate
    ? hoursAgo(entry.hoursAgo, `${at}.hoursAgo`, context)
    : date === null || !moment
      ? null
      : kept(parseAgo(date, moment, `${at}.at`), context)
  if (hours === null) return null
  return hours > 0
    ? { hoursAgo: hours, signs: said }
    : read.fail(at, 'is not earlier than this report; write hours above 0')
}

const earlier = (value: unknown, at: string, context: Context): EarlierTold[] =>
  present((context.read.list(value, at, LIMITS.earlier) ?? []).map((e, i) => earlierOne(e, `${at}[${i}]`, context)))

const temperature = (value: unknown, { read }: Context): number | null => {
  const celsius = read.number(value, 'temperatureC', 'degrees Celsius, for example 38.4')
  if (celsius === null) return null
  return (
    bodyTemperature(celsius) ??
    read.fail(
      'temperatureC',
      `${celsius} cannot be a body temperature; measure again and write degrees Celsius, for example 38.4`,
    )
  )
}

const finished = <T>(value: T, { read }: Context): Parsed<T> =>
  read.problems.length > 0 ? { problems: read.problems } : { value }

/** Earlier reports as `--earlier` files hold them: `[{"hoursAgo": 24, "signs": [{"words": "redness", "grade": 1}]}]`. */
export const parseEarlier = (value: unknown, knowledge: Knowledge, moment?: Moment): Parsed<readonly EarlierTold[]> => {
  const context: Context = { read: jsonReader(), knowledge, moment }
  return finished(earlier(value, 'earlier', context), context)
}

/**
 * A report as JSON: `{"treatments":[{"slug":"prp","hoursSince":30}],"say":"a bit pink","signs":[{"words":"redness","grade":1,"trend":"same"}], ...}`.
 * All but `treatments` may be left out. Ids and free words are both understood.
 * @param moment absent: earlier reports need `hoursAgo`
 */
export const parseReport = (
  value: Readonly<Record<string, unknown>>,
  knowledge: Knowledge,
  moment?: Moment,
): Parsed<Told> => {
  const context: Context = { read: jsonReader(), knowledge, moment }
  const { read } = context
  const list = (key: string, most: number): readonly unknown[] =>
    isAbsent(value[key]) ? [] : (read.list(value[key], key, most) ?? [])
  if (value.treatments === undefined)
    read.fail('treatments', 'missing; write [{"slug": "prp", "hoursSince": 30}], or [] when it is not known')
  const said = isAbsent(value.say) ? null : read.text(value.say, 'say', LIMITS.sayCharacters)
  const told: Told = {
    treatments: present(list('treatments', LIMITS.treatments).map((t, i) => treatment(t, `treatments[${i}]`, context))),
    say: said === null ? [] : [said],
    signs: isAbsent(value.signs) ? [] : signs(value.signs, 'signs', context),
    temperatureC: isAbsent(value.temperatureC) ? null : temperature(value.temperatureC, context),
    modifiers: present(
      list('modifiers', LIMITS.modifiers).map((m, i) => read.text(m, `modifiers[${i}]`, WORD_CHARACTERS)),
    ),
    earlier: isAbsent(value.earlier) ? [] : earlier(value.earlier, 'earlier', context),
  }
  return finished(told, context)
}
