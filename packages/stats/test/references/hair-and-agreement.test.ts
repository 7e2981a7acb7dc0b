import { limitsOfAgreement, repeatability, weightedKappa } from '../../src/index.ts'
import { answered } from '../answered.ts'
import { agree, all, limits } from './agree.ts'

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
