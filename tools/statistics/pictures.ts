// Writes one picture of each kind of curve to docs/statistics/, from simulated clinics: node scripts/launch.mjs tools/statistics/pictures.ts
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DrawnCurve, drawCurves } from '../../packages/cli/src/stats/draw-curve.ts'
import { drawFunnel } from '../../packages/cli/src/stats/draw-funnel.ts'
import { drawSteps } from '../../packages/cli/src/stats/draw-steps.ts'
import { rateRows } from '../../packages/cli/src/stats/rate-rows.ts'
import {
  bootstrapBand,
  cusum,
  guaranteedBand,
  isRefusal,
  maxSprtPoisson,
  type Refusal,
  recoveryCurve,
  type Seen,
  type SimulationPlan,
  seeded,
  seenIn,
  simulate,
  waldBand,
} from '../../packages/stats/src/index.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'statistics')

const must = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.message)
  return answer
}

/** Made up; not what any treatment does. Lot C is bad. */
const PLAN: SimulationPlan = {
  patients: 600,
  sessions: 3,
  hoursBetweenSessions: 720,
  signs: [
    { sign: 'redness', share: 0.9, onsetWithin: 1, shape: 1.5, scale: 70 },
    { sign: 'swelling', share: 0.6, onsetWithin: 12, shape: 2.2, scale: 110 },
  ],
  complications: [{ complication: 'infection', share: 0.012, meanHours: 96 }],
  lots: [
    { lot: 'A', share: 0.5, risk: 1 },
    { lot: 'B', share: 0.35, risk: 1 },
    { lot: 'C', share: 0.15, risk: 5 },
  ],
  operators: ['one', 'two'],
  askedAt: [6, 24, 48, 72, 120, 168, 240],
  answered: 0.8,
  delay: 3,
  dropout: 0.02,
}

const patients = must(simulate(PLAN, seeded(21)))
const sessions = patients.flatMap((patient) => patient.sessions)
const hasInfection = (session: (typeof sessions)[number]): boolean => session.complications.length > 0

const curveOf = (name: string, rows: readonly Seen[], band: DrawnCurve['band'] | Refusal): DrawnCurve => ({
  name,
  curve: must(recoveryCurve(rows)),
  band: must(band),
})

const redness = seenIn(patients, 'redness')
const few = redness.slice(0, 60)
const write = (name: string, svg: string): void => writeFileSync(join(FOLDER, `${name}.svg`), svg)

mkdirSync(FOLDER, { recursive: true })
write(
  'curve',
  drawCurves(
    ['redness', 'swelling'].map((sign) => {
      const rows = seenIn(patients, sign)
      return curveOf(sign, rows, bootstrapBand(rows, { random: seeded(1), resamples: 100 }))
    }),
    { title: 'Two signs of a simulated clinic, bootstrap limits', unit: 'hours' },
  ),
)
write(
  'curve-few',
  drawCurves([curveOf('redness', few, waldBand(few))], { title: '60 simulated sessions, Wald limits', unit: 'hours' }),
)
write(
  'curve-guaranteed',
  drawCurves([curveOf('redness', few, guaranteedBand(few))], {
    title: '60 simulated sessions, guaranteed limits',
    unit: 'hours',
  }),
)

const lots = PLAN.lots.map(({ lot }) => {
  const used = sessions.filter((session) => session.lot === lot)
  return { name: lot, events: used.filter(hasInfection).length, outOf: used.length }
})
const { rows, all } = rateRows(lots, { per: 'session', method: 'wilson', confidence: 0.95, isSuppressed: false })
write('funnel', drawFunnel(rows, all, 'Infections by lot in a simulated clinic'))

const outcomes = sessions.map((session) => ({ isEvent: hasInfection(session), risk: 0.012 }))
const chart = must(cusum(outcomes, { oddsRatio: 2, limit: 4 }))
write(
  'cusum',
  drawSteps(
    chart.points.map(({ index, sum }) => [index + 1, sum]),
    {
      title: 'CUSUM of infections, odds doubled or not',
      limit: 4,
      xLabel: 'sessions',
      yLabel: 'sum of log-likelihood ratios',
      foot: 'Above the line: look into it; the chart then begins anew (Steiner et al. 2000).',
    },
  ),
)

const ofLotC = sessions.filter(({ lot }) => lot === 'C')
const looks = ofLotC.map((_, i) => ({
  events: ofLotC.slice(0, i + 1).filter(hasInfection).length,
  expected: 0.012 * (i + 1),
}))
const sequential = must(maxSprtPoisson(looks, { upperLimit: 10 }))
write(
  'maxsprt',
  drawSteps(
    sequential.points.map(({ statistic }, i) => [i + 1, statistic]),
    {
      title: 'MaxSPRT of lot C, looked at after every session',
      limit: sequential.criticalValue,
      xLabel: 'sessions with lot C',
      yLabel: 'log-likelihood ratio',
      foot: 'Above the line: a signal; 5 % of good lots ever cross it (Kulldorff et al. 2011).',
    },
  ),
)
