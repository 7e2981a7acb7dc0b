// How often the limits hold the truth, by simulation: writes the table of docs/statistics.md.
// node scripts/launch.mjs tools/statistics/coverage.ts [clinics a cell, else 400]
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Band,
  bandAt,
  bootstrapBand,
  guaranteedBand,
  isRefusal,
  type Observations,
  ontoGrid,
  type ProportionMethod,
  proportion,
  type Random,
  type Refusal,
  recoveryCurve,
  type Seen,
  type SimulationPlan,
  seeded,
  seenIn,
  simulate,
  tighten,
  timeUntil,
  waldBand,
  weibullFit,
  weibullStill,
} from '../../packages/stats/src/index.ts'

const PAGE = join(import.meta.dirname, '..', '..', 'docs', 'statistics.md')
const BEGIN = '<!-- coverage: written by tools/statistics/coverage.ts -->'
const END = '<!-- /coverage -->'
const SIZES = [50, 200, 1000]
/** Some at the hour of a question, some among the answers to it, some (60, 84) when hardly anybody answers any more. */
const TIMES = [24, 48, 60, 72, 75, 84, 96, 120, 124, 168]
const LAW = { shape: 1.5, scale: 96 }
const clinics = Number(process.argv[2] ?? 400)

/** One sign that everybody gets at once; asked twice a day at first, then daily, then every other day; made up. */
const planOf = (patients: number): SimulationPlan => ({
  patients,
  sessions: 1,
  hoursBetweenSessions: 0,
  signs: [{ sign: 'redness', share: 1, onsetWithin: 0, ...LAW }],
  complications: [],
  lots: [{ lot: 'A', share: 1, risk: 1 }],
  operators: ['one'],
  askedAt: [1, 12, 24, 36, 48, 72, 96, 120, 144, 168, 216, 264, 312, 360, 408],
  answered: 0.8,
  delay: 3,
  dropout: 0.01,
})

/** A clinic whose first question is always answered, so that nobody is left out for having been over it before the first look. */
const clinic = (patients: number, random: Random): readonly Seen[] => {
  const people = simulate(planOf(patients), random)
  if (isRefusal(people)) throw new Error(people.message)
  const looked = people.map((person) => ({
    ...person,
    sessions: person.sessions.map((session) => ({
      ...session,
      checkIns: [{ hours: 0, signs: ['redness'] }, ...session.checkIns],
    })),
  }))
  return seenIn(looked, 'redness')
}

const truth = (time: number): number => weibullStill(LAW, time)

type Method = (rows: Observations, random: Random, n: number) => Band | Refusal
const onHours =
  (method: Method): Method =>
  (rows, random, n) => {
    const whole = ontoGrid(rows, 1)
    return isRefusal(whole) ? whole : method(whole, random, n)
  }

