import { A_DAY, A_MONTH, A_WEEK, A_YEAR } from './hours.ts'

/** Any word may be looked up, "constructor" too: nothing but these entries answers. */
const byWord = <Value>(entries: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> =>
  Object.assign(Object.create(null), entries)

/** Words for numbers, units of time and what is counted, as an English text writes them. */
export const NUMBERS = byWord<number>(
  Object.fromEntries([
    ...'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
      .split(' ')
      .map((word, i) => [word, i] as const),
    ...'twenty thirty forty fifty sixty seventy eighty ninety'
      .split(' ')
      .map((word, i) => [word, 20 + 10 * i] as const),
    ['single', 1],
    ['once', 1],
    ['twice', 2],
    ['half', 0.5],
  ] as const),
)
export const SCALES = byWord<number>({ dozen: 12, hundred: 100, thousand: 1000, million: 1_000_000 })
/** "a few" counts as three, the least that anybody means. */
export const ARTICLES = byWord<number>({ a: 1, an: 1, couple: 2, few: 3, several: 4 })
const NTH = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth'
export const ORDINALS = byWord<number>(Object.fromEntries(NTH.split(' ').map((word, i) => [word, i + 1])))

const plural = (hours: number, ...words: readonly string[]): (readonly [string, number])[] =>
  words.flatMap((word) => [[word, hours] as const, [`${word}s`, hours] as const])

export const HOURS = byWord<number>(
  Object.fromEntries([
    ...plural(1, 'hour', 'hr', 'h'),
    ...plural(A_DAY, 'day', 'night'),
    ...plural(2 * A_DAY, 'weekend'),
    ...plural(A_WEEK, 'week', 'wk'),
    ...plural(2 * A_WEEK, 'fortnight'),
    ...plural(A_MONTH, 'month'),
    ...plural(A_YEAR, 'year'),
    ...plural(10 * A_YEAR, 'decade'),
  ]),
)
/** "by the second evening" */
export const TIMES_OF_DAY = byWord<number>({ ...HOURS, evening: A_DAY, morning: A_DAY, afternoon: A_DAY })
export const EVERY = byWord<number>({
  daily: A_DAY,
  weekly: A_WEEK,
  fortnightly: 2 * A_WEEK,
  monthly: A_MONTH,
  quarterly: 3 * A_MONTH,
  yearly: A_YEAR,
  annually: A_YEAR,
})
/** "every Friday": once a week; "fifty-two Fridays": as many visits */
export const WEEKDAYS: ReadonlySet<string> = new Set(
  'monday tuesday wednesday thursday friday saturday sunday weekday'.split(' '),
)
/** "each spring": once a year */
export const YEARLY = new Set(['spring', 'summer', 'autumn', 'winter', 'fall', 'birthday', 'christmas'])
const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))
export const SESSIONS = words(
  'session sessions treatment treatments visit visits appointment appointments injection injections sitting sittings round rounds pass passes',
)
export const UPPER = words('within under below maximum max until by before inside through')
export const LOWER = words('over above minimum exceeding beyond')
/** may stand between a number and its unit */
export const FILLER = words(
  'short quick simple full whole entire single further more consecutive little mere treatment monthly weekly prp gentle brief of the good follow separate easy number',
)
