import type { Call, NumberToCall } from '@anagen/engine'
import { paint, type Screen } from '../text/screen.ts'
import { wrap } from '../text/wrap.ts'

const FEWEST_REGIONS = 1
const FEWEST_LINES = 4

const about = (line: NumberToCall, isShort: boolean): string => {
  const regions = isShort ? line.regions.slice(0, FEWEST_REGIONS) : line.regions
  const more = regions.length < line.regions.length ? ' …' : ''
  const where = isShort && line.name ? null : regions.join(', ') + more
  const parts = [line.name, isShort ? null : line.service, where].filter((text) => text)
  return parts.length === 0 ? line.number : `${line.number} (${parts.join('; ')})`
}

const row = (
  screen: Screen,
  title: string,
  lines: readonly NumberToCall[],
  isPressing: boolean,
  end = '',
): string[] => {
  if (lines.length === 0) return []
  const isShort = !isPressing && lines.some((line) => line.regions.length > 0)
  const numbers = (isShort ? lines.slice(0, FEWEST_LINES) : lines).map((line) => about(line, isShort)).join(', ')
  const [first = '', ...more] = wrap(`${title} ${numbers}${end}`, screen.columns, '  ')
  return [first.replace(title, paint(screen, isPressing ? 'emergency' : 'bold', title)), ...more]
}

/** Lines beyond emergency and advice, shown only to somebody who may need them. */
export interface AlsoNeeded {
  readonly poison: boolean
  readonly crisis: boolean
}

/** Whom to call. Everything there is where a person has to be seen; else the emergency and advice numbers, short. */
export const showCall = (screen: Screen, call: Call, isPressing = false, also?: AlsoNeeded): string[] => {
  const where = call.countryName === null ? '' : `, ${call.countryName}`
  const end = call.country === null ? '; more: --country GB.' : '.'
  return [
    ...row(screen, `Emergency${where}:`, call.emergency, isPressing, end),
    ...row(screen, 'Advice:', call.advice, false),
    ...(also?.poison ? row(screen, 'Poison information:', call.poison, false) : []),
    ...(also?.crisis ? row(screen, 'In a personal crisis:', call.crisis, false) : []),
    ...(isPressing && call.say !== null ? wrap(call.say, screen.columns, '  ') : []),
  ]
}
