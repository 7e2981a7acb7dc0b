import { isRefusal, type Refusal } from '../refusal.ts'
import { type CaseReports, crossReports, type ReportedPair } from './cross-reports.ts'
import { ebgm, type ShrunkRatio } from './ebgm.ts'
import { fitGammaPoisson, type GammaPoissonFit } from './gamma-poisson.ts'
import { informationComponentOf } from './information-component.ts'
import { reportingOddsRatio, reportingRatio } from './ratios.ts'
import { stratifiedOddsRatio } from './stratified.ts'
import { expectedReports, type TwoByTwo } from './two-by-two.ts'

/** One pair by every measure; a measure that cannot be had says why. */
export interface ScreenedPair {
  readonly product: string
  readonly reaction: string
  readonly reported: number
  readonly expected: number
  readonly prr: ReturnType<typeof reportingRatio>
  readonly ror: ReturnType<typeof reportingOddsRatio> | ReturnType<typeof stratifiedOddsRatio>
  readonly ic: ReturnType<typeof informationComponentOf>
  readonly ebgm: ShrunkRatio | Refusal
  /** 3 reports or more, and the information component above 0 even at its lower limit */
  readonly isSignal: boolean
}

export interface Screening {
  /** most striking first: by the lower limit of the information component */
  readonly pairs: readonly ScreenedPair[]
  readonly fit: GammaPoissonFit | Refusal
  readonly reports: number
  readonly strata: number
}

const FEWEST_REPORTS = 3

/**
 * Every reported pair of product and reaction, by PRR, ROR, information component and EBGM. With strata the expectation is
 * that of each stratum added up, the odds ratio is Mantel and Haenszel's, and the PRR is that of the strata together.
 * A signal says "look here". It is no rate, since nobody counts who was treated, and no proof of cause.
 * @example screenReports([{ product: 'A', reaction: 'rash', reports: 3 }, { product: 'B', reaction: 'pain', reports: 9 }]).reports // 12
 */
export const screenReports = (rows: readonly CaseReports[]): Screening | Refusal => {
  const crossed = crossReports(rows)
  if (isRefusal(crossed)) return crossed
  const counted = crossed.map((pair) => ({
    pair,
    together: pooled(pair.strata),
    expected: sum(pair.strata, expectedReports),
  }))
  const fit = fitGammaPoisson(
    { reported: counted.map(({ together }) => together.both), expected: counted.map(({ expected }) => expected) },
    { isTruncated: true },
  )
  const pairs = counted.map(({ pair, together, expected }) => measured(pair, together, expected, fit))
  const [first] = crossed
  return {
    pairs: pairs.toSorted((a, b) => lowOf(b) - lowOf(a)),
    fit,
    reports: sum(first?.strata ?? [], (table) => table.both + table.product + table.reaction + table.neither),
    strata: first?.strata.length ?? 0,
  }
}

const measured = (
  { product, reaction, strata }: ReportedPair,
  together: TwoByTwo,
  expected: number,
  fit: GammaPoissonFit | Refusal,
): ScreenedPair => {
  const ic = informationComponentOf(strata)
  return {
    product,
    reaction,
    reported: together.both,
    expected,
    prr: reportingRatio(together),
    ror: strata.length > 1 ? stratifiedOddsRatio(strata) : reportingOddsRatio(together),
    ic,
    ebgm: isRefusal(fit) ? fit : ebgm(together.both, expected, fit),
    isSignal: together.both >= FEWEST_REPORTS && !isRefusal(ic) && ic.isSignal,
  }
}

const lowOf = ({ ic }: ScreenedPair): number => (isRefusal(ic) ? Number.NEGATIVE_INFINITY : ic.low)

const sum = (strata: readonly TwoByTwo[], of: (table: TwoByTwo) => number): number =>
  strata.reduce((total, table) => total + of(table), 0)

const pooled = (strata: readonly TwoByTwo[]): TwoByTwo => ({
  both: sum(strata, ({ both }) => both),
  product: sum(strata, ({ product }) => product),
  reaction: sum(strata, ({ reaction }) => reaction),
  neither: sum(strata, ({ neither }) => neither),
})
