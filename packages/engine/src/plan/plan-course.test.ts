import { loadKnowledge } from '@anagen/kb/load-node'
import { describe, expect, test } from 'vitest'
import { planCourse } from './plan-course.ts'
import type { CoursePlan, CourseRequest, WantedCourse } from './types.ts'

const knowledge = loadKnowledge()
const weekdays = (...days: number[]) => days.map((weekday) => ({ weekday, fromMinute: 540, toMinute: 1080 }))
const monday = '2026-11-23'
const ask = (courses: readonly WantedCourse[], more: Partial<CourseRequest> = {}): CoursePlan =>
  planCourse({ today: monday, zoneOffset: () => 0, opening: weekdays(1, 2, 3, 4, 5), courses, ...more }, knowledge)

const datesOf = (plan: CoursePlan): string[] => {
  if (plan.outcome === 'refused') throw new Error(plan.conflicts.map((c) => c.text).join(' '))
  return plan.courses.flatMap((c) => c.steps.map((s) => `${c.slug} ${s.kind} ${s.number} ${s.day}`))
}
const whyNot = (plan: CoursePlan) => {
  if (plan.outcome === 'planned') throw new Error('there is a plan')
  return plan.conflicts
}

// Bounds read by hand: prp monthly (28-31), review 56-90 days after the last, top-ups 90-180.
test('three monthly PRP sessions, the review, then a top-up', () => {
  expect(datesOf(ask([{ slug: 'prp', upkeep: 1 }]))).toEqual([
    'prp session 1 2026-11-23',
    'prp session 2 2026-12-21',
    'prp session 3 2027-01-18',
    'prp review 1 2027-03-15',
    'prp upkeep 1 2027-04-19',
  ])
})

test('the next date counts from when the last session was really done', () => {
  const onTime = datesOf(ask([{ slug: 'prp', done: ['2026-11-02'] }]))
  const late = datesOf(ask([{ slug: 'prp', done: ['2026-11-09'] }]))
  expect([onTime[0], late[0]]).toEqual(['prp session 2 2026-11-30', 'prp session 2 2026-12-07'])
})

test('a closed week moves a session within its interval, and the rest with it', () => {
  const closed = [{ from: '2026-12-21', to: '2026-12-23' }]
  expect(datesOf(ask([{ slug: 'prp' }], { closed })).slice(0, 2)).toEqual([
    'prp session 1 2026-11-23',
    'prp session 2 2026-12-24',
  ])
})

test('a holiday over the whole interval of a session due is refused, with the days next to it', () => {
  const [conflict] = whyNot(
    ask([{ slug: 'prp', done: ['2026-11-02'] }], { patient: { away: [{ from: '2026-11-24', to: '2027-01-10' }] } }),
  )
  expect(conflict).toMatchObject({ code: 'no-gap', binding: ['patient-away'] })
  expect(conflict?.text).toContain('allows 28 to 31 days (2026-11-30 to 2026-12-03)')
  expect(conflict?.text).toContain('day 21 (2026-11-23)')
})

const rows: [string, readonly WantedCourse[], Partial<CourseRequest>, string, readonly string[]][] = [
  ['more sessions than any source', [{ slug: 'prp', sessions: 8 }], {}, 'more-than-evidence', []],
  ['more than the protocol', [{ slug: 'prp', protocol: 'monthly-three', sessions: 4 }], {}, 'more-than-evidence', []],
  ['all sessions done', [{ slug: 'prp', sessions: 1, done: ['2026-11-02'] }], {}, 'repeat-first', []],
  ['too long ago', [{ slug: 'prp', done: ['2026-09-02'] }], {}, 'gap-exceeded', []],
  ['not in the knowledge base', [{ slug: 'reiki' }], {}, 'unknown-treatment', []],
  ['a protocol that does not exist', [{ slug: 'prp', protocol: 'yearly' }], {}, 'unknown-protocol', []],
  ['an area that does not exist', [{ slug: 'prp', area: 'beard' }], {}, 'unknown-area', []],
  ['no top-up is known', [{ slug: 'stem-cell', upkeep: 1 }], {}, 'no-interval', []],
  ['longer than the day', [{ slug: 'fue', minutes: 600 }], {}, 'too-short', ['opening']],
  ['never open', [{ slug: 'prp' }], { opening: [] }, 'too-short', ['opening']],
  ['practitioner never there', [{ slug: 'prp' }], { practitioner: { weekdays: [] } }, 'no-start', ['practitioner']],
  ['the last day is too near', [{ slug: 'prp' }], { until: '2026-12-31' }, 'no-gap', ['until']],
  [
    'weekly, with two weeks closed',
    [{ slug: 'mesotherapy', protocol: 'seed-001', done: ['2026-11-16'] }],
    { closed: [{ from: '2026-12-21', to: '2027-01-03' }] },
    'no-gap',
    ['closed'],
  ],
  [
    'open on Mondays, closed on every other one',
    [{ slug: 'peptide-serum' }],
    {
      opening: weekdays(1),
      practitioner: { away: ['2026-12-07', '2026-12-14'].map((d) => ({ from: d, to: d })) },
      until: '2027-02-22',
    },
    'no-gap',
    ['opening', 'practitioner', 'until'],
  ],
]
test.each(rows)('%s: refused with the constraint that binds', (_, courses, more, code, binding) => {
  const [conflict] = whyNot(ask(courses, more))
  expect(conflict?.code).toBe(code)
  expect(conflict?.binding).toEqual(binding)
  expect(conflict?.text).not.toMatch(/[{}]/)
})

