// Values computed elsewhere, each beside the call that made it. R 4.2.2, survival 3.5-3, vcd 1.4-11, epitools 0.5-10.1;
// none of it is needed to run this. `[call, ours, theirs]`.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  averageRunLength,
  binomialCriticalValue,
  type Estimate,
  ebgm,
  fitGammaPoisson,
  funnelLimits,
  incidence,
  informationComponent,
  limitsOfAgreement,
  logRank,
  maxSprtPoisson,
  poissonCriticalValue,
  proportion,
  type Refusal,
  repeatability,
  reportingOddsRatio,
  reportingRatio,
  seeded,
  standardise,
  stratifiedOddsRatio,
  type TwoByTwo,
  weibullFit,
  weightedKappa,
} from '../src/index.ts'
import { yatesChiSquared } from '../src/signals/ratios.ts'
import {
  betaCdf,
  betaQuantile,
  chiSquaredQuantile,
  chiSquaredUpper,
  digamma,
  gammaCdf,
  gammaQuantile,
  lnGamma,
  normalCdf,
  normalQuantile,
  tQuantile,
} from '../src/special/functions.ts'
import { answered } from './answered.ts'

type Row = readonly [call: string, ours: readonly number[], theirs: readonly number[]]

const agree = (rows: readonly Row[], relative = 1e-9): void => {
  test.each(rows)('%s', (_, ours, theirs) => {
    expect(ours).toHaveLength(theirs.length)
    for (const [i, value] of ours.entries()) {
      const wanted = theirs[i] ?? Number.NaN
      expect(Math.abs(value - wanted), `value ${i}: ${value} for ${wanted}`).toBeLessThanOrEqual(
        relative * Math.max(1e-3, Math.abs(wanted)),
      )
    }
  })
}
const limits = (estimate: Estimate | Refusal): number[] => {
  const { low, high } = answered(estimate)
  return [low, high]
}
const all = (estimate: Estimate | Refusal): number[] => [answered(estimate).estimate, ...limits(estimate)]
const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, 'data', name), 'utf8'))

agree([
  ['lgamma(c(.3, 10.5, 500))', [0.3, 10.5, 500].map(lnGamma), [1.09579799482, 13.9406252194, 2605.11585036173]],
  ['digamma(c(.3, 3.3, 50))', [0.3, 3.3, 50].map(digamma), [-3.5025242222, 1.03482248906, 3.90198967343]],
  [
    'qbeta(c(.025, .5, .999), 3.5, 97.5)',
    [0.025, 0.5, 0.999].map((p) => betaQuantile(p, 3.5, 97.5)),
    [0.0085202831074, 0.0316225339682, 0.1158872796961],
  ],
  ['pbeta(c(.01, .2), 3, 98)', [0.01, 0.2].map((x) => betaCdf(x, 3, 98)), [0.0793732022522, 0.9999999316829]],
  [
    'qgamma(c(.001, .5, .975), 2.5, 3)',
    [0.001, 0.5, 0.975].map((p) => gammaQuantile(p, 2.5, 3)),
    [0.0350354337715, 0.7252433651826, 2.1387503323383],
  ],
  ['pgamma(c(.1, 3), 2.5, 3)', [0.1, 3].map((x) => gammaCdf(x, 2.5, 3)), [0.0119967572059, 0.9970535954121]],
  [
    'qt(.975, c(2, 9, 120))',
    [2, 9, 120].map((degrees) => tQuantile(0.975, degrees)),
    [4.30265272975, 2.2621571628, 1.97993040508],
  ],
  ['qchisq(c(.025, .975), 11)', [0.025, 0.975].map((p) => chiSquaredQuantile(p, 11)), [3.81574825224, 21.92004926102]],
  ['pchisq(7.12, 2, lower = FALSE)', [chiSquaredUpper(7.12, 2)], [0.0284388247142]],
  [
    'pnorm(c(-8, -1.96, .3)), qnorm(.975)',
    [...[-8, -1.96, 0.3].map(normalCdf), normalQuantile(0.975)],
    [6.22096057427e-16, 0.0249978951482, 0.617911422189, 1.9599639845400536],
  ],
])

