import type { Knowledge } from '@anagen/kb'
import { allowed } from './allowed.ts'
import { conflict } from './bounds.ts'
import type { Calendar } from './calendar.ts'
import { type Day, isoDay } from './day.ts'
import { firstFrom, openDays, reachOf } from './reach.ts'
import type { Chain, Step } from './steps.ts'
import { CONSTRAINTS, type Constraint, type PlanConflict } from './types.ts'

const NAMES = {
  opening: 'the weekdays and hours on which the clinic is shut',
  closed: "the clinic's closed days",
  practitioner: "the practitioner's days",
  'patient-days': 'the days and times on which you can come',
  'patient-away': 'your days away',
  until: 'the last day to plan for',
} as const satisfies Record<Constraint, string>

const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

const named = (constraints: readonly Constraint[]): string => list(constraints.map((c) => NAMES[c]))
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Constraints of which each alone, when lifted, lets the chain through; where there is none, all that are in the way. */
const bindingOf = (
  chain: Chain,
  calendar: Calendar,
  inTheWay: readonly Constraint[],
): { readonly alone: boolean; readonly constraints: readonly Constraint[] } => {
  const alone = CONSTRAINTS.filter((c) => reachOf(chain, calendar, new Set([c])).failing === null)
  return alone.length > 0 ? { alone: true, constraints: alone } : { alone: false, constraints: inTheWay }
}

const blockersIn = (from: Day, to: Day, step: Step, calendar: Calendar): Constraint[] => {
  const found = new Set<Constraint>()
  for (let day = from; day <= to; day++) for (const c of calendar.blockers(day, step.minutes)) found.add(c)
  return CONSTRAINTS.filter((c) => found.has(c))
}

/** Forward from the first step: the first that no reachable day is left for, with the day it would count from. */
const firstFailure = (
  chain: Chain,
  calendar: Calendar,
): { readonly step: Step; readonly anchor: Day | null } | null => {
  const first = Math.max(calendar.first, chain.notBefore ?? calendar.first)
  const reached: (readonly Day[])[] = []
  for (const step of chain.steps) {
    const open = openDays(step, calendar, first, calendar.last, new Set())
    if (step.after === null || 'day' in step.after) {
      if (open.length === 0) return { step, anchor: step.after === null ? null : step.after.day }
      reached.push(open)
      continue
    }
    const anchors = reached[step.after.step] ?? []
    const here = open.filter((day) => {
      const anchor = firstFrom(anchors, day - step.gap.to)
      return anchor !== undefined && anchor <= day - step.gap.from
    })
    if (here.length === 0) return { step, anchor: anchors[0] ?? null }
    reached.push(here)
  }
  return null
}

const nearest = (from: Day, by: 1 | -1, limit: Day, step: Step, calendar: Calendar): Day | null => {
  for (let day = from; by > 0 ? day <= limit : day >= limit; day += by)
    if (calendar.blockers(day, step.minutes).length === 0) return day
  return null
}

const stepName = (step: Step): string => (step.kind === 'review' ? 'the review' : `${step.kind} ${step.number}`)

/** Why one course has no plan by itself, in words, with what binds. */
export const explain = (chain: Chain, calendar: Calendar, knowledge: Knowledge): PlanConflict => {
  const { course } = chain
  const texts = knowledge.choosing.texts.plan
  const from = { treatment: course.slug, facts: course.facts, sources: course.sources }
  if (course.minutes !== null && !course.atHome && course.minutes > calendar.longest)
    return conflict(
      'too-short',
      knowledge,
      { treatment: course.name, minutes: course.minutes, open: calendar.longest },
      { ...from, binding: ['opening'] },
    )
  const failure = firstFailure(chain, calendar)
  const step = failure?.step ?? chain.steps.at(-1)
  if (!step) return conflict('no-sessions', knowledge, { treatment: course.name }, from)
  const anchor = failure?.anchor ?? null
  const first = Math.max(calendar.first, anchor === null ? calendar.first : anchor + step.gap.from)
  const last = anchor === null ? calendar.last : anchor + step.gap.to
  const inTheWay = blockersIn(first, last, step, calendar)
  const binding = bindingOf(chain, calendar, inTheWay)
  const values = {
    treatment: course.name,
    step: stepName(step),
    allowed: allowed(step.gap),
    first: isoDay(first),
    last: isoDay(last),
    reasons: capital(named(inTheWay) || 'the other steps'),
  }
  const told =
    anchor === null
      ? conflict('no-start', knowledge, values)
      : conflict('no-gap', knowledge, { ...values, anchor: isoDay(anchor), days: nearby(step, anchor, calendar) })
  const blame = binding.alone ? texts.binding : texts['binding-together']
  return {
    ...told,
    ...from,
    facts: step.facts,
    sources: step.sources,
    text: `${told.text} ${blame.replace('{binding}', list(binding.constraints.map((c) => NAMES[c])))}`,
    binding: binding.constraints,
  }
}

/** Open days next to the interval: "the interval allows 21 to 35 days; your holiday leaves only day 19". */
const nearby = (step: Step, anchor: Day, calendar: Calendar): string => {
  const before = nearest(anchor + step.gap.from - 1, -1, Math.max(calendar.first, anchor + 1), step, calendar)
  const after = nearest(anchor + step.gap.to + 1, 1, calendar.last, step, calendar)
  const found = [before, after].flatMap((day) => (day === null ? [] : [`day ${day - anchor} (${isoDay(day)})`]))
  return found.length === 0 ? 'none' : found.join(' or ')
}
