import {
  ebgm,
  fitGammaPoisson,
  informationComponent,
  reportingOddsRatio,
  reportingRatio,
  stratifiedOddsRatio,
  type TwoByTwo,
} from '../../src/index.ts'
import { yatesChiSquared } from '../../src/signals/ratios.ts'
import { answered } from '../answered.ts'
import { agree, all, read } from './agree.ts'

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