const bootstrap: Method = (rows, random, n) => bootstrapBand(rows, { random, resamples: n > 500 ? 100 : 200 })
const BANDS: Readonly<Record<string, Method>> = {
  'bootstrap, whole hours': onHours(bootstrap),
  'Wald, whole hours': onHours((rows) => waldBand(rows)),
  'bootstrap, to the minute': bootstrap,
  'Wald, to the minute': (rows) => waldBand(rows),
  'guaranteed, to the minute': (rows) => guaranteedBand(rows),
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

/** Coverage at each time and the mean width. */
const ofBand = (method: Method, n: number, runs: number): { at: number[]; width: number; median: number } => {
  const hits = TIMES.map(() => 0)
  let width = 0
  let median = 0
  for (let run = 0; run < runs; run++) {
    const random = seeded(1000 * n + run)
    const rows = clinic(n, random)
    const band = method(rows, random, n)
    const curve = recoveryCurve(rows)
    if (isRefusal(band) || isRefusal(curve)) continue
    TIMES.forEach((time, i) => {
      const { low, high } = bandAt(band, time)
      if (low <= truth(time) && truth(time) <= high) hits[i] = (hits[i] ?? 0) + 1
      width += (high - low) / TIMES.length / runs
    })
    const half = timeUntil(curve, band, 0.5)
    const trueMedian = LAW.scale * Math.log(2) ** (1 / LAW.shape)
    if (!isRefusal(half) && (half.low ?? 0) <= trueMedian && trueMedian <= (half.high ?? Number.POSITIVE_INFINITY))
      median++
  }
  return { at: hits.map((count) => count / runs), width, median: median / runs }
}

const bandRows = (): string[] =>
  Object.entries(BANDS).flatMap(([name, method]) =>
    SIZES.map((n) => {
      const runs = n > 500 && name.startsWith('bootstrap') ? Math.ceil(clinics / 2) : clinics
      const { at, width, median } = ofBand(method, n, runs)
      const mean = at.reduce((sum, share) => sum + share, 0) / at.length
      process.stderr.write(`${name} ${n}: ${percent(mean)}\n`)
      return `| ${name} | ${n} | ${runs} | ${percent(mean)} | ${percent(Math.min(...at))} | ${percent(median)} | ${width.toFixed(3)} |`
    }),
  )

const ofWeibull = (): string[] =>
  SIZES.map((n) => {
    let hits = 0
    for (let run = 0; run < clinics; run++) {
      const fit = weibullFit(clinic(n, seeded(5000 * n + run)))
      if (isRefusal(fit)) continue
      const location = Math.log(LAW.scale)
      if (fit.intercept.low <= location && location <= fit.intercept.high) hits++
    }
    return `| Weibull, scale | ${n} | ${clinics} | ${percent(hits / clinics)} |`
  })

// shares that complications have, and the ones that signs have
const SHARES = [0.01, 0.05, 0.2, 0.5]
const ofProportions = (): string[] =>
  (['wilson', 'jeffreys', 'clopper-pearson'] as const satisfies readonly ProportionMethod[]).flatMap((method) =>
    SIZES.map((n) => {
      const random = seeded(n)
      const runs = 20 * clinics
      const hits = SHARES.map((share) => {
        let covered = 0
        for (let run = 0; run < runs; run++) {
          let events = 0
          for (let i = 0; i < n; i++) if (random() < share) events++
          const found = proportion(events, n, { method })
          if (!isRefusal(found) && found.low <= share && share <= found.high) covered++
        }
        return covered / runs
      })
      const mean = hits.reduce((sum, share) => sum + share, 0) / hits.length
      return `| ${method} | ${n} | ${runs} | ${percent(mean)} | ${percent(Math.min(...hits))} |`
    }),
  )

const ofLearned = (): string[] =>
  [200, 1000].map((n) => {
    const needed = LAW.scale * Math.log(40) ** (1 / LAW.shape)
    let tightened = 0
    let tooTight = 0
    for (let run = 0; run < clinics; run++) {
      const learned = tighten({ from: 0, upper: 1000 }, clinic(n, seeded(9000 * n + run)))
      if (isRefusal(learned) || !learned.isTightened) continue
      tightened++
      if (learned.window.upper < needed) tooTight++
    }
    return `| ${n} | ${clinics} | ${percent(tightened / clinics)} | ${percent(tooTight / clinics)} |`
  })

const table = [
  BEGIN,
  '',
  `Signs that last Weibull(${LAW.shape}, ${LAW.scale} h); asked ${planOf(1).askedAt.length} times in 17 days, 80 % answered, 1 % giving up at each question; nominal 95 %.`,
  '',
  `| limits of the curve at ${TIMES.join(', ')} h | n | clinics | mean coverage | worst time | of the median | mean width |`,
  '| --- | --: | --: | --: | --: | --: | --: |',
  ...bandRows(),
  '',
  '| parametric | n | clinics | coverage |',
  '| --- | --: | --: | --: |',
  ...ofWeibull(),
  '',
  `| interval of a share of ${SHARES.map((share) => `${share * 100}`).join(', ')} % | n | samples each | mean coverage | worst share |`,
  '| --- | --: | --: | --: | --: |',
  ...ofProportions(),
  '',
  '| `tighten`, published upper 1000 h | clinics | window tightened | tighter than 97.5 % of patients need (at most 2.5 %) |',
  '| --: | --: | --: | --: |',
  ...ofLearned().map((row) => row.replace(/^\| (\d+) \|/, '| n = $1 |')),
  '',
  END,
].join('\n')

const page = readFileSync(PAGE, 'utf8')
const [before, after] = [page.indexOf(BEGIN), page.indexOf(END)]
if (before < 0 || after < 0) throw new Error(`${PAGE} has no place for the table: write ${BEGIN} and ${END}`)
writeFileSync(PAGE, page.slice(0, before) + table + page.slice(after + END.length))
process.stdout.write(`${table}\n`)
