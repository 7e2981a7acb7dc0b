import type { Knowledge, Source } from '@anagen/kb'
import { sourcesOf } from '../answer/check-answer.ts'
import { iso } from '../answer/iso.ts'
import type { CourseBasis, CoursePlan, PlanConflict, PlannedStep } from './types.ts'

type Iso = string | null

export type StepOut = Omit<PlannedStep, 'start' | 'end'> & { readonly start: Iso; readonly end: Iso }

/** Everything that `anagen course` answers; instants are UTC, `day` and `at` wall time of `zone`. */
export interface CourseOutput {
  readonly outcome: CoursePlan['outcome']
  readonly today: string
  readonly zone: string
  /** no opening hours were given */
  readonly assumedHours: boolean
  readonly courses: readonly (CourseBasis & { readonly steps: readonly StepOut[] })[]
  readonly conflicts: readonly PlanConflict[]
  readonly notes: readonly string[]
  readonly sources: Readonly<Record<string, Source>>
  readonly knowledgeDigest: string
}

/** Joins the plan with the notes under every answer. */
export const courseOutput = (
  plan: CoursePlan,
  asked: Pick<CourseOutput, 'today' | 'zone' | 'assumedHours'>,
  knowledge: Knowledge,
): CourseOutput => {
  const courses =
    plan.outcome === 'planned'
      ? plan.courses.map((c) => ({
          ...c,
          steps: c.steps.map((s) => ({ ...s, start: iso(s.start), end: iso(s.end) })),
        }))
      : plan.courses.map((c) => ({ ...c, steps: [] }))
  const conflicts = plan.outcome === 'planned' ? [] : plan.conflicts
  const { notes } = knowledge.advice
  const reviewed = courses.every((c) => knowledge.treatments[c.slug]?.reviewedBy != null)
  return {
    outcome: plan.outcome,
    ...asked,
    courses,
    conflicts,
    notes: [...(reviewed && courses.length > 0 ? [] : [notes.notReviewed]), notes.decisionSupport],
    sources: sourcesOf(
      [
        ...courses.flatMap((c) => [
          ...c.sources,
          ...c.protocols.flatMap((p) => p.sources),
          ...c.steps.flatMap((s) => s.sources),
        ]),
        ...conflicts.flatMap((c) => c.sources),
      ],
      knowledge,
    ),
    knowledgeDigest: plan.knowledgeDigest,
  }
}
