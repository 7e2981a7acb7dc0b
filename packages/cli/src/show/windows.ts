import { showHours } from '@anagen/engine'
import type { Complication, Effect } from '@anagen/kb'
import { ribbon } from '../text/ribbon.ts'
import type { Screen } from '../text/screen.ts'

const WIDEST = 60
const INDENT = 4

/** From when to when, in words. */
export const hoursBetween = (from: number, to: number): string =>
  from === to ? showHours(to) : from === 0 ? `within ${showHours(to)}` : `${showHours(from)} to ${showHours(to)}`

/** The window of an effect as a ribbon without "you are here". */
export const effectRibbon = (effect: Effect, screen: Screen): string[] =>
  ribbon(
    {
      onset: effect.onset.from,
      typicalEnd: effect.typical.to,
      upper: effect.upper,
      disputedUntil: effect.disputedUntil,
    },
    null,
    Math.min(WIDEST, screen.columns - INDENT - 2),
    showHours,
  ).map((line) => ' '.repeat(INDENT) + line)

const CLOCK_WORDS: Readonly<Record<string, string>> = {
  session: 'after the session',
  'first-dose': 'after the first dose',
  'dose-change': 'after a change of dose',
  'each-use': 'after each use',
  test: 'after the test',
  surgery: 'after surgery',
}

/** What the hours of a window count from. */
export const countedFrom = (clock: string): string => CLOCK_WORDS[clock] ?? `on the clock of ${clock}`

/** The window of an effect in words. */
export const effectWindow = (effect: Effect): string => {
  const disputed =
    effect.disputedUntil > effect.upper ? ` (sources disagree, up to ${showHours(effect.disputedUntil)})` : ''
  const lasting = effect.persistsWhileUsed ? ', or as long as it is used' : ''
  const longest = effect.maxDuration === null ? '' : `, no longer than ${showHours(effect.maxDuration)} once begun`
  const only = effect.onlyWith === null ? '' : `, only with ${effect.onlyWith}`
  return (
    `begins ${hoursBetween(effect.onset.from, effect.onset.to)} ${countedFrom(effect.clock)}, usually over by ${showHours(effect.typical.to)}, ` +
    `at the latest by ${showHours(effect.upper)}${disputed}${lasting}${longest}; up to grade ${effect.maxGrade}${only}`
  )
}

/** When a complication usually shows; it never calms anything. */
export const complicationWindow = (c: Complication): string =>
  `usually shows ${hoursBetween(c.onset.from, c.onset.to)} ${countedFrom(c.clock)}`
