import type { Knowledge } from '@anagen/kb'
import { fill } from '../decide/present/fill.ts'
import type { Calendar } from './calendar.ts'
import { clock, isoDay } from './day.ts'
import type { Placed } from './search.ts'
import type { CourseBasis, PlannedCourse, PlannedStep } from './types.ts'

const toStep = (placed: Placed, calendar: Calendar, knowledge: Knowledge): PlannedStep => {
  const { step, day, minute, anchor } = placed
  const isVisit = minute !== null
  const start = isVisit ? calendar.instant(day, minute) : null
  return {
    kind: step.kind,
    number: step.number,
    day: isoDay(day),
    at: isVisit ? clock(minute) : null,
    start,
    end: start !== null && step.minutes !== null ? start + step.minutes * MINUTE_MS : null,
    minutes: step.minutes,
    gapDays: anchor === null ? null : day - anchor,
    allowedDays: anchor === null ? null : step.gap,
    text: step.kind === 'review' ? fill(knowledge.choosing.texts.plan.review, { says: step.text ?? '' }) : step.text,
    facts: step.facts,
    sources: step.sources,
  }
}

const MINUTE_MS = 60_000

/** A course with its dates, in order of time. */
export const showCourse = (
  basis: CourseBasis,
  placed: readonly Placed[],
  calendar: Calendar,
  knowledge: Knowledge,
  more: readonly string[],
): PlannedCourse => ({
  ...basis,
  notes: [
    ...basis.notes,
    ...more,
    ...(placed.some((p) => p.step.kind === 'session') ? [knowledge.choosing.texts.plan.late] : []),
  ],
  steps: [...placed]
    .sort((a, b) => a.day - b.day || (a.minute ?? 0) - (b.minute ?? 0))
    .map((p) => toStep(p, calendar, knowledge)),
})
