import { type DayRange, dayOf, type IsoDay, type OpeningHours } from '@anagen/engine/planning'
import { BadInput } from '../bad-input.ts'
import { plain } from '../text/plain.ts'

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const LONGEST_SHOWN = 40

const shown = (text: string): string => `"${plain(text).slice(0, LONGEST_SHOWN)}"`

/** A calendar day. @throws BadInput when it is none */
export const readDay = (text: string, at: string): IsoDay => {
  const day = text.trim()
  if (dayOf(day) === null) throw new BadInput(`${at}: ${shown(text)} is not a day; write for example 2026-12-24`)
  return day
}

/** `2026-12-24` or `2026-12-24..2027-01-02`, several with commas. @throws BadInput */
export const readRanges = (texts: readonly string[], at: string): DayRange[] =>
  texts
    .flatMap((text) => text.split(','))
    .map((text) => {
      const [first = '', ...rest] = text.split('..')
      const from = readDay(first, at)
      const to = rest.length === 0 ? from : readDay(rest.join('..'), at)
      if (to < from) throw new BadInput(`${at}: ${shown(text)} ends before it begins; write ${to}..${from}`)
      return { from, to }
    })

const weekday = (text: string, at: string): number => {
  const name = text.trim().toLowerCase()
  const index = WEEKDAYS.findIndex((short) => name.startsWith(short))
  if (index < 0) throw new BadInput(`${at}: ${shown(text)} is not a weekday; write for example mon-fri or tue,thu`)
  return index + 1
}

/** `mon-fri`, `tue,thu`, `sat-mon`: 1 Monday to 7 Sunday. @throws BadInput */
export const readWeekdays = (text: string, at: string): number[] => [
  ...new Set(
    text.split(',').flatMap((part) => {
      const [from = '', to] = part.split('-')
      const first = weekday(from, at)
      const last = to === undefined ? first : weekday(to, at)
      const count = ((last - first + WEEKDAYS.length) % WEEKDAYS.length) + 1
      return Array.from({ length: count }, (_, i) => ((first - 1 + i) % WEEKDAYS.length) + 1)
    }),
  ),
]

const minuteOf = (text: string): number | null => {
  const found = /^([01]?\d|2[0-4]):([0-5]\d)$/.exec(text.trim())
  if (!found) return null
  const minute = Number(found[1]) * 60 + Number(found[2])
  return minute > 24 * 60 ? null : minute
}

/** `09:00-17:00` as minutes of the day. @throws BadInput */
export const readHours = (text: string, at: string): { readonly fromMinute: number; readonly toMinute: number } => {
  const [from, to] = text.split('-').map(minuteOf)
  if (from === undefined || from === null || to === undefined || to === null)
    throw new BadInput(`${at}: ${shown(text)} are not hours; write for example 09:00-17:00`)
  if (to <= from) throw new BadInput(`${at}: ${shown(text)} ends before it begins; write the earlier time first`)
  return { fromMinute: from, toMinute: to }
}

/** `mon-fri 09:00-17:00`. @throws BadInput */
export const readOpening = (texts: readonly string[]): OpeningHours[] =>
  texts.flatMap((text) => {
    const [days = '', hours = '', ...more] = text.trim().split(/\s+/)
    if (hours === '' || more.length > 0)
      throw new BadInput(`--open: ${shown(text)} cannot be read; write for example --open "mon-fri 09:00-17:00"`)
    return readWeekdays(days, '--open').map((day) => ({ weekday: day, ...readHours(hours, '--open') }))
  })