agree([
  [
    'binom.test(3, 100)$conf.int',
    limits(proportion(3, 100, { method: 'clopper-pearson' })),
    [0.00622997153831, 0.08517605297428],
  ],
  ['binom.test(0, 20)$conf.int', limits(proportion(0, 20, { method: 'clopper-pearson' })), [0, 0.168433470983]],
  ['binom.test(20, 20)$conf.int', limits(proportion(20, 20, { method: 'clopper-pearson' })), [0.831566529017, 1]],
  [
    'binom.test(7, 50)$conf.int',
    limits(proportion(7, 50, { method: 'clopper-pearson' })),
    [0.0581917003404, 0.267396002497],
  ],
  [
    'binom.test(7, 50, conf.level = .9)$conf.int',
    limits(proportion(7, 50, { method: 'clopper-pearson', confidence: 0.9 })),
    [0.0675966990036, 0.2469352017312],
  ],
  [
    'binom.test(1, 1000)$conf.int',
    limits(proportion(1, 1000, { method: 'clopper-pearson' })),
    [2.53174874913e-5, 0.00555892427983],
  ],
  ['prop.test(3, 100, correct = FALSE)$conf.int', limits(proportion(3, 100)), [0.010254524024, 0.0845193642905]],
  ['prop.test(0, 20, correct = FALSE)$conf.int', limits(proportion(0, 20)), [0, 0.161125158053]],
  ['prop.test(20, 20, correct = FALSE)$conf.int', limits(proportion(20, 20)), [0.838874841947, 1]],
  ['prop.test(7, 50, correct = FALSE)$conf.int', limits(proportion(7, 50)), [0.0695083342702, 0.2618619371059]],
  ['prop.test(1, 1000, correct = FALSE)$conf.int', limits(proportion(1, 1000)), [0.000176546370626, 0.005642558597958]],
  [
    'qbeta(c(.025, .975), 3.5, 97.5)',
    limits(proportion(3, 100, { method: 'jeffreys' })),
    [0.0085202831074, 0.0778875694264],
  ],
  ['0, qbeta(.975, .5, 20.5)', limits(proportion(0, 20, { method: 'jeffreys' })), [0, 0.116638982905]],
  [
    'qbeta(c(.025, .975), 7.5, 43.5)',
    limits(proportion(7, 50, { method: 'jeffreys' })),
    [0.0648717011505, 0.2553250281564],
  ],
  ['poisson.test(4, 120)$conf.int', limits(incidence(4, 120)), [0.00908221144689, 0.08534657229503]],
  ['poisson.test(0, 10)$conf.int', limits(incidence(0, 10)), [0, 0.368887945411]],
  ['poisson.test(17, 250)$conf.int', limits(incidence(17, 250)), [0.0396125058784, 0.1088745872636]],
  [
    'qgamma(c(.025, .975), 4.5, 120)',
    limits(incidence(4, 120, { method: 'jeffreys' })),
    [0.0112516229166, 0.0792615324943],
  ],
  [
    'epitools::ageadjust.direct(c(2, 5, 9), c(100, 60, 40), stdpop = c(700, 300, 200))',
    all(
      standardise([
        { events: 2, outOf: 100, standard: 700 },
        { events: 5, outOf: 60, standard: 300 },
        { events: 9, outOf: 40, standard: 200 },
      ]),
    ),
    [0.07, 0.0398094587908, 0.1163477604068],
  ],
  [
    'r = qbinom(p, 300, .02); (r - (pbinom(r, 300, .02) - p) / dbinom(r, 300, .02)) / 300, p = .025, .975',
    limits({ ...answered(funnelLimits(0.02, 300, 0.95)), estimate: 0.02 }),
    [0.00397496308055, 0.03575263417656],
  ],
  [
    'the same of 2000, p = .001, .999',
    limits({ ...answered(funnelLimits(0.02, 2000, 0.998)), estimate: 0.02 }),
    [0.0107706840694, 0.0300864956828],
  ],
  [
    'the same of 50, p = .001 (cut at 0), .999',
    limits({ ...answered(funnelLimits(0.02, 50, 0.998)), estimate: 0.02 }),
    [0, 0.09617954936],
  ],
])

