import { type CoursePlan, type PlannedStep, planCourse } from '@anagen/engine/planning'
import type { Knowledge } from '@anagen/kb'
import type { CourseCase } from '@anagen/kb/authoring'
import { readCourse } from '../../packages/cli/src/calendar/read-course.ts'
import { readOpening, readRanges, readWeekdays } from '../../packages/cli/src/calendar/read-days.ts'
import { zoneOffsetOf } from '../../packages/engine/test/zone-offset.ts'

const MONDAY = '2026-11-23'
const OPEN = ['mon-fri 09:00-18:00']

/** The plan of a worked case, read as the command reads it. */
export const planFor = (c: CourseCase, knowledge: Knowledge): CoursePlan => {
  const today = c.today ?? MONDAY
  return planCourse(
    {
      today,
      until: c.until,
      zoneOffset: c.zone === undefined ? () => 0 : zoneOffsetOf(c.zone),
      opening: readOpening(c.open ?? OPEN),
      closed: readRanges(c.closed ?? [], 'closed'),
      practitioner: c.practitioner === undefined ? {} : { weekdays: readWeekdays(c.practitioner, 'practitioner') },
      patient: { away: readRanges(c.away ?? [], 'away') },
      courses: c.courses.map((text) => readCourse(text, today, knowledge)),
    },
    knowledge,
  )
}

export const datesOf = (plan: CoursePlan): string[] =>
  plan.outcome === 'refused' ? [] : plan.courses.flatMap((c) => c.steps.map((s) => `${c.slug} ${s.kind} ${s.day}`))

export const sessionsOf = (plan: CoursePlan, slug?: string): PlannedStep[] =>
  plan.outcome === 'refused'
    ? []
    : plan.courses
        .filter((c) => slug === undefined || c.slug === slug)
        .flatMap((c) => c.steps.filter((s) => s.kind === 'session'))
