import { expect, test } from 'vitest'
import {
  densityChange,
  ebgm,
  fitGammaPoisson,
  funnelLimits,
  incidence,
  informationComponent,
  isRefusal,
  limitsOfAgreement,
  logRank,
  proportion,
  repeatability,
  reportingOddsRatio,
  reportingRatio,
  standardise,
  stratifiedOddsRatio,
  triage,
  weibullFit,
  weightedKappa,
} from '../src/index.ts'

const two = { both: 1, product: 1, reaction: 1, neither: 1 }
test.each([
  ['more events than chances', () => proportion(5, 4)],
  ['half an event', () => proportion(0.5, 4)],
  ['out of 0', () => proportion(0, 0)],
  ['NaN', () => proportion(Number.NaN, 4)],
  ['confidence 95', () => proportion(1, 4, { confidence: 95 })],
  ['no exposure', () => incidence(1, 0)],
  ['target 0', () => funnelLimits(0, 10, 0.95)],
  ['no stratum', () => standardise([])],
  ['empty standard', () => standardise([{ events: 1, outOf: 2, standard: 0 }])],
  ['half a report', () => reportingRatio({ ...two, both: 0.5 })],
  ['no report', () => reportingOddsRatio({ both: 0, product: 0, reaction: 0, neither: 0 })],
  ['no strata', () => stratifiedOddsRatio([])],
  ['negative expected', () => informationComponent(1, -1)],
  ['few pairs', () => fitGammaPoisson({ reported: [1], expected: [1] })],
  ['nothing expected', () => ebgm(1, 0, { shape1: 1, rate1: 1, shape2: 1, rate2: 1, share: 0.5 })],
  [
    'two pairs',
    () =>
      limitsOfAgreement([
        { first: 1, second: 2 },
        { first: 1, second: 2 },
      ]),
  ],
  ['nothing repeated', () => repeatability([[1], [2]])],
  ['no error', () => densityChange([1], [2], 0)],
  ['negative density', () => densityChange([-1], [2], 1)],
  ['a table with a hole', () => weightedKappa({ levels: ['a', 'b'], counts: [[1, 2], [3]] })],
  [
    'one level only',
    () =>
      weightedKappa({
        levels: ['a', 'b'],
        counts: [
          [4, 0],
          [0, 0],
        ],
      }),
  ],
  [
    'no case',
    () =>
      triage({
        levels: ['a', 'b'],
        counts: [
          [0, 0],
          [0, 0],
        ],
      }),
  ],
  ['one group', () => logRank([{ group: 'a', observations: [{ left: 1, right: 2 }] }])],
  [
    'an empty group',
    () =>
      logRank([
        { group: 'a', observations: [{ left: 1, right: 2 }] },
        { group: 'b', observations: [] },
      ]),
  ],
  [
    'groups that nothing tells apart',
    () =>
      logRank([
        { group: 'a', observations: [{ left: 1, right: null }] },
        { group: 'b', observations: [{ left: 1, right: null }] },
      ]),
  ],
  ['nobody over it', () => weibullFit([{ left: 1, right: null }])],
  [
    'all exact and equal',
    () =>
      weibullFit([
        { left: 5, right: 5 },
        { left: 5, right: 5 },
      ]),
  ],
  [
    'ended at time 0',
    () =>
      weibullFit([
        { left: 0, right: 0 },
        { left: 2, right: 3 },
      ]),
  ],
  [
    'a covariate that is no number',
    () =>
      weibullFit(
        [
          { left: 1, right: 2 },
          { left: 2, right: 3 },
        ],
        { age: [40, Number.NaN] },
      ),
  ],
])('%s is refused in words', (_, ask) => {
  const answer = ask()
  expect(isRefusal(answer)).toBe(true)
  expect(answer).toHaveProperty('message', expect.stringMatching(/\w{3}/))
})
