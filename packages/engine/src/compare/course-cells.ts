import type { Span, Treatment } from '@anagen/kb'
import { type CellMaker, item, type Says } from './option.ts'
import type { Cell } from './types.ts'

const DAYS_A_WEEK = 7
const DAYS_A_MONTH = 30
const WEEKS_UP_TO = 60

const span = ({ from, to }: Span): string => (from === to ? String(from) : `${from}-${to}`)

interface Rounded {
  readonly count: number
  readonly unit: 'day' | 'week' | 'month'
}

const rounded = (days: number): Rounded => {
  if (days < DAYS_A_WEEK) return { count: days, unit: 'day' }
  if (days <= WEEKS_UP_TO) return { count: Math.round(days / DAYS_A_WEEK), unit: 'week' }
  return { count: Math.round(days / DAYS_A_MONTH), unit: 'month' }
}

const many = ({ count, unit }: Rounded): string => `${count} ${unit}${count === 1 ? '' : 's'}`

/** @example roughly({ from: 28, to: 42 }) // '4-6 weeks' */
export const roughly = ({ from, to }: Span): string => {
  const [least, most] = [rounded(from), rounded(to)]
  if (least.unit !== most.unit) return `${many(least)} to ${many(most)}`
  return least.count === most.count ? many(most) : `${least.count}-${many(most)}`
}

/** From the first session to the last: what the protocols come to, else the bounds of all sources. */
const wholeCourse = ({ course }: Treatment): Span => {
  const stated = course.protocols.flatMap(({ sessions, intervalDays }) =>
    sessions && intervalDays ? [{ sessions, intervalDays }] : [],
  )
  const spans = (stated.length > 0 ? stated : [course]).map(({ sessions, intervalDays }) => ({
    from: (sessions.from - 1) * intervalDays.from,
    to: (sessions.to - 1) * intervalDays.to,
  }))
  const single = course.sessions.from === 1 ? [0] : []
  return { from: Math.min(...spans.map((s) => s.from), ...single), to: Math.max(...spans.map((s) => s.to)) }
}

const isDaily = (t: Treatment): boolean => t.course.intervalDays.to <= 1

/** How many sessions, and how far apart. */
export const sessions = (t: Treatment, { known }: CellMaker, says: Says): Cell => {
  const { course } = t
  if (isDaily(t)) return known('sessions', says.daily, [item(course.maintenance, course)])
  const count = `${span(course.sessions)} x`
  const text = `${span(course.sessions)} sessions, ${span(course.intervalDays)} days apart.`
  const gap = course.sessions.to > 1 ? `, every ${roughly(course.intervalDays)}` : ''
  const protocols = course.protocols.map((p) => item(`${p.key}: ${p.says}`, p))
  return known('sessions', `${count}${gap}`, [item(text, course), ...protocols])
}

/** One session, and the whole course from first to last. */
export const time = (t: Treatment, { known, unknown }: CellMaker, says: Says): Cell => {
  const { course } = t
  const { sessionMinutes } = course
  if (isDaily(t)) return known('time', says['no-end'], [item(course.maintenance, course)])
  const whole = wholeCourse(t)
  const length =
    whole.to === 0
      ? 'one day'
      : whole.from === 0
        ? `up to ${roughly({ from: whole.to, to: whole.to })}`
        : roughly(whole)
  if (sessionMinutes === null)
    return unknown('time', `minutes unknown; course ${length}`, [
      item(`${says['no-minutes']} The course: ${length}.`, course),
    ])
  return known('time', `${span(sessionMinutes)} min; ${length}`, [
    item(`${span(sessionMinutes)} minutes a session; the course takes ${length}.`, course),
  ])
}
