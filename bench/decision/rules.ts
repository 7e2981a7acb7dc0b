/**
 * The rules of the task, written as our engine writes rules: flat, named, one level of `if`, each turning what it is
 * shown into findings. No rule knows another one; where levels meet, the highest wins.
 */
import {
  BETTER,
  CONTACT,
  EXPECTED,
  type Grade,
  type Row,
  type RuleName,
  raise,
  type Trend,
  URGENT,
  WATCH,
  WORSE,
} from './task.ts'

/** Where the hours since the treatment stand against a window. */
export const PHASES = ['before', 'inside', 'past'] as const
export type Phase = (typeof PHASES)[number]

/** All that a rule may know about one sign of a report. */
export interface Situation {
  readonly row: Row
  readonly phase: Phase
  readonly grade: Grade
  /** Whether one of the patient's modifiers raises this sign. */
  readonly isRaised: boolean
}

/** All that a rule may know about a report once its signs are judged. */
export interface Tally {
  /** The highest level among the signs. */
  readonly level: number
  readonly hasSigns: boolean
  /** Three signs or more that each need at least a contact. */
  readonly hasManySerious: boolean
  readonly trend: Trend
}

export const MANY_SERIOUS = 3

export interface Found {
  readonly rule: RuleName
  readonly level: number
}

type SignRule = (situation: Situation) => readonly Found[]

const nothing: readonly Found[] = []
const found = (rule: RuleName, level: number): readonly Found[] => [{ rule, level }]

const redFlag: SignRule = ({ row }) => (row.redFlag > EXPECTED ? found('red-flag', row.redFlag) : nothing)

const unlisted: SignRule = ({ row }) => (row.isListed ? nothing : found('unlisted', CONTACT))

const beforeOnset: SignRule = ({ row, phase }) =>
  row.isListed && phase === 'before' ? found('before-onset', CONTACT) : nothing

const pastUpper: SignRule = ({ row, phase }) =>
  row.isListed && phase === 'past' ? found('past-upper', CONTACT) : nothing

const aboveGrade: SignRule = ({ row, grade }) => {
  if (!row.isListed || grade <= row.highestGrade) return nothing
  return found('above-grade', grade > row.highestGrade + 1 ? URGENT : CONTACT)
}

const lifeThreateningGrade: SignRule = ({ grade }) => (grade === 4 ? found('life-threatening-grade', URGENT) : nothing)

const signRules: readonly SignRule[] = [redFlag, unlisted, beforeOnset, pastUpper, aboveGrade, lifeThreateningGrade]

export const highest = (findings: readonly Found[]): number => Math.max(EXPECTED, ...findings.map(({ level }) => level))

/** What is found for one sign. A modifier raises the highest of it; to find nothing at all is a finding too. */
export function judgeSign(situation: Situation): readonly Found[] {
  const findings = signRules.flatMap((rule) => rule(situation))
  if (situation.isRaised) return [...findings, ...found('modifier', raise(highest(findings)))]
  return findings.length > 0 ? findings : found('inside-window', EXPECTED)
}

/** What is found for the report as a whole. Each finding builds on the one before, so the last one's level counts. */
export function judgeReport({ level, hasSigns, hasManySerious, trend }: Tally): readonly Found[] {
  if (!hasSigns) return found('no-sign', EXPECTED)
  const many = hasManySerious ? found('many-signs', Math.max(level, URGENT)) : nothing
  const soFar = many[0]?.level ?? level
  if (trend === WORSE) return [...many, ...found('getting-worse', raise(soFar))]
  if (trend === BETTER && soFar === WATCH) return [...many, ...found('getting-better', EXPECTED)]
  return many
}

/** The level of the whole report, from what `judgeReport` found for it. */
export const finalLevel = (tally: Tally, findings: readonly Found[]): number => findings.at(-1)?.level ?? tally.level
