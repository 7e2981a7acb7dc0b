import { at } from '../numeric/at.ts'
import { climb, type Surface } from '../numeric/climb.ts'
import { type Refusal, refusal } from '../refusal.ts'

/** Reports of every product with every reaction: counted, and expected if they had nothing to do with each other. */
export interface Pairs {
  readonly reported: ArrayLike<number>
  readonly expected: ArrayLike<number>
}

/** Mixture of two gamma laws for the ratio of reported to expected: a share of pairs from the first, the rest from the second. */
export interface GammaMixture {
  readonly shape1: number
  readonly rate1: number
  readonly shape2: number
  readonly rate2: number
  readonly share: number
}

export interface GammaPoissonFit extends GammaMixture {
  readonly method: string
  readonly logLikelihood: number
  /** pairs */
  readonly n: number
}

export interface GammaPoissonOptions {
  /** true where pairs without a report are not in the list: the likelihood then is that of counts above 0 */
  readonly isTruncated?: boolean
  readonly start?: GammaMixture
}

/** DuMouchel's own starting point. */
const START: GammaMixture = { shape1: 0.2, rate1: 0.1, shape2: 2, rate2: 4, share: 1 / 3 }

/**
 * DuMouchel's gamma-Poisson shrinker, fitted by maximum likelihood (DuMouchel 1999, Am Stat 53:177-190): learns from all
 * pairs how far ratios stray, so that one pair can be judged by what is usual.
 * @example isRefusal(fitGammaPoisson({ reported: [1], expected: [1] })) // true, it needs 10 pairs; fits of 300 in test/references/signals.test.ts
 */
export const fitGammaPoisson = (
  pairs: Pairs,
  { isTruncated = false, start = START }: GammaPoissonOptions = {},
): GammaPoissonFit | Refusal => {
  const problem = problemOf(pairs, isTruncated)
  if (problem) return problem
  const summit = climb(surfaceOf(pairs, isTruncated), toFree(start), 1e-10)
  if (!summit.hasConverged)
    return refusal(
      'did-not-converge',
      `no maximum was found for ${pairs.reported.length} pairs; give more pairs, or another start`,
    )
  return {
    ...toMixture(summit.parameters),
    method: `gamma-Poisson shrinker, maximum likelihood${isTruncated ? ' of counts above 0' : ''} (DuMouchel 1999)`,
    logLikelihood: summit.value,
    n: pairs.reported.length,
  }
}

const problemOf = ({ reported, expected }: Pairs, isTruncated: boolean): Refusal | undefined => {
  if (reported.length !== expected.length)
    return refusal('bad-value', `${reported.length} counts and ${expected.length} expectations; give as many`)
  if (reported.length < 10) return refusal('too-few', `${reported.length} pairs; the shrinker learns from at least 10`)
  for (let row = 0; row < reported.length; row++) {
    const count = at(reported, row)
    if (!Number.isInteger(count) || count < (isTruncated ? 1 : 0))
      return refusal(
        'bad-value',
        `${count} reports; write a whole number${isTruncated ? ' above 0' : ', 0 or more'}`,
        row,
      )
    if (!(at(expected, row) > 0 && Number.isFinite(at(expected, row))))
      return refusal('bad-value', `${at(expected, row)} expected; write a number above 0`, row)
  }
  return undefined
}

// free parameters: logs of shapes and rates, log-odds of the share
const toFree = ({ shape1, rate1, shape2, rate2, share }: GammaMixture): Float64Array =>
  Float64Array.of(Math.log(shape1), Math.log(rate1), Math.log(shape2), Math.log(rate2), Math.log(share / (1 - share)))

const toMixture = (free: Float64Array): GammaMixture => ({
  shape1: Math.exp(at(free, 0)),
  rate1: Math.exp(at(free, 1)),
  shape2: Math.exp(at(free, 2)),
  rate2: Math.exp(at(free, 3)),
  share: 1 / (1 + Math.exp(-at(free, 4))),
})

/** For whole counts: log of rising(shape, count) / count!, and its derivative by the shape; no gamma function in the loop. */
const rising = (shape: number, most: number): { readonly log: Float64Array; readonly slope: Float64Array } => {
  const log = new Float64Array(most + 1)
  const slope = new Float64Array(most + 1)
  for (let count = 0; count < most; count++) {
    log[count + 1] = at(log, count) + Math.log((shape + count) / (count + 1))
    slope[count + 1] = at(slope, count) + 1 / (shape + count)
  }
  return { log, slope }
}

const surfaceOf = (pairs: Pairs, isTruncated: boolean): Surface => {
  const reported = Float64Array.from(pairs.reported)
  const expected = Float64Array.from(pairs.expected)
  const logExpected = expected.map(Math.log)
  const most = reported.reduce((largest, count) => Math.max(largest, count), 0)
  return (free) => {
    const { shape1, rate1, shape2, rate2, share } = toMixture(free)
    const first = rising(shape1, most)
    const second = rising(shape2, most)
    const logRate1 = at(free, 1)
    const logRate2 = at(free, 3)
    let value = 0
    // the slope in each free parameter; plain variables, because this loop is where the time goes
    let byShape1 = 0
    let byRate1 = 0
    let byShape2 = 0
    let byRate2 = 0
    let byShare = 0
    for (let i = 0; i < reported.length; i++) {
      const count = at(reported, i)
      const all1 = rate1 + at(expected, i)
      const all2 = rate2 + at(expected, i)
      const logAll1 = Math.log(all1)
      const logAll2 = Math.log(all2)
      // log chances of no report; then the negative binomial chances of this count
      const none1 = shape1 * (logRate1 - logAll1)
      const none2 = shape2 * (logRate2 - logAll2)
      const chance1 = share * Math.exp(at(first.log, count) + none1 + count * (at(logExpected, i) - logAll1))
      const chance2 = (1 - share) * Math.exp(at(second.log, count) + none2 + count * (at(logExpected, i) - logAll2))
      const chance = chance1 + chance2
      const part1 = chance1 / chance
      const part2 = chance2 / chance
      value += Math.log(chance)
      byShape1 += part1 * (at(first.slope, count) * shape1 + none1)
      byRate1 += part1 * (shape1 - ((shape1 + count) * rate1) / all1)
      byShape2 += part2 * (at(second.slope, count) * shape2 + none2)
      byRate2 += part2 * (shape2 - ((shape2 + count) * rate2) / all2)
      byShare += part1 - share
      if (!isTruncated) continue
      const empty1 = share * Math.exp(none1)
      const empty2 = (1 - share) * Math.exp(none2)
      const seen = 1 - empty1 - empty2
      value -= Math.log(seen)
      byShape1 += (empty1 * none1) / seen
      byRate1 += (empty1 * shape1 * (1 - rate1 / all1)) / seen
      byShape2 += (empty2 * none2) / seen
      byRate2 += (empty2 * shape2 * (1 - rate2 / all2)) / seen
      byShare += ((1 - share) * empty1 - share * empty2) / seen
    }
    const slope = Float64Array.of(byShape1, byRate1, byShape2, byRate2, byShare)
    return { value: Number.isFinite(value) ? value : Number.NEGATIVE_INFINITY, slope }
  }
}
