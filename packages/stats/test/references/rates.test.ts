import { funnelLimits, incidence, proportion, standardise } from '../../src/index.ts'
import { answered } from '../answered.ts'
import { agree, all, limits } from './agree.ts'

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
