import { treatmentSlug } from '@anagen/engine'
import type { WantedCourse } from '@anagen/engine/planning'
import { type Knowledge, nearest } from '@anagen/kb'
import { BadInput, orBadInput } from '../bad-input.ts'
import { plain } from '../text/plain.ts'
import { readDay } from './read-days.ts'

const KEYS = ['sessions', 'protocol', 'area', 'minutes', 'done', 'restart', 'upkeep'] as const
const MOST = { sessions: 200, minutes: 24 * 60, upkeep: 50 } as const

const number = (value: string, key: keyof typeof MOST, at: string): number => {
  const count = Number(value)
  if (!Number.isInteger(count) || count < 1 || count > MOST[key])
    throw new BadInput(
      `${at}: ${key}=${plain(value).slice(0, 20)} cannot be; write a whole number from 1 to ${MOST[key]}`,
    )
  return count
}

const known = (value: string, of: readonly string[], key: string, at: string): string => {
  if (of.includes(value)) return value
  const meant = nearest(value, of)
  const choice =
    of.length === 0 ? 'it has none; leave it out' : meant ? `did you mean ${meant}?` : `write one of ${of.join(', ')}`
  throw new BadInput(`${at}: no ${key} "${plain(value).slice(0, 40)}"; ${choice}`)
}

const doneDays = (value: string, today: string, at: string): string[] => {
  const days = value.split('+').map((day) => readDay(day, at))
  const ahead = days.find((day) => day > today)
  if (ahead !== undefined) throw new BadInput(`${at}: ${ahead} lies in the future; done= takes what was really done`)
  const sorted = [...new Set(days)].sort()
  if (sorted.length < days.length) throw new BadInput(`${at}: a day stands twice in done=; write each once`)
  return sorted
}

/**
 * One course as it is typed: `prp,sessions=4,area=crown,done=2026-10-01+2026-10-29`.
 * @throws BadInput on anything that the treatment does not have
 */
export const readCourse = (text: string, today: string, knowledge: Knowledge): WantedCourse => {
  const [name = '', ...parts] = text.split(',')
  const slug = orBadInput(treatmentSlug(name, knowledge, 'treatment'))
  const treatment = knowledge.treatments[slug]
  const wanted: Record<string, unknown> = {}
  for (const part of parts) {
    const [key = '', ...rest] = part.split('=')
    const value = rest.join('=')
    const field = KEYS.find((k) => k === key.trim())
    if (field === undefined || field in wanted) {
      const meant = nearest(key, KEYS)
      throw new BadInput(
        field === undefined
          ? `${slug}: "${plain(key).slice(0, 40)}" cannot be set; ${meant ? `did you mean ${meant}?` : `write one of ${KEYS.join(', ')}`}`
          : `${slug}: ${field} was given twice; write it once`,
      )
    }
    if (field === 'restart') wanted[field] = true
    else if (value === '') throw new BadInput(`${slug}: ${field} has no value; write for example ${slug},${field}=…`)
    else if (field === 'protocol')
      wanted[field] = known(
        value,
        (treatment?.course.protocols ?? []).map((p) => p.key),
        field,
        slug,
      )
    else if (field === 'area') wanted[field] = known(value, Object.keys(knowledge.choosing.areas), field, slug)
    else if (field === 'done') wanted[field] = doneDays(value, today, slug)
    else wanted[field] = number(value, field, slug)
  }
  return { slug, ...wanted }
}
