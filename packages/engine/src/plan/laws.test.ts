import { loadKnowledge } from '@anagen/kb/load-node'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { zoneOffsetOf } from '../../test/zone-offset.ts'
import { dayOf, isoDay, weekdayOf } from './day.ts'
import { planCourse } from './plan-course.ts'
import type { CoursePlan, CourseRequest } from './types.ts'

const knowledge = loadKnowledge()
const slugs = Object.keys(knowledge.treatments)
const TODAY = dayOf('2026-11-23') ?? 0
const YEAR = 365

const anyRange = fc
  .tuple(fc.integer({ min: 0, max: YEAR }), fc.integer({ min: 0, max: 25 }))
  .map(([from, length]) => ({ from: isoDay(TODAY + from), to: isoDay(TODAY + from + length) }))
const anyWeekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 })
const anyOpening = anyWeekdays.map((days) => days.map((weekday) => ({ weekday, fromMinute: 480, toMinute: 1080 })))

const anyRequest: fc.Arbitrary<CourseRequest> = fc.record({
  today: fc.constant(isoDay(TODAY)),
  until: fc.constant(isoDay(TODAY + YEAR)),
  zoneOffset: fc.constant(() => 0),
  opening: anyOpening,
  closed: fc.array(anyRange, { maxLength: 6 }),
  practitioner: fc.record({ away: fc.array(anyRange, { maxLength: 2 }) }),
  patient: fc.record({ weekdays: anyWeekdays, away: fc.array(anyRange, { maxLength: 3 }) }),
  courses: fc
    .uniqueArray(fc.constantFrom(...slugs), { minLength: 1, maxLength: 2 })
    .map((list) => list.map((slug) => ({ slug }))),
})

const sessionsOf = (plan: CoursePlan) =>
  plan.outcome === 'refused'
    ? []
    : plan.courses.map((c) => ({ course: c, steps: c.steps.filter((s) => s.kind === 'session') }))

test('every planned gap lies inside its bounds, or the refusal names what binds', () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const plan = planCourse(request, knowledge)
      if (plan.outcome === 'refused') {
        for (const conflict of plan.conflicts) {
          expect(conflict.text).not.toMatch(/[{}]/)
          if (/^no-(gap|start)$/.test(conflict.code)) expect(conflict.binding.length).toBeGreaterThan(0)
        }
        return plan.conflicts.length > 0
      }
      return sessionsOf(plan).every(({ course, steps }) =>
        steps.every((step, i) => {
          const before = steps[i - 1]
          if (!before) return true
          const gap = (dayOf(step.day) ?? 0) - (dayOf(before.day) ?? 0)
          return course.intervalDays.from <= gap && gap <= course.intervalDays.to
        }),
      )
    }),
    { numRuns: 300 },
  )
})

test('no appointment on a closed day, on a wrong weekday, while somebody is away, or before today', () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      const plan = planCourse(request, knowledge)
      if (plan.outcome === 'refused') return true
      const ranges = [
        ...(request.closed ?? []),
        ...(request.patient?.away ?? []),
        ...(request.practitioner?.away ?? []),
      ]
      return plan.courses
        .flatMap((c) => c.steps)
        .filter((s) => s.at !== null)
        .every((s) => {
          const weekday = weekdayOf(dayOf(s.day) ?? 0)
          return (
            s.day >= request.today &&
            request.opening.some((o) => o.weekday === weekday) &&
            (request.patient?.weekdays ?? []).includes(weekday) &&
            !ranges.some((r) => r.from <= s.day && s.day <= r.to)
          )
        })
    }),
    { numRuns: 300 },
  )
})

test('the whole series or nothing', () => {
  fc.assert(
    fc.property(anyRequest, (request) =>
      sessionsOf(planCourse(request, knowledge)).every(
        ({ course, steps }) =>
          knowledge.treatments[course.slug]?.course.where === 'home' || steps.length === course.sessions.from,
      ),
    ),
    { numRuns: 200 },
  )
})

test('more closed days never give a plan where there was none', () => {
  fc.assert(
    fc.property(anyRequest, anyRange, (request, range) => {
      const before = planCourse({ ...request, courses: request.courses.slice(0, 1) }, knowledge)
      const after = planCourse(
        { ...request, courses: request.courses.slice(0, 1), closed: [...(request.closed ?? []), range] },
        knowledge,
      )
      return before.outcome === 'planned' || after.outcome === 'refused'
    }),
    { numRuns: 200 },
  )
})

test('same request, same plan', () => {
  fc.assert(
    fc.property(anyRequest, (request) => {
      expect(planCourse(request, knowledge)).toEqual(planCourse(request, knowledge))
    }),
    { numRuns: 50 },
  )
})

// 00:00 to 06:00 holds every change of the clocks of these zones in 2026 and 2027
const ZONES = [
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Africa/Cairo',
  'Asia/Kolkata',
  'UTC',
]
test.each(ZONES)('%s: wall time stays wall time, and a session lasts as long as it is booked', (zone) => {
  const zoneOffset = zoneOffsetOf(zone)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: YEAR }), fc.integer({ min: 0, max: 12 }), (from, half) => {
      const opening = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
        weekday,
        fromMinute: half * 30,
        toMinute: half * 30 + 240,
      }))
      const plan = planCourse(
        { today: isoDay(TODAY + from), zoneOffset, opening, courses: [{ slug: 'prp' }, { slug: 'mesotherapy' }] },
        knowledge,
      )
      if (plan.outcome === 'refused') return false
      return plan.courses
        .flatMap((c) => c.steps)
        .every((s) => {
          const shown = wall(s.start ?? 0, zone)
          const lasts = ((s.end ?? 0) - (s.start ?? 0)) / 60_000 === s.minutes
          return lasts && `${shown.day} ${shown.time}` === `${s.day} ${s.at}` && wall(s.end ?? 0, zone).day === s.day
        })
    }),
    { numRuns: 40 },
  )
})

const wall = (instant: number, zone: string): { day: string; time: string } => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).formatToParts(instant)
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? ''
  return { day: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` }
}