test('where another source allows a longer gap, the refusal says so', () => {
  // 14 October + 31 days are over; the placebo trial allows 42: until 25 November
  const [conflict] = whyNot(ask([{ slug: 'prp', done: ['2026-10-14'], sessions: 5, protocol: 'iadvl' }]))
  expect(conflict?.code).toBe('gap-exceeded')
  expect(conflict?.text).toContain('Under another protocol there is a plan: placebo-trial')
})

describe('several courses', () => {
  test('treatments never share a day', () => {
    const days = datesOf(ask([{ slug: 'prp' }, { slug: 'smp' }]))
      .filter((d) => !d.includes('review'))
      .map((d) => d.split(' ')[3])
    expect(new Set(days).size).toBe(days.length)
  })

  // mesotherapy/interaction/other-scalp-procedures: none within 336 hours after a session
  test('no other scalp procedure in the 14 days after mesotherapy', () => {
    const plan = ask([{ slug: 'mesotherapy' }, { slug: 'prp' }])
    if (plan.outcome === 'refused') throw new Error('no plan')
    const [meso, prp] = plan.courses.map((c) => c.steps.filter((s) => s.kind === 'session'))
    for (const m of meso ?? [])
      for (const p of prp ?? []) {
        const hours = ((p.start ?? 0) - (m.end ?? 0)) / 3_600_000
        expect(hours < 0 || hours >= 336).toBe(true)
      }
  })

  test('what cannot be kept apart is refused with the rule', () => {
    const [conflict] = whyNot(ask([{ slug: 'smp' }, { slug: 'fue' }], { until: '2027-02-28' }))
    expect(conflict?.code).toMatch(/^(apart|no-gap|no-start)/)
  })

  test('one that cannot be planned refuses all: the whole series or nothing', () => {
    expect(ask([{ slug: 'prp' }, { slug: 'reiki' }]).outcome).toBe('refused')
  })

  test('a session done counts for the other course', () => {
    // 9 November + 14 days: not before 24 November
    const [first] = datesOf(ask([{ slug: 'prp' }, { slug: 'mesotherapy', sessions: 8, done: ['2026-11-16'] }]))
    expect(first && first.slice(-10) >= '2026-12-01').toBe(true)
  })
})

test('what is used at home gets a start and a review, no appointments', () => {
  expect(datesOf(ask([{ slug: 'finasteride' }]))).toEqual([
    'finasteride start 1 2026-11-23',
    'finasteride review 1 2027-05-24',
  ])
})

test('the length of a session follows the area; without one the longest is booked', () => {
  const minutes = (area?: string) => {
    const plan = ask([{ slug: 'mesotherapy', area }])
    return plan.outcome === 'planned' ? plan.courses[0]?.minutes : null
  }
  expect([minutes('hairline'), minutes('crown'), minutes('whole'), minutes()]).toEqual([15, 20, 30, 30])
})

test('where no source gives minutes the day is kept free, and it says so', () => {
  const plan = ask([{ slug: 'stem-cell' }])
  expect(plan.courses[0]).toMatchObject({ minutes: null })
  expect(plan.courses[0]?.notes.join(' ')).toContain('No source says how long')
})

test('where sources disagree every protocol is returned, the one followed named', () => {
  const [course] = ask([{ slug: 'mesotherapy' }]).courses
  expect(course?.protocols.map((p) => p.key)).toEqual(
    expect.arrayContaining(['trial-eight', 'seed-001', 'weekly-minoxidil', 'dutasteride', 'tapering']),
  )
  expect(course?.protocol).toBe('trial-eight')
  expect(course?.disagreements).toContain('10-15 weekly')
})
