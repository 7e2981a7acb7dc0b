/**
 * Our decision: rules compiled to tables; a typed report in, a typed verdict with its findings out.
 *
 * A rule sees only where the hours stand against a window (3), a grade (4) and whether a modifier applies (2): 24
 * situations a row. `compile` lets the rules judge each of them once and keeps what they found, so that to decide is to
 * compare the hours with two bounds and to read. The rules stay functions that can be checked one by one, and one more
 * of them costs nothing while a patient waits.
 */
import { type Found, finalLevel, highest, judgeReport, judgeSign, MANY_SERIOUS, PHASES } from './rules.ts'
import {
  CONTACT,
  EXPECTED,
  GRADES,
  LEVELS,
  type Level,
  type Report,
  type Row,
  rowIndex,
  SIGN_COUNT,
  TRENDS,
} from './task.ts'
import { type Finding, levelName, toFinding, type Verdict } from './verdict.ts'

interface Judgement {
  readonly level: number
  readonly findings: readonly Finding[]
}
interface Ending {
  readonly level: Level
  readonly findings: readonly Finding[]
}

const BEFORE = PHASES.indexOf('before')
const INSIDE = PHASES.indexOf('inside')
const PAST = PHASES.indexOf('past')

/**
 * @example
 * const decide = compile(makeRows())
 * decide({ treatment: 0, hours: 30, trend: SAME, modifiers: 0, signs: [{ sign: 3, grade: 1 }] }).level
 */
export function compile(rows: readonly Row[]): (report: Report) => Verdict {
  const onset = Int16Array.from(rows, (row) => row.onsetHours)
  const upper = Int16Array.from(rows, (row) => row.upperHours)
  const raisedBy = Uint8Array.from(rows, (row) => row.raisedBy)
  const judgements = judgeRows(rows)
  const endings = judgeTallies()

  return ({ treatment, hours, trend, modifiers, signs }) => {
    const findings: Finding[] = []
    let level: number = EXPECTED
    let serious = 0
    for (const { sign, grade } of signs) {
      const row = rowIndex(treatment, sign)
      const phase = hours < (onset[row] ?? 0) ? BEFORE : hours > (upper[row] ?? 0) ? PAST : INSIDE
      const isRaised = ((raisedBy[row] ?? 0) & modifiers) !== 0
      const judgement = listed(judgements[situationNumber(row, phase, grade, isRaised)])
      for (const finding of judgement.findings) findings.push(finding)
      if (judgement.level > level) level = judgement.level
      if (judgement.level >= CONTACT) serious++
    }
    const ending = listed(endings[tallyNumber(level, signs.length > 0, serious >= MANY_SERIOUS, trend)])
    for (const finding of ending.findings) findings.push(finding)
    return { level: ending.level, findings }
  }
}

/** A place that was never judged is a report that was never parsed: better no answer than a calm one. */
function listed<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new RangeError('a treatment, sign, grade or trend outside the task')
  return thing
}

const situationNumber = (row: number, phase: number, grade: number, isRaised: boolean): number =>
  ((row * PHASES.length + phase) * GRADES.length + grade - 1) * 2 + Number(isRaised)

function judgeRows(rows: readonly Row[]): readonly Judgement[] {
  const judgements: Judgement[] = []
  const share = sharing<Judgement>()
  for (const [index, row] of rows.entries()) {
    const sign = index % SIGN_COUNT
    for (const [phaseNumber, phase] of PHASES.entries()) {
      for (const grade of GRADES) {
        for (const isRaised of [false, true]) {
          const found = judgeSign({ row, phase, grade, isRaised })
          const judgement = { level: highest(found), findings: toFrozenFindings(found, sign) }
          judgements[situationNumber(index, phaseNumber, grade, isRaised)] = share(judgement)
        }
      }
    }
  }
  return judgements
}

/** Frozen, because every verdict of the same situation holds the same ones. */
const toFrozenFindings = (found: readonly Found[], sign: Finding['sign']): readonly Finding[] =>
  found.map((each) => Object.freeze(toFinding(each, sign)))

const tallyNumber = (level: number, hasSigns: boolean, hasManySerious: boolean, trend: number): number =>
  ((level * 2 + Number(hasSigns)) * 2 + Number(hasManySerious)) * TRENDS.length + trend

function judgeTallies(): readonly Ending[] {
  const endings: Ending[] = []
  for (const level of LEVELS.keys()) {
    for (const hasSigns of [false, true]) {
      for (const hasManySerious of [false, true]) {
        for (const trend of TRENDS) {
          const tally = { level, hasSigns, hasManySerious, trend }
          const found = judgeReport(tally)
          endings[tallyNumber(level, hasSigns, hasManySerious, trend)] = {
            level: levelName(finalLevel(tally, found)),
            findings: toFrozenFindings(found, 'whole-report'),
          }
        }
      }
    }
  }
  return endings
}

/** Equal things become one: 8,640 situations have about 1,600 different judgements, which then fit a processor's cache. */
function sharing<Thing>(): (thing: Thing) => Thing {
  const seen = new Map<string, Thing>()
  return (thing) => {
    const text = JSON.stringify(thing)
    const first = seen.get(text) ?? thing
    seen.set(text, first)
    return first
  }
}