const cosmesis = read('breast-cosmesis.json')
const rowsOf = (arm: string) => cosmesis.arms[arm].map(([left, right]: [number, number | null]) => ({ left, right }))
const chemotherapy = [...rowsOf('Rad').map(() => 0), ...rowsOf('RadChem').map(() => 1)]
const cosmesisFit = answered(weibullFit([...rowsOf('Rad'), ...rowsOf('RadChem')], { chemotherapy }))
const mixedRows = [
  { left: 3, right: 3 },
  { left: 5, right: 5 },
  { left: 8, right: null },
  { left: 0, right: 4 },
  { left: 2, right: 9 },
]
const mixedFit = answered(weibullFit(mixedRows))
const compared = answered(logRank(['Rad', 'RadChem'].map((group) => ({ group, observations: rowsOf(group) }))))

agree(
  [
    [
      "survreg(Surv(left, right, type = 'interval2') ~ chemotherapy, dist = 'weibull'): coef, scale, loglik",
      [
        cosmesisFit.intercept.estimate,
        cosmesisFit.covariates[0]?.estimate ?? Number.NaN,
        1 / cosmesisFit.shape,
        cosmesisFit.logLikelihood,
      ],
      [3.899276230373, -0.567550536563, 0.619339705211, -143.32082711],
    ],
    [
      'the same: intercept and scale of exact, left-, right- and interval-censored rows, loglik',
      [mixedFit.intercept.estimate, 1 / mixedFit.shape, mixedFit.logLikelihood],
      [1.75059318999, 0.537529965702, -7.0359652814],
    ],
  ],
  1e-8,
)
agree(
  [
    [
      'sqrt(diag(vcov(...))) of the first',
      [cosmesisFit.intercept, cosmesisFit.covariates[0], cosmesisFit.logSpread].map((c) => c?.error ?? Number.NaN),
      [0.1405297913, 0.175729563322, 0.119891982044],
    ],
    [
      'sqrt(diag(vcov(...))) of the second',
      [mixedFit.intercept.error, mixedFit.logSpread.error],
      [0.283449255408, 0.482086475837],
    ],
  ],
  1e-6,
)
agree(
  [
    [
      "Fay and Shaw 2010: ictest(..., scores = 'logrank1'), score of Rad, Z, p",
      [compared.groups[0]?.score ?? Number.NaN, compared.z ?? Number.NaN, compared.p],
      [-9.141846, -2.6684, 0.007622],
    ],
  ],
  6e-5,
)

