/** The plan that one writes first: always the earliest open day inside the interval, never looking ahead. */
import { type CourseRequest, type DayRange, dayOf } from '@anagen/engine/planning'
import type { Knowledge } from '@anagen/kb'

/** Days of the sessions of the first course, or null where it found none. */
export function greedy(request: CourseRequest, knowledge: Knowledge): readonly number[] | null {
  const course = knowledge.treatments[request.courses[0]?.slug ?? '']?.course
  const [protocol] = course?.protocols ?? []
  const count = (protocol?.sessions ?? course?.sessions)?.from ?? 0
  const interval = protocol?.intervalDays ?? course?.intervalDays ?? { from: 0, to: 0 }
  const first = dayOf(request.today) ?? 0
  const last = dayOf(request.until ?? request.today) ?? first
  const found: number[] = []
  for (let number = 0; number < count; number++) {
    const before = found.at(-1)
    const from = before === undefined ? first : before + interval.from
    const day = firstOpen(from, before === undefined ? last : Math.min(last, before + interval.to), request)
    if (day === null) return null
    found.push(day)
  }
  return found
}

function firstOpen(from: number, to: number, request: CourseRequest): number | null {
  for (let day = from; day <= to; day++) if (isOpen(day, request)) return day
  return null
}

function isOpen(day: number, { opening, closed, practitioner, patient }: CourseRequest): boolean {
  const weekday = ((day + 3) % 7) + 1
  const isIn = ({ from, to }: DayRange): boolean => (dayOf(from) ?? 0) <= day && day <= (dayOf(to) ?? 0)
  const away = [...(closed ?? []), ...(practitioner?.away ?? []), ...(patient?.away ?? [])]
  const comes = [practitioner?.weekdays, patient?.weekdays].every(
    (list) => list === undefined || list.includes(weekday),
  )
  return comes && opening.some((hours) => hours.weekday === weekday) && !away.some(isIn)
}
