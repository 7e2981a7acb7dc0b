// R 4.2.2, survival 3.5-3, vcd 1.4-11, epitools 0.5-10.1; each value beside the call that made it. `[call, ours, theirs]`.
import { logRank, weibullFit } from '../../src/index.ts'
import { answered } from '../answered.ts'
import { agree, read } from './agree.ts'

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
