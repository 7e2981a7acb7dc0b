import { type Effect, type Frequency, type Knowledge, LEVELS, type PatternItem, rank } from '@anagen/kb'
import type { Random } from '@anagen/stats'

/** A sign as a synthetic patient reports it. */
export interface SimulatedSign {
  readonly sign: string
  readonly grade: 1 | 2 | 3 | 4 | null
  readonly trend: 'better' | 'same' | 'worse' | 'new' | null
}

export interface SimulatedCheckIn {
  readonly atHours: number
  readonly signs: readonly SimulatedSign[]
}

/** A synthetic patient, made from the windows of the knowledge base and a seed. */
export interface SimulatedPatient {
  readonly treatment: string
  readonly hoursSince: number
  readonly checkIns: readonly SimulatedCheckIn[]
}

const HOURS_PER_DAY = 24
const ASKED_ON_DAYS = [0.3, 1, 2, 3, 4, 5, 7, 10, 14, 21, 28]
const LONGEST_DAYS = 30
const ANSWERED = 0.7
const WITH_PROBLEM = 0.35

const SHARE: Readonly<Record<Frequency['category'], number>> = {
  'very-common': 0.75,
  common: 0.45,
  uncommon: 0.12,
  rare: 0.03,
  'very-rare': 0,
  unknown: 0.2,
}

const between = (from: number, to: number, random: Random): number => from + (to - from) * random()
const oneOf = <T>(values: readonly T[], random: Random): T | undefined => values[Math.floor(random() * values.length)]

interface Lasting {
  readonly sign: string
  readonly from: number
  readonly to: number
}

const lastingOf = (effect: Effect, random: Random): Lasting[] => {
  const [sign] = effect.signs
  const share = SHARE[effect.frequency.category]
  if (sign === undefined || effect.clock !== 'session' || effect.onlyWith !== null || random() > share) return []
  const from = between(effect.onset.from, effect.onset.to, random)
  const to = Math.max(from, between(effect.typical.from, Math.min(effect.typical.to, effect.upper), random))
  return [{ sign, from, to }]
}

const signsAt = (lasting: readonly Lasting[], hours: number, knowledge: Knowledge): SimulatedSign[] =>
  lasting
    .filter(({ from, to }) => from <= hours && hours < to)
    .map(({ sign, from, to }) => ({
      sign,
      grade: knowledge.signs[sign]?.lowestGrade ?? 1,
      trend: hours > (from + to) / 2 ? ('better' as const) : ('same' as const),
    }))

const asSign = ({ sign, grade, trend }: PatternItem): SimulatedSign[] => (sign === null ? [] : [{ sign, grade, trend }])

/** What should not be there: signs of a complication of the treatment, the milder ones more often. */
const problemOf = (slug: string, knowledge: Knowledge, random: Random): SimulatedSign[] => {
  const known = (knowledge.treatments[slug]?.complications ?? []).filter(
    ({ urgency }) => rank(urgency) < LEVELS.length - 1 || random() < ANSWERED / 2,
  )
  const pattern = oneOf(known, random)?.pattern
  const alternative = pattern?.any.find((items) => items.every(({ modifier }) => modifier === null))
  return (alternative ?? []).flatMap(asSign)
}

const checkInsOf = (slug: string, hoursSince: number, knowledge: Knowledge, random: Random): SimulatedCheckIn[] => {
  const lasting = (knowledge.treatments[slug]?.effects ?? []).flatMap((effect) => lastingOf(effect, random))
  const moments = ASKED_ON_DAYS.map((day) => day * HOURS_PER_DAY + between(0, 3, random)).filter(
    (hours) => hours < hoursSince && random() < ANSWERED,
  )
  const hasProblem = random() < WITH_PROBLEM
  // whoever has a problem writes at once
  const told = hasProblem
    ? [...moments.filter((h) => h < hoursSince - 24), hoursSince - between(0.2, 20, random)]
    : moments
  return told
    .filter((atHours) => atHours > 0)
    .map((atHours, i, { length }) => ({
      atHours,
      signs: [
        ...signsAt(lasting, atHours, knowledge),
        ...(hasProblem && i === length - 1 ? problemOf(slug, knowledge, random) : []),
      ],
    }))
}

/** Synthetic patients: the same ones for the same seed and knowledge. */
export const simulatePatients = (count: number, knowledge: Knowledge, random: Random): SimulatedPatient[] => {
  const slugs = Object.values(knowledge.treatments)
    .filter(({ isRegimen }) => !isRegimen)
    .map(({ slug }) => slug)
  return Array.from({ length: count }, (_, i) => {
    const treatment = slugs[i % slugs.length] ?? ''
    const hoursSince = Math.max(8, LONGEST_DAYS * HOURS_PER_DAY * random() ** 2)
    return { treatment, hoursSince, checkIns: checkInsOf(treatment, hoursSince, knowledge, random) }
  })
}
