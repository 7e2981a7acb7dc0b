/** For those who choose and plan: an entry of its own, so that a verdict never waits for it. */

export { compare } from './compare/compare.ts'
export * from './compare/compare-answer.ts'
export { naturalNumbers } from './compare/natural-numbers.ts'
export type * from './compare/types.ts'
export { NOTHING } from './compare/types.ts'
export * from './plan/course-answer.ts'
export { dayOf, isoDay } from './plan/day.ts'
export { planCourse } from './plan/plan-course.ts'
export type * from './plan/types.ts'
export { CONSTRAINTS, STEP_KINDS } from './plan/types.ts'
