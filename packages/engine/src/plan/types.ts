import type { PlanText, Span } from '@anagen/kb'
import type { ZoneOffset } from '../parse/written-date.ts'
import type { Instant } from '../timeline/types.ts'

/** A calendar day as written, `2026-12-01`. */
export type IsoDay = string

/** Days from `from` to `to`, both included. */
export interface DayRange {
  readonly from: IsoDay
  readonly to: IsoDay
}

/** Hours of one weekday (1 Monday to 7 Sunday), in minutes of the wall clock since midnight. */
export interface OpeningHours {
  readonly weekday: number
  readonly fromMinute: number
  readonly toMinute: number
}

/** When somebody can be there. Absent: always. */
export interface Presence {
  readonly weekdays?: readonly number[] | undefined
  readonly away?: readonly DayRange[] | undefined
  readonly fromMinute?: number | undefined
  readonly toMinute?: number | undefined
}

/** One course as it is wanted. What is absent is taken from the sources. */
export interface WantedCourse {
  readonly slug: string
  /** of the whole series, those done included */
  readonly sessions?: number | undefined
  /** key of one of the treatment's protocols; absent: the first that fits */
  readonly protocol?: string | undefined
  /** id in knowledge/choosing/areas.yaml; absent: the longest time is booked */
  readonly area?: string | undefined
  /** of one session, where the clinic knows better */
  readonly minutes?: number | undefined
  /** when sessions were really done, earliest first; for something used at home, its first day */
  readonly done?: readonly IsoDay[] | undefined
  /** begin a new series after the sessions done */
  readonly restart?: boolean | undefined
  /** how many upkeep sessions after the review */
  readonly upkeep?: number | undefined
}

/** What `planCourse` is asked. It has no clock: `today` comes in, and nothing is planned before it. */
export interface CourseRequest {
  readonly today: IsoDay
  /** first day to use; absent: today */
  readonly earliest?: IsoDay | undefined
  /** last day to use; absent: as long as the courses may take, and a year */
  readonly until?: IsoDay | undefined
  readonly zoneOffset: ZoneOffset
  readonly opening: readonly OpeningHours[]
  readonly closed?: readonly DayRange[] | undefined
  readonly practitioner?: Presence | undefined
  readonly patient?: Presence | undefined
  readonly courses: readonly WantedCourse[]
}

export const STEP_KINDS = ['start', 'session', 'review', 'upkeep'] as const
export type StepKind = (typeof STEP_KINDS)[number]

/** One dated step of a plan. Wall time stays wall time; the instants are UTC milliseconds. */
export interface PlannedStep {
  readonly kind: StepKind
  /** 1 for the first session of the series, also when it was done before; of a review 1 */
  readonly number: number
  readonly day: IsoDay
  /** `09:00`; null: not an appointment */
  readonly at: string | null
  readonly start: Instant | null
  readonly end: Instant | null
  readonly minutes: number | null
  /** days since what it counts from; null for a first step */
  readonly gapDays: number | null
  /** days that the sources allow for that gap; null for a first step */
  readonly allowedDays: Span | null
  readonly text: string | null
  readonly facts: readonly string[]
  readonly sources: readonly string[]
}

/** What one source asks for, shown wherever sources disagree. */
export interface ProtocolSaid {
  readonly key: string
  readonly says: string
  readonly sessions: Span | null
  readonly intervalDays: Span | null
  readonly sources: readonly string[]
}

/** What a course is planned by, shown with every plan and every refusal. */
export interface CourseBasis {
  readonly slug: string
  readonly name: string
  readonly sessions: Span
  readonly intervalDays: Span
  /** of one session; null: no source says */
  readonly minutes: number | null
  /** the protocol followed; null: the treatment has one course only */
  readonly protocol: string | null
  readonly protocols: readonly ProtocolSaid[]
  readonly disagreements: string | null
  readonly notes: readonly string[]
  readonly facts: readonly string[]
  readonly sources: readonly string[]
}

export interface PlannedCourse extends CourseBasis {
  readonly steps: readonly PlannedStep[]
}

/** What can stand in the way of a day. */
export const CONSTRAINTS = ['opening', 'closed', 'practitioner', 'patient-days', 'patient-away', 'until'] as const
export type Constraint = (typeof CONSTRAINTS)[number]

/** Why there is no plan, in words; `binding` names what would have to give way. */
export interface PlanConflict {
  readonly code: PlanText
  readonly treatment: string | null
  readonly text: string
  readonly binding: readonly Constraint[]
  readonly facts: readonly string[]
  readonly sources: readonly string[]
}

/** The whole series of every course, or none of them with the reasons. */
export type CoursePlan =
  | { readonly outcome: 'planned'; readonly courses: readonly PlannedCourse[]; readonly knowledgeDigest: string }
  | {
      readonly outcome: 'refused'
      readonly conflicts: readonly PlanConflict[]
      readonly courses: readonly CourseBasis[]
      readonly knowledgeDigest: string
    }
