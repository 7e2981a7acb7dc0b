import { expect, test } from 'vitest'
import {
  isRefusal,
  proportion,
  recoveryCurve,
  type SimulationPlan,
  seeded,
  seenIn,
  shareStill,
  simulate,
} from '../src/index.ts'
import { answered } from './answered.ts'

// made up; not what any treatment does
const plan: SimulationPlan = {
  patients: 3000,
  sessions: 2,
  hoursBetweenSessions: 720,
  signs: [{ sign: 'redness', share: 0.9, onsetWithin: 1, shape: 1.5, scale: 60 }],
  complications: [{ complication: 'infection', share: 0.01, meanHours: 96 }],
  lots: [
    { lot: 'A', share: 0.9, risk: 1 },
    { lot: 'B', share: 0.1, risk: 6 },
  ],
  operators: ['one', 'two'],
  askedAt: [6, 24, 48, 72, 120, 168, 240],
  answered: 0.8,
  delay: 2,
  dropout: 0.02,
}
const patients = answered(simulate(plan, seeded(1)))
const sessions = patients.flatMap((patient) => patient.sessions)

test('the same seed gives the same clinic, another seed another', () => {
  const few = { ...plan, patients: 5 }
  expect(simulate(few, seeded(7))).toEqual(simulate(few, seeded(7)))
  expect(simulate(few, seeded(7))).not.toEqual(simulate(few, seeded(8)))
})

test('every patient is marked as synthetic, and check-ins stand in order', () => {
  expect(patients.every(({ id, isSynthetic }) => isSynthetic && id.startsWith('synthetic-'))).toBe(true)
  for (const { checkIns } of sessions)
    for (const [i, { hours }] of checkIns.entries()) expect(hours).toBeGreaterThan(checkIns[i - 1]?.hours ?? 0)
})

test('a check-in tells exactly the signs that were there', () => {
  for (const { checkIns, truth } of sessions.slice(0, 500))
    for (const { hours, signs } of checkIns)
      expect(signs).toEqual(truth.filter(({ from, until }) => from <= hours && hours < until).map(({ sign }) => sign))
})

test('some questions stay unanswered, as many as the plan says', () => {
  const first = sessions.filter(({ checkIns }) => checkIns.some(({ hours }) => hours < 24)).length
  const { low, high } = answered(proportion(first, sessions.length, { method: 'clopper-pearson', confidence: 0.999 }))
  // asked at 6, answered by 0.98 * 0.8; later than 24 hours in exp(-9) of cases
  expect(low).toBeLessThan(0.98 * 0.8)
  expect(high).toBeGreaterThan(0.98 * 0.8 * 0.999)
})

test('the bad lot stands out in the data as in the plan', () => {
  const rate = (lot: string) => {
    const used = sessions.filter((session) => session.lot === lot)
    return used.filter(({ complications }) => complications.length > 0).length / used.length
  }
  expect(rate('A')).toBeGreaterThan(0.005)
  expect(rate('A')).toBeLessThan(0.02)
  expect(rate('B')).toBeGreaterThan(0.03)
})

test('the curve of the simulated check-ins comes back to the law they were drawn from', () => {
  const everybody = {
    ...plan,
    signs: [{ sign: 'redness', share: 1, onsetWithin: 0, shape: 1.5, scale: 200 }],
    askedAt: Array.from({ length: 60 }, (_, i) => 12 * i + 1),
  }
  const curve = answered(recoveryCurve(seenIn(answered(simulate(everybody, seeded(3))), 'redness')))
  for (const time of [100, 200, 300]) {
    const truth = Math.exp(-((time / 200) ** 1.5))
    const { lower, upper } = shareStill(curve, time)
    expect(lower).toBeLessThan(truth + 0.03)
    expect(upper).toBeGreaterThan(truth - 0.03)
  }
})

test.each([
  ['no patients', { patients: 0 }],
  ['half a session', { sessions: 0.5 }],
  ['a share above 1', { answered: 1.2 }],
  ['no lots', { lots: [] }],
  ['a law without a scale', { signs: [{ sign: 'redness', share: 1, onsetWithin: 1, shape: 1, scale: 0 }] }],
])('%s is refused', (_, wrong) => {
  expect(isRefusal(simulate({ ...plan, ...wrong }, seeded(1)))).toBe(true)
})
