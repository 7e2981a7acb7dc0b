import type { Knowledge, Span } from '@anagen/kb'
import { allowed } from './allowed.ts'
import { type Bounded, conflict } from './bounds.ts'
import { type Day, dayOf, isoDay } from './day.ts'
import type { PlanConflict, StepKind } from './types.ts'

/** One step to be dated. `after` is the index of what its gap counts from, or a day when that is past; null: nothing. */
export interface Step {
  readonly kind: StepKind
  readonly number: number
  readonly after: { readonly step: number } | { readonly day: Day } | null
  readonly gap: Span
  readonly minutes: number | null
  /** index of a step that it may not precede: upkeep waits for the review */
  readonly waitsFor: number | null
  /** not an appointment: any day will do */
  readonly atHome: boolean
  readonly text: string | null
  readonly facts: readonly string[]
  readonly sources: readonly string[]
}

export interface Chain {
  readonly course: Bounded
  readonly steps: readonly Step[]
  /** days on which sessions were really done */
  readonly done: readonly Day[]
  /** of a new series: it begins no sooner than this */
  readonly notBefore: Day | null
}

const NO_GAP: Span = { from: 0, to: 0 }

const session = (course: Bounded, number: number, after: Step['after']): Step => ({
  kind: 'session',
  number,
  after,
  gap: course.intervalDays,
  minutes: course.minutes,
  waitsFor: null,
  atHome: false,
  text: null,
  facts: course.facts,
  sources: course.sources,
})

/** Something used at home: its first day, then the review. */
const atHome = (course: Bounded, done: readonly Day[], reviewMinutes: number): Step[] => {
  const [begun] = done
  const { review } = course.treatment.course
  const start: Step = { ...session(course, 1, null), kind: 'start', minutes: null, atHome: true, gap: NO_GAP }
  const after = begun === undefined ? { step: 0 } : { day: begun }
  return [...(begun === undefined ? [start] : []), reviewStep(review, after, reviewMinutes)]
}

const reviewStep = (review: Bounded['treatment']['course']['review'], after: Step['after'], minutes: number): Step => ({
  kind: 'review',
  number: 1,
  after,
  gap: review.afterDays,
  minutes,
  waitsFor: null,
  atHome: false,
  text: review.says,
  facts: [review.id],
  sources: review.sources,
})

/** Every step that is left of a course, in order; or why none can be dated. */
export const chainOf = (course: Bounded, today: Day, knowledge: Knowledge): Chain | PlanConflict => {
  const { treatment, wanted, count, name } = course
  const { review, upkeep } = treatment.course
  const reviewMinutes = knowledge.choosing.reviewMinutes
  const done = (wanted.done ?? []).flatMap((iso) => dayOf(iso) ?? [])
  const about = { treatment: course.slug, facts: course.facts, sources: course.sources }
  if (course.atHome) return { course, steps: atHome(course, done, reviewMinutes), done, notBefore: null }
  const last = done.at(-1)
  const kept = wanted.restart ? [] : done
  const interval = course.intervalDays
  if (kept.length >= count && (wanted.upkeep ?? 0) === 0)
    return conflict('repeat-first', knowledge, { treatment: name, done: kept.length, ...course.sessions }, about)
  if (kept.length > 0 && kept.length < count && last !== undefined && last + interval.to < today)
    return conflict(
      'gap-exceeded',
      knowledge,
      { treatment: name, date: isoDay(last), due: isoDay(last + interval.to), allowed: allowed(interval) },
      about,
    )
  const steps: Step[] = []
  for (let number = kept.length + 1; number <= count; number++) {
    const before = steps.length > 0 ? { step: steps.length - 1 } : null
    steps.push(session(course, number, before ?? (kept.length > 0 && last !== undefined ? { day: last } : null)))
  }
  const lastSession = steps.length - 1
  const lastAnchor = lastSession >= 0 ? { step: lastSession } : { day: last ?? today }
  const [firstDone] = kept
  const firstAnchor = firstDone === undefined ? { step: 0 } : { day: firstDone }
  const reviewAt = steps.push(reviewStep(review, review.of === 'last' ? lastAnchor : firstAnchor, reviewMinutes)) - 1
  for (let number = 1; number <= (wanted.upkeep ?? 0); number++) {
    if (upkeep.everyDays === null)
      return conflict('no-interval', knowledge, {}, { ...about, facts: [upkeep.id], sources: upkeep.sources })
    steps.push({
      ...session(course, number, number === 1 ? lastAnchor : { step: steps.length - 1 }),
      kind: 'upkeep',
      gap: upkeep.everyDays,
      waitsFor: number === 1 ? reviewAt : null,
      text: upkeep.says,
      facts: [upkeep.id],
      sources: upkeep.sources,
    })
  }
  const notBefore = wanted.restart && last !== undefined ? last + interval.from : null
  return { course, steps, done, notBefore }
}
