import type { Hours, Knowledge, Modifier } from '@anagen/kb'
import type { Report, ReportedSign, TreatmentDone } from '../report.ts'
import { oldestFirst, withEarlier, worst } from './earlier.ts'
import { indexOf, type KnowledgeIndex } from './knowledge-index.ts'
import type { SignSeen } from './sign-seen.ts'

/** A report made ready for the rules. */
export interface Case {
  readonly report: Report
  readonly knowledge: Knowledge
  readonly index: KnowledgeIndex
  readonly signs: ReadonlyMap<string, SignSeen>
  /** their marks together, by the index */
  readonly marks: number
  /** the same in a row, and their ids */
  readonly seen: readonly SignSeen[]
  readonly signIds: readonly string[]
  /** what is tried in the place of the sign reported: "what if it got worse?" */
  readonly tried: SignSeen | null
  /** the temperature that patterns see; null = no fever felt or measured */
  readonly temperature: number | null
  readonly modifiers: ReadonlySet<string>
  /** those of them that the knowledge has, by key */
  readonly knownModifiers: readonly Modifier[]
  readonly treatments: readonly TreatmentDone[]
  /** every hour that a red flag may count on; empty = no time is known */
  readonly hours: readonly Hours[]
  /** the time of some treatment is not known, or none was named */
  readonly timeUnknown: boolean
}

const join = (a: SignSeen, b: SignSeen): SignSeen => ({
  sign: a.sign,
  grade: a.grade >= b.grade ? a.grade : b.grade,
  gradeKnown: a.gradeKnown && b.gradeKnown,
  gradeAssumed: a.gradeAssumed || b.gradeAssumed,
  trend: worst(a.trend, b.trend),
  trendKnown: a.trendKnown || b.trendKnown,
  beganLatest:
    a.beganLatest === null || b.beganLatest === null
      ? (a.beganLatest ?? b.beganLatest)
      : Math.min(a.beganLatest, b.beganLatest),
  beganEarliest:
    a.beganEarliest === null || b.beganEarliest === null
      ? (a.beganEarliest ?? b.beganEarliest)
      : Math.max(a.beganEarliest, b.beganEarliest),
  // one beginning that nobody knows may be the earliest
  beganUnsaid: a.beganUnsaid || b.beganUnsaid,
  presentFor: Math.max(a.presentFor, b.presentFor),
  afterGap: a.afterGap || b.afterGap,
  betterThenWorse: a.betterThenWorse || b.betterThenWorse,
  oneSided: a.oneSided || b.oneSided,
})

const seen = (raw: ReportedSign, knowledge: Knowledge): SignSeen => {
  const sign = knowledge.signs[raw.sign]
  const lowest = sign?.lowestGrade ?? 1
  const highest = sign?.highestGrade ?? 4
  const said = raw.grade === null ? null : raw.grade < lowest ? lowest : raw.grade > highest ? highest : raw.grade
  return {
    sign: raw.sign,
    grade: said ?? lowest,
    gradeKnown: said !== null || lowest === highest,
    gradeAssumed: raw.gradeAssumed ?? false,
    trend: raw.betterThenWorse ? 'worse' : (raw.trend ?? 'same'),
    trendKnown: raw.trend !== null,
    beganLatest: raw.beganHoursAgo ?? null,
    beganEarliest: raw.beganHoursAgo ?? null,
    beganUnsaid: raw.beganHoursAgo === undefined,
    presentFor: raw.presentForHours ?? 0,
    afterGap: raw.afterGap ?? false,
    betterThenWorse: raw.betterThenWorse ?? false,
    oneSided: raw.oneSided ?? false,
  }
}

/** The sign that a thermometer reading is; null for a healthy one. */
const fromTemperature = (
  celsius: number,
  { feverFrom, grade2Above, grade3Above, lowBelow }: Knowledge['readings'],
): ReportedSign | null => {
  if (celsius >= feverFrom)
    return { sign: 'fever', grade: celsius > grade3Above ? 3 : celsius > grade2Above ? 2 : 1, trend: null }
  return celsius < lowBelow ? { sign: 'low-temperature', grade: null, trend: null } : null
}

/** A condition that is a sign in itself for a treatment done: pregnant while using a medicine that must not be. */
const impliedSigns = (report: Report, knowledge: Knowledge, index: KnowledgeIndex): readonly ReportedSign[] =>
  report.modifiers.flatMap((key) => {
    const sign = knowledge.modifiers[key]?.impliesSign
    if (!sign) return []
    const matters = report.treatments.some((t) => index.signsOfComplications.get(t.slug)?.has(sign))
    return matters ? [{ sign, grade: knowledge.signs[sign]?.lowestGrade ?? null, trend: null }] : []
  })

/** Every hour that some clock of the treatments shows. */
const hoursOf = (treatments: readonly TreatmentDone[]): Hours[] => {
  const hours: Hours[] = []
  for (const { hoursSince, hoursSinceSession, hoursSinceDoseChange, hoursSinceLastUse } of treatments) {
    if (hoursSince !== null) hours.push(hoursSince)
    if (hoursSinceSession !== undefined) hours.push(hoursSinceSession)
    if (hoursSinceDoseChange !== undefined) hours.push(hoursSinceDoseChange)
    if (hoursSinceLastUse !== undefined) hours.push(hoursSinceLastUse)
  }
  return hours
}

const knownAmong = (keys: readonly string[], knowledge: Knowledge): readonly Modifier[] =>
  [...new Set(keys)].sort().flatMap((key) => knowledge.modifiers[key] ?? [])

const NO_MODIFIERS: readonly Modifier[] = []
const NO_KEYS: ReadonlySet<string> = new Set()

/** The sign as the patterns see it; undefined where it is not there. */
export const signIn = ({ signs, tried }: Case, sign: string): SignSeen | undefined =>
  tried?.sign === sign ? tried : signs.get(sign)

/** Joins duplicates, reads the temperature, looks back at earlier reports. */
export const toCase = (report: Report, knowledge: Knowledge): Case => {
  const measured = report.temperatureC === null ? null : fromTemperature(report.temperatureC, knowledge.readings)
  const index = indexOf(knowledge)
  const signs = new Map<string, SignSeen>()
  const add = (raw: ReportedSign): void => {
    const next = seen(raw, knowledge)
    const before = signs.get(raw.sign)
    signs.set(raw.sign, before ? join(before, next) : next)
  }
  report.signs.forEach(add)
  if (measured) add(measured)
  impliedSigns(report, knowledge, index).forEach(add)
  let marks = 0
  for (const sign of signs.keys()) marks |= index.markOf(sign)
  const earlier = oldestFirst(report.earlier)
  if (earlier.length > 0) for (const [id, sign] of signs) signs.set(id, withEarlier(sign, earlier))
  const feltUnmeasured = signs.has('fever') && (report.temperatureC === null || report.feverHidden === true)
  const temperature = feltUnmeasured
    ? Math.max(knowledge.readings.feltCountsAs, report.temperatureC ?? 0)
    : report.temperatureC
  return {
    report,
    knowledge,
    index,
    signs,
    marks,
    seen: [...signs.values()],
    signIds: [...signs.keys()],
    tried: null,
    temperature,
    modifiers: report.modifiers.length === 0 ? NO_KEYS : new Set(report.modifiers),
    knownModifiers: report.modifiers.length === 0 ? NO_MODIFIERS : knownAmong(report.modifiers, knowledge),
    treatments: report.treatments,
    hours: hoursOf(report.treatments),
    timeUnknown: report.treatments.length === 0 || report.treatments.some((t) => t.hoursSince === null),
  }
}
