// R 4.2.2, survival 3.5-3, vcd 1.4-11, epitools 0.5-10.1; each value beside the call that made it. `[call, ours, theirs]`.
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
} from '../../src/special/functions.ts'
import { agree } from './agree.ts'

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
