/** Words for numbers, units of time and what is counted, as an English text writes them. */
export const NUMBERS: Readonly<Record<string, number>> = Object.fromEntries([
  ...'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, i) => [word, i] as const),
  ...'twenty thirty forty fifty sixty seventy eighty ninety hundred'
    .split(' ')
    .map((word, i) => [word, 20 + 10 * i] as const),
  ['single', 1],
  ['once', 1],
  ['twice', 2],
  ['half', 0.5],
  ['dozen', 12],
] as const)
/** "a few" counts as three, the least that anybody means. */
export const ARTICLES: Readonly<Record<string, number>> = { a: 1, an: 1, couple: 2, few: 3, several: 4 }

const plural = (hours: number, ...words: readonly string[]): (readonly [string, number])[] =>
  words.flatMap((word) => [[word, hours] as const, [`${word}s`, hours] as const])

export const HOURS: Readonly<Record<string, number>> = Object.fromEntries([
  ...plural(1, 'hour', 'hr', 'h'),
  ...plural(24, 'day', 'night'),
  ...plural(48, 'weekend'),
  ...plural(168, 'week', 'wk'),
  ...plural(336, 'fortnight'),
  ...plural(730, 'month'),
  ...plural(8760, 'year'),
  ...plural(87_600, 'decade'),
  ...plural(12, 'overnight'),
])
export const EVERY: Readonly<Record<string, number>> = {
  daily: 24,
  weekly: 168,
  fortnightly: 336,
  monthly: 730,
  yearly: 8760,
  annually: 8760,
}
const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))
export const SESSIONS = words(
  'session sessions treatment treatments visit visits appointment appointments injection injections sitting sittings round rounds dose doses',
)
export const PEOPLE = words('people patients patient clients client men women users person')
export const UPPER = words('within under below maximum max until by before')
export const LOWER = words('over above minimum exceeding beyond')
/** may stand between a number and its unit */
export const FILLER = words(
  'short quick simple full whole entire single further more consecutive little mere treatment monthly weekly prp gentle brief of the good follow separate easy',
)
