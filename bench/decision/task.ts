/**
 * The task every engine is timed on: "is this sign normal, this long after this treatment?"
 *
 * 12 treatments x 30 signs make 360 rows. A report names one treatment, the hours since it, a trend, up to six graded
 * signs and six possible modifiers; the answer is one of five levels and the whole list of reasons (12 rules).
 * The words are the glossary's; the rows and reports are made up (generate.ts).
 */

export const TREATMENT_COUNT = 12
export const SIGN_COUNT = 30
export const MODIFIER_COUNT = 6

export const LEVELS = ['expected', 'watch', 'contact', 'urgent', 'emergency'] as const
export type Level = (typeof LEVELS)[number]
/** Levels as numbers, so that the higher one wins by `>`. */
export const EXPECTED = 0
export const WATCH = 1
export const CONTACT = 2
export const URGENT = 3
export const EMERGENCY = 4

/** One level up. Urgent stays urgent: nothing becomes an emergency by addition. */
export const RAISED: readonly number[] = [WATCH, CONTACT, URGENT, URGENT, EMERGENCY]
export const raise = (level: number): number => RAISED[level] ?? EMERGENCY

export const BETTER = 0
export const SAME = 1
export const WORSE = 2
export const TRENDS = [BETTER, SAME, WORSE] as const
export type Trend = (typeof TRENDS)[number]

/** 1 mild to 4 life-threatening. */
export const GRADES = [1, 2, 3, 4] as const
export type Grade = (typeof GRADES)[number]

/** Why a level was given. The position in this list is the rule's number in a packed reason. */
export const RULES = [
  'red-flag',
  'unlisted',
  'before-onset',
  'past-upper',
  'above-grade',
  'life-threatening-grade',
  'modifier',
  'inside-window',
  'many-signs',
  'getting-worse',
  'no-sign',
  'getting-better',
] as const
export type RuleName = (typeof RULES)[number]

/** What is known about one sign after one treatment. */
export interface Row {
  /** Whether the treatment lists the sign at all; without it the window below means nothing. */
  readonly isListed: boolean
  readonly onsetHours: number
  readonly upperHours: number
  readonly highestGrade: number
  /** URGENT or EMERGENCY for a red flag, otherwise EXPECTED. */
  readonly redFlag: number
  /** Modifiers that raise this sign, one bit each. */
  readonly raisedBy: number
}

export interface ReportedSign {
  readonly sign: number
  readonly grade: Grade
}

export interface Report {
  readonly treatment: number
  readonly hours: number
  readonly trend: Trend
  /** The patient's modifiers, one bit each. */
  readonly modifiers: number
  readonly signs: readonly ReportedSign[]
}

/** An answer in the form in which engines are compared: reasons are packed with `reason`. */
export interface Answer {
  readonly level: number
  readonly reasons: readonly number[]
}

/** Stands in for the sign when a rule is about the whole report. */
export const WHOLE_REPORT = 31

export const reason = (rule: RuleName, sign: number = WHOLE_REPORT): number => RULES.indexOf(rule) * 32 + sign

/** Engines may find their reasons in any order; two answers are the same when these texts are. */
export const answerText = ({ level, reasons }: Answer): string =>
  `${level}:${[...reasons].sort((a, b) => a - b).join(',')}`

export const rowIndex = (treatment: number, sign: number): number => treatment * SIGN_COUNT + sign

export function rowFor<R = Row>(rows: readonly R[], treatment: number, sign: number): R {
  const row = rows[rowIndex(treatment, sign)]
  if (row === undefined) throw new RangeError(`no row for treatment ${treatment}, sign ${sign}`)
  return row
}

/** The numbers of the bits that are set, for engines that know lists but no bits. */
export const modifierNumbers = (modifiers: number): number[] =>
  Array.from({ length: MODIFIER_COUNT }, (_, bit) => bit).filter((bit) => modifiers & (1 << bit))
