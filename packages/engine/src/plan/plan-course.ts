import type { Knowledge } from '@anagen/kb'
import { type ApartRule, apartRules } from './apart.ts'
import { type Bounded, boundsOf, conflict } from './bounds.ts'
import { type Calendar, calendarOf } from './calendar.ts'
import { type Day, dayOf } from './day.ts'
import { explain } from './explain.ts'
import { withOtherProtocols } from './other-protocols.ts'
import { type Reach, reachOf } from './reach.ts'
import { MOST_NODES, search } from './search.ts'
import { showCourse } from './show-course.ts'
import { type Chain, chainOf } from './steps.ts'
import type { CourseBasis, CoursePlan, CourseRequest, PlanConflict } from './types.ts'

const YEAR_DAYS = 366
const MOST_YEARS = 10

const isConflict = <T extends object>(value: T | PlanConflict): value is PlanConflict => 'code' in value

/** As long as the courses can take, and a year to begin in. */
const lastDay = (request: CourseRequest, first: Day, chains: readonly Chain[]): Day => {
  const asked = request.until === undefined ? null : dayOf(request.until)
  if (asked !== null) return asked
  const longest = Math.max(0, ...chains.map(({ steps }) => steps.reduce((sum, step) => sum + step.gap.to, 0)))
  return first + Math.min(longest + YEAR_DAYS, MOST_YEARS * YEAR_DAYS)
}

const basis = (course: Bounded): CourseBasis => {
  const { treatment: _treatment, wanted: _wanted, count: _count, atHome: _atHome, ...shown } = course
  return shown
}

/** Two of the courses that cannot be together, with the rule that keeps them apart. */
const apartConflicts = (
  chains: readonly Chain[],
  reaches: readonly Reach[],
  rules: readonly ApartRule[],
  calendar: Calendar,
  knowledge: Knowledge,
): PlanConflict[] =>
  chains.flatMap((a, i) =>
    chains.slice(i + 1).flatMap((b, k) => {
      const between = rules.filter((r) => [a, b].every((c) => [r.of, r.other].includes(c.course.slug)))
      const pair = [reaches[i], reaches[i + 1 + k]].flatMap((r) => r ?? [])
      if (between.length === 0 || 'placed' in search([a, b], pair, between, calendar)) return []
      return between.map((rule) => {
        const { from, to } = rule.hours
        const isBefore = to <= 0
        return conflict(
          isBefore ? 'apart-before' : 'apart',
          knowledge,
          {
            treatment: knowledge.treatments[rule.of]?.name ?? rule.of,
            other: knowledge.treatments[rule.other]?.name ?? rule.other,
            why: rule.fact.what,
            from: Math.abs(isBefore ? to : from) / 24,
            to: Math.abs(isBefore ? from : to) / 24,
          },
          { treatment: rule.of, facts: [rule.fact.id], sources: rule.fact.sources },
        )
      })
    }),
  )

/** Why courses that each have a plan have none together. */
const togetherConflicts = (
  chains: readonly Chain[],
  reaches: readonly Reach[],
  rules: readonly ApartRule[],
  calendar: Calendar,
  gaveUp: boolean,
  knowledge: Knowledge,
): PlanConflict[] => {
  const apart = apartConflicts(chains, reaches, rules, calendar, knowledge)
  if (apart.length > 0) return apart
  if (gaveUp) return [conflict('search-limit', knowledge, { nodes: MOST_NODES })]
  return [conflict('together', knowledge, { treatments: chains.map((c) => c.course.name).join(', ') })]
}

/**
 * Dates for one or several courses, every gap inside the bounds of its sources, the whole series or nothing.
 * Gaps are calendar days; appointments are wall time, so 09:00 stays 09:00 when the clocks change.
 * @example planCourse({ today: '2026-11-23', zoneOffset: () => 0, opening: [{ weekday: 1, fromMinute: 540, toMinute: 1020 }], courses: [{ slug: 'prp' }] }, knowledge).outcome // 'planned'
 */
export const planCourse = (request: CourseRequest, knowledge: Knowledge): CoursePlan => {
  const today = dayOf(request.today) ?? 0
  const first = Math.max(today, dayOf(request.earliest ?? request.today) ?? today)
  const bounded = request.courses.map((wanted) => boundsOf(wanted, knowledge))
  const courses = bounded.flatMap((b) => (isConflict(b) ? [] : [b]))
  const refused = (conflicts: readonly PlanConflict[], last: Day): CoursePlan => ({
    outcome: 'refused',
    conflicts: conflicts.map((c) => withOtherProtocols(c, request, first, last, knowledge)),
    courses: courses.map(basis),
    knowledgeDigest: knowledge.digest,
  })
  const started = courses.map((course) => chainOf(course, today, knowledge))
  const atOnce = [...bounded, ...started].filter(isConflict)
  const chains = started.flatMap((c) => (isConflict(c) ? [] : [c]))
  const last = lastDay(request, first, chains)
  if (atOnce.length > 0) return refused(atOnce, last)
  const calendar = calendarOf(request, first, last)
  const reaches = chains.map((chain) => reachOf(chain, calendar))
  const alone = chains.flatMap((chain, i) =>
    reaches[i]?.failing === null ? [] : [explain(chain, calendar, knowledge)],
  )
  if (alone.length > 0) return refused(alone, last)
  const rules = apartRules(chains.map((c) => c.course.treatment))
  const found = search(chains, reaches, rules, calendar)
  if ('gaveUp' in found)
    return refused(togetherConflicts(chains, reaches, rules, calendar, found.gaveUp, knowledge), last)
  const visited = chains.filter((c) => !c.course.atHome)
  const ownDays = visited.length > 1 ? [knowledge.choosing.texts.plan['days-of-their-own']] : []
  return {
    outcome: 'planned',
    courses: chains.map((chain, i) =>
      showCourse(basis(chain.course), found.placed[i] ?? [], calendar, knowledge, ownDays),
    ),
    knowledgeDigest: knowledge.digest,
  }
}
