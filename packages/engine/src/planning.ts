/** For those who choose and plan: an entry of its own, so that a verdict never waits for it. */
export * from './plan/course-answer.ts'
export { dayOf, isoDay } from './plan/day.ts'
export { planCourse } from './plan/plan-course.ts'
export type * from './plan/types.ts'
export { CONSTRAINTS, STEP_KINDS } from './plan/types.ts'
