import type { Knowledge } from '@anagen/kb'
import { fill } from '../decide/present/fill.ts'
import { boundsOf } from './bounds.ts'
import { calendarOf } from './calendar.ts'
import type { Day } from './day.ts'
import { reachOf } from './reach.ts'
import { chainOf } from './steps.ts'
import type { CourseRequest, PlanConflict, WantedCourse } from './types.ts'

/** Refusals that another source's interval may lift. */
const LIFTED = ['no-gap', 'no-start', 'gap-exceeded']

/** Protocols of the treatment, other than the one followed, under which this course by itself has a plan. */
const workable = (
  wanted: WantedCourse,
  request: CourseRequest,
  first: Day,
  last: Day,
  knowledge: Knowledge,
): string[] =>
  (knowledge.treatments[wanted.slug]?.course.protocols ?? []).flatMap(({ key }) => {
    const course = boundsOf({ ...wanted, protocol: key }, knowledge)
    if ('code' in course) return []
    const chain = chainOf(course, first, knowledge)
    if ('code' in chain) return []
    return reachOf(chain, calendarOf(request, first, last)).failing === null ? [key] : []
  })

/** Says of a refusal which other protocols would have a plan: sources disagree, and the clinic may follow another. */
export const withOtherProtocols = (
  found: PlanConflict,
  request: CourseRequest,
  first: Day,
  last: Day,
  knowledge: Knowledge,
): PlanConflict => {
  const wanted = request.courses.find((c) => c.slug === found.treatment)
  if (!wanted || !LIFTED.includes(found.code)) return found
  const others = workable(wanted, request, first, last, knowledge)
  if (others.length === 0) return found
  const told = fill(knowledge.choosing.texts.plan['other-protocols'], { protocols: others.join(', ') })
  return { ...found, text: `${found.text} ${told}` }
}
