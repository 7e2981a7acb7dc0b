/** Courses as clinics plan them: any treatment, a year, random closures, holidays and days off. Seeded. */
import { type CourseRequest, type DayRange, dayOf, isoDay } from '@anagen/engine/planning'
import type { Knowledge } from '@anagen/kb'
import { below, type Random, seeded } from '../random.ts'

const FIRST = dayOf('2027-01-04') ?? 0
const YEAR = 365
const WEEK = [1, 2, 3, 4, 5, 6, 7] as const

export function makeRequests(count: number, knowledge: Knowledge, courses: 1 | 2, seed = 23): readonly CourseRequest[] {
  const random = seeded(seed)
  return Array.from({ length: count }, () => makeRequest(Object.keys(knowledge.treatments), courses, random))
}

function makeRequest(slugs: readonly string[], courses: 1 | 2, random: Random): CourseRequest {
  const open = WEEK.filter((weekday) => weekday < 6 || random() < 0.3)
  const first = below(slugs.length, random)
  const second = (first + 1 + below(slugs.length - 1, random)) % slugs.length
  return {
    today: isoDay(FIRST),
    until: isoDay(FIRST + YEAR),
    zoneOffset: () => 0,
    opening: open.map((weekday) => ({ weekday, fromMinute: 480, toMinute: 1080 })),
    closed: ranges(below(6, random), 14, random),
    practitioner: { weekdays: days(3, random), away: ranges(below(3, random), 14, random) },
    patient: { weekdays: days(4, random), away: ranges(below(4, random), 21, random) },
    courses: (courses === 1 ? [first] : [first, second]).map((i) => ({ slug: slugs[i] ?? '' })),
  }
}

/** At least so many weekdays. */
function days(least: number, random: Random): readonly number[] {
  const chosen = WEEK.filter(() => random() < 0.7)
  return chosen.length >= least ? chosen : WEEK
}

function ranges(count: number, longest: number, random: Random): readonly DayRange[] {
  return Array.from({ length: count }, () => {
    const from = FIRST + below(YEAR, random)
    return { from: isoDay(from), to: isoDay(from + below(longest, random)) }
  })
}