const table: TwoByTwo = { both: 25, product: 175, reaction: 100, neither: 9700 }
const strata: TwoByTwo[] = [
  { both: 12, reaction: 4, product: 40, neither: 160 },
  { both: 8, reaction: 6, product: 90, neither: 300 },
  { both: 5, reaction: 1, product: 45, neither: 3000 },
]
const mixture = { shape1: 0.2, rate1: 0.06, shape2: 1.4, rate2: 1.8, share: 0.1 }
const shrunk = (reported: number, expected: number): number[] => {
  const found = answered(ebgm(reported, expected, mixture))
  return [found.ebgm, found.eb05, found.eb95]
}
agree(
  [
    [
      'epitools::riskratio.wald(matrix(c(9700, 175, 100, 25), 2))',
      all(reportingRatio(table)),
      [12.25, 8.08674622556, 18.55659814398],
    ],
    [
      'epitools::oddsratio.wald(matrix(c(9700, 175, 100, 25), 2))',
      all(reportingOddsRatio(table)),
      [13.85714285714, 8.72110180137, 22.01790697284],
    ],
    ['chisq.test(matrix(c(25, 175, 100, 9700), 2, byrow = TRUE))$statistic', [yatesChiSquared(table)], [200.051666236]],
    [
      'mantelhaen.test(array(c(12, 4, 40, 160, 8, 6, 90, 300, 5, 1, 45, 3000), c(2, 2, 3)))',
      all(stratifiedOddsRatio(strata)),
      [9.43821061285, 4.60344196052, 19.35069896319],
    ],
    [
      'log2((25.5) / 3), log2(qgamma(c(.025, .975), 25.5, 3))',
      all(informationComponent(25, 2.5)),
      [3.08746284125, 2.46648731863, 3.59725290308],
    ],
    [
      'log2(.5 / 3), log2(qgamma(c(.025, .975), .5, 3))',
      all(informationComponent(0, 2.5)),
      [-2.584962500721, -12.576850316528, -0.256158719385],
    ],
    [
      'posterior of 12 on 3.1 by digamma, dnbinom and uniroot on pgamma',
      shrunk(12, 3.1),
      [2.89036176376, 1.70559035649, 4.91767999392],
    ],
    ['posterior of 0 on 2', shrunk(0, 2), [0.13279109496957, 0.00205629881969, 0.95130315908]],
    ['posterior of 4 on 0.1', shrunk(4, 0.1), [22.44534212634, 8.3133653065, 50.0910090603]],
  ],
  1e-8,
)

const pairs = read('gamma-poisson-pairs.json')
const whole = answered(fitGammaPoisson(pairs))
const seen = pairs.reported
  .map((count: number, i: number) => [count, pairs.expected[i]])
  .filter(([count]: number[]) => (count ?? 0) > 0)
const truncated = answered(
  fitGammaPoisson(
    { reported: seen.map((p: number[]) => p[0]), expected: seen.map((p: number[]) => p[1]) },
    { isTruncated: true },
  ),
)
const five = ({ shape1, rate1, shape2, rate2, share }: typeof whole) => [shape1, rate1, shape2, rate2, share]
agree(
  [
    [
      'nlminb on the sum of log of a mixture of two dnbinom: parameters',
      five(whole),
      [22.59963821963, 3.813317711057, 4.253359576005, 3.796130721833, 0.109696636981],
    ],
    [
      'the same of counts above 0',
      five(truncated),
      [22.499685299099, 3.804177637334, 4.075441757806, 3.74436271438, 0.102661332252],
    ],
  ],
  1e-5,
)
agree([['the two log-likelihoods', [whole.logLikelihood, truncated.logLikelihood], [-591.130600309, -462.648988933]]])

const critical = (upperLimit: number, alpha = 0.05): number => {
  const value = poissonCriticalValue({ upperLimit, alpha })
  return typeof value === 'number' ? value : Number.NaN
}
agree(
  [
    [
      'Kulldorff et al. 2011, table 1, alpha 0.05, T = 0.1, 0.5, 1, 1.5, 2, 5',
      [0.1, 0.5, 1, 1.5, 2, 5].map((limit) => critical(limit)),
      [2.044069, 2.637928, 2.853937, 2.964971, 3.046977, 3.297183],
    ],
    [
      'the same, T = 10, 20, 50, 100',
      [10, 20, 50, 100].map((limit) => critical(limit)),
      [3.467952, 3.628123, 3.819903, 3.952321],
    ],
    [
      'the same, alpha 0.01, T = 1, 5, 10, 20',
      [1, 5, 10, 20].map((limit) => critical(limit, 0.01)),
      [4.670428, 5.091907, 5.260513, 5.41477],
    ],
  ],
  3e-7,
)
agree([
  [
    'binomial MaxSPRT by enumeration in R: share 0.5, 10 events',
    [Number(binomialCriticalValue({ share: 0.5, mostEvents: 10 }))],
    [3.098835762],
  ],
  [
    'share 0.2, 30 and 50 events',
    [30, 50].map((mostEvents) => Number(binomialCriticalValue({ share: 0.2, mostEvents }))),
    [3.249070902, 3.249070902],
  ],
  [
    'share 0.1, 25 events, alpha 0.01',
    [Number(binomialCriticalValue({ share: 0.1, mostEvents: 25, alpha: 0.01 }))],
    [4.668580194],
  ],
])
test('poisson statistic by hand: 3 events, 0.4 expected', () => {
  const run = answered(maxSprtPoisson([{ events: 3, expected: 0.4 }], { upperLimit: 10 }))
  expect(run.points[0]?.statistic).toBeCloseTo(0.4 - 3 + 3 * Math.log(7.5), 12)
})

