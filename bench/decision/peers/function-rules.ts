/** The rules as pairs of functions, for the two engines that take such (node-rules, rools). One run a sign. */
import {
  CONTACT,
  EXPECTED,
  type Report,
  type ReportedSign,
  type Row,
  type RuleName,
  raise,
  rowFor,
  URGENT,
} from '../task.ts'
import type { SignJudged } from './closing.ts'

/** What the rules read and write: the row of one sign joined with the report. */
export interface Fact extends Row {
  readonly sign: number
  readonly hours: number
  readonly grade: number
  readonly modifiers: number
  level: number
  rules: RuleName[]
}

interface FunctionRule {
  readonly name: RuleName
  readonly priority: number
  readonly when: (fact: Fact) => boolean
  readonly effect: (fact: Fact) => void
}

const finds = (name: RuleName, when: FunctionRule['when'], level: (fact: Fact) => number): FunctionRule => ({
  name,
  priority: 2,
  when,
  effect: (fact) => {
    fact.rules.push(name)
    fact.level = Math.max(fact.level, level(fact))
  },
})

export const functionRules: readonly FunctionRule[] = [
  finds(
    'red-flag',
    ({ redFlag }) => redFlag > EXPECTED,
    ({ redFlag }) => redFlag,
  ),
  finds(
    'unlisted',
    ({ isListed }) => !isListed,
    () => CONTACT,
  ),
  finds(
    'before-onset',
    ({ isListed, hours, onsetHours }) => isListed && hours < onsetHours,
    () => CONTACT,
  ),
  finds(
    'past-upper',
    ({ isListed, hours, upperHours }) => isListed && hours > upperHours,
    () => CONTACT,
  ),
  finds(
    'above-grade',
    ({ isListed, grade, highestGrade }) => isListed && grade > highestGrade,
    ({ grade, highestGrade }) => (grade - highestGrade > 1 ? URGENT : CONTACT),
  ),
  finds(
    'life-threatening-grade',
    ({ grade }) => grade === 4,
    () => URGENT,
  ),
  {
    name: 'modifier',
    // Last, because it raises what the others found.
    priority: 1,
    when: ({ raisedBy, modifiers }) => (raisedBy & modifiers) !== 0,
    effect: (fact) => {
      fact.rules.push('modifier')
      fact.level = raise(fact.level)
    },
  },
]

export const toFact = (rows: readonly Row[], report: Report, { sign, grade }: ReportedSign): Fact => ({
  ...rowFor(rows, report.treatment, sign),
  sign,
  grade,
  hours: report.hours,
  modifiers: report.modifiers,
  level: EXPECTED,
  rules: [],
})

export const toJudged = ({ sign, level, rules }: Fact): SignJudged => ({ sign, level, rules })
