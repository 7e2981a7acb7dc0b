import { drawExponential, drawWeibull } from '../random/draw.ts'
import type { Random } from '../random/seeded.ts'
import { type Refusal, refusal } from '../refusal.ts'
import type { LotLaw, SimulationPlan } from './plan.ts'

/** What a patient told at one moment. */
export interface SimulatedCheckIn {
  /** hours since the session, to the minute */
  readonly hours: number
  readonly signs: readonly string[]
}

export interface SimulatedSession {
  readonly number: number
  /** hours since the first session of the course */
  readonly startsAt: number
  readonly lot: string
  readonly operator: string
  readonly checkIns: readonly SimulatedCheckIn[]
  readonly complications: readonly { readonly complication: string; readonly hours: number }[]
  /** what no real registry knows: when each sign truly began and ended */
  readonly truth: readonly { readonly sign: string; readonly from: number; readonly until: number }[]
}

export interface SimulatedPatient {
  readonly id: string
  /** never to be mistaken for a person */
  readonly isSynthetic: true
  readonly sessions: readonly SimulatedSession[]
}

/**
 * A clinic's patients, courses and check-ins as they will look: asked at set hours, answered late, missed now and then,
 * given up by some. The same seed gives the same clinic.
 */
export const simulate = (plan: SimulationPlan, random: Random): readonly SimulatedPatient[] | Refusal => {
  const problem = problemOf(plan)
  if (problem) return problem
  return Array.from({ length: plan.patients }, (_, index) => ({
    id: `synthetic-${index + 1}`,
    isSynthetic: true,
    sessions: Array.from({ length: plan.sessions }, (_, number) => session(plan, number, random)),
  }))
}

const problemOf = (plan: SimulationPlan): Refusal | undefined => {
  const shares = [...[...plan.signs, ...plan.complications].map(({ share }) => share), ...[plan.answered, plan.dropout]]
  if (!Number.isInteger(plan.patients) || plan.patients < 1)
    return refusal('bad-value', `${plan.patients} patients; write a whole number above 0`)
  if (!Number.isInteger(plan.sessions) || plan.sessions < 1)
    return refusal('bad-value', `${plan.sessions} sessions; write a whole number above 0`)
  if (!shares.every((share) => share >= 0 && share <= 1)) return refusal('bad-value', 'a share is not between 0 and 1')
  if (plan.lots.length === 0 || plan.operators.length === 0)
    return refusal('bad-value', 'name at least one lot and one operator')
  const laws = plan.signs.flatMap(({ shape, scale }) => [shape, scale])
  if (!laws.every((value) => value > 0 && Number.isFinite(value)))
    return refusal('bad-value', 'the law of a sign needs a shape and a scale above 0')
  return undefined
}

const session = (plan: SimulationPlan, index: number, random: Random): SimulatedSession => {
  const lot = drawLot(plan.lots, random)
  const operator = plan.operators[Math.floor(random() * plan.operators.length)] ?? ''
  const truth = plan.signs
    .filter(({ share }) => random() < share)
    .map(({ sign, onsetWithin, shape, scale }) => {
      const from = random() * onsetWithin
      return { sign, from, until: from + drawWeibull(shape, scale, random) }
    })
  const complications = plan.complications
    .filter(({ share }) => random() < Math.min(1, share * lot.risk))
    .map(({ complication, meanHours }) => ({ complication, hours: toTheMinute(meanHours * drawExponential(random)) }))
  return {
    number: index + 1,
    startsAt: index * plan.hoursBetweenSessions,
    lot: lot.lot,
    operator,
    checkIns: checkIns(plan, truth, random),
    complications,
    truth,
  }
}

const drawLot = (lots: readonly LotLaw[], random: Random): LotLaw => {
  let rest = random() * lots.reduce((sum, { share }) => sum + share, 0)
  const drawn = lots.find(({ share }) => {
    rest -= share
    return rest < 0
  })
  return drawn ?? lots[lots.length - 1] ?? { lot: '', share: 1, risk: 1 }
}

const checkIns = (
  plan: SimulationPlan,
  truth: SimulatedSession['truth'],
  random: Random,
): readonly SimulatedCheckIn[] => {
  const told: SimulatedCheckIn[] = []
  for (const asked of plan.askedAt) {
    if (random() < plan.dropout) break
    if (random() >= plan.answered) continue
    const hours = toTheMinute(asked + plan.delay * drawExponential(random))
    // a late answer never overtakes the next one
    if (told.some((earlier) => earlier.hours >= hours)) continue
    const signs = truth.filter(({ from, until }) => from <= hours && hours < until).map(({ sign }) => sign)
    told.push({ hours, signs })
  }
  return told
}

const toTheMinute = (hours: number): number => Math.round(hours * 60) / 60