// a Markov chain of 2000 to 3000 states in R: solve(diag(m + 1) - transitions, rep(1, m + 1))[1]
test.each([
  [2, { risk: 0.05, trueRate: 0.05 }, 439.994],
  [2, { risk: 0.05, trueRate: 0.1 }, 71.6438],
  [3, { risk: 0.1, trueRate: 0.1 }, 851.01],
] as const)('average run length at limit %s, %o: Markov chain in R %s', (limit, stream, exact) => {
  const run = answered(averageRunLength({ oddsRatio: 2, limit }, stream, { random: seeded(8), charts: 4000 }))
  expect(run.unfinished).toBe(0)
  // four standard errors, and a percent for the grid of the chain
  const error = (run.high - run.low) / (2 * 1.96)
  expect(Math.abs(run.mean - exact)).toBeLessThan(4 * error + 0.01 * exact)
})

// Bland and Altman 1986, Lancet i:307-310: peak flow by two meters, 17 people
const large = [494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427]
const mini = [512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451]
const agreed = answered(limitsOfAgreement(large.map((first, i) => ({ first, second: mini[i] ?? Number.NaN }))))
const patches = answered(
  repeatability([
    [182, 178],
    [140, 149],
    [201, 196, 199],
    [90, 95],
  ]),
)
const levels = ['expected', 'contact', 'urgent']
const counts = [
  [50, 2, 0],
  [9, 30, 1],
  [1, 4, 12],
]
agree(
  [
    [
      'mean(d), sd(d), mean(d) -+ 1.96 * sd(d)',
      [agreed.bias.estimate, agreed.standardDeviation, agreed.lower.estimate, agreed.upper.estimate],
      [-2.11764705882, 38.76512987361, -78.0973016111, 73.8620074934],
    ],
    ['t.test(d)$conf.int', limits(agreed.bias), [-22.0488376966, 17.813543579]],
    [
      'lower limit -+ qt(.975, 16) * sd(d) * sqrt(1 / 17 + 1.96^2 / 32)',
      limits(agreed.lower),
      [-112.853377909, -43.341225313],
    ],
    ['sqrt(anova(lm(y ~ patch))[2, 3])', [patches.withinPatch.estimate], [3.83840244546]],
    ['sw * sqrt(5 / qchisq(c(.975, .025), 5))', limits(patches.withinPatch), [2.39596152235, 9.41411953142]],
    ['1.96 * sqrt(2) * sw', [patches.coefficient.estimate], [10.6395087606]],
    [
      'vcd::Kappa(counts): unweighted, confint',
      all(weightedKappa({ levels, counts }, 'none')),
      [0.739014084507, 0.62643379005, 0.851594378963],
    ],
    [
      "vcd::Kappa(counts, weights = 'Equal-Spacing')",
      all(weightedKappa({ levels, counts }, 'linear')),
      [0.776944065484, 0.676098890204, 0.877789240764],
    ],
    [
      "vcd::Kappa(counts, weights = 'Fleiss-Cohen')",
      all(weightedKappa({ levels, counts })),
      [0.821135543157, 0.7253101006, 0.916960985724],
    ],
  ],
  1e-8,
)
