export { type Crossed, crossed, type Judged } from './agreement/crossed.ts'
export { type LevelAccuracy, type Triage, triage } from './agreement/triage.ts'
export { type KappaWeights, weightedKappa } from './agreement/weighted-kappa.ts'
export { averageRunLength, type RunLength, type Stream } from './change/average-run-length.ts'
export { type Cusum, type CusumDesign, type CusumPoint, cusum, cusumWeight, type Outcome } from './change/cusum.ts'
export {
  type BinomialDesign,
  type BinomialLook,
  binomialCriticalValue,
  maxSprtBinomial,
} from './change/max-sprt-binomial.ts'
export {
  type MaxSprtDesign,
  maxSprtPoisson,
  type PoissonLook,
  poissonCriticalValue,
  type SequentialTest,
} from './change/max-sprt-poisson.ts'
export type { Estimate } from './estimate.ts'
export { type DensityChange, densityChange } from './hair/density-change.ts'
export { type LimitsOfAgreement, limitsOfAgreement, type Pair } from './hair/limits-of-agreement.ts'
export { type Repeatability, repeatability } from './hair/repeatability.ts'
export { drawExponential, drawGamma, drawNormal, drawPoisson, drawWeibull } from './random/draw.ts'
export { type Random, seeded } from './random/seeded.ts'
export { type FunnelLimits, funnelLimits } from './rates/funnel-limits.ts'
export { type IncidenceMethod, incidence } from './rates/incidence.ts'
export { type ProportionMethod, proportion } from './rates/proportion.ts'
export { type Denominator, type Rate, ratePer } from './rates/rate.ts'
export { type Stratum, standardise } from './rates/standardise.ts'
export { type Cell, FEWEST_SHOWN, type ShownCell, suppressSmallCells } from './rates/suppress-small-cells.ts'
export { type Band, type BandStep, bandAt } from './recovery/band/band.ts'
export { type BootstrapOptions, bootstrapBand } from './recovery/band/bootstrap.ts'
export { guaranteedBand } from './recovery/band/guaranteed.ts'
export { waldBand } from './recovery/band/wald.ts'
export { type MassInterval, type RecoveryCurve, recoveryCurve, type ShareRange, shareStill } from './recovery/curve.ts'
export { endOfSign, type Look } from './recovery/end-of-sign.ts'
export { type GroupObservations, type LogRank, logRank } from './recovery/log-rank.ts'
export type { NpmleOptions } from './recovery/npmle.ts'
export { ontoGrid } from './recovery/onto-grid.ts'
export { FEWEST_PATIENTS, type Position, position } from './recovery/position.ts'
export {
  PRIOR_PATIENTS,
  type PriorCurve,
  type PublishedEnd,
  priorCurve,
  type ShrunkShare,
  shrunkShare,
} from './recovery/prior.ts'
export { type TimeUntil, timeUntil } from './recovery/quantile.ts'
export type { Observations, Seen, SeenColumns } from './recovery/seen.ts'
export { FEWEST_TO_LEARN, type Learned, tighten, type Window } from './recovery/tighten.ts'
export { type Coefficient, type Covariates, type WeibullFit, weibullFit, weibullStill } from './recovery/weibull.ts'
export { isRefusal, type Refusal, type RefusalCode } from './refusal.ts'
export { type CaseReports, crossReports, type ReportedPair } from './signals/cross-reports.ts'
export { ebgm, type ShrunkRatio } from './signals/ebgm.ts'
export {
  fitGammaPoisson,
  type GammaMixture,
  type GammaPoissonFit,
  type GammaPoissonOptions,
  type Pairs,
} from './signals/gamma-poisson.ts'
export { informationComponent, informationComponentOf } from './signals/information-component.ts'
export { reportingOddsRatio, reportingRatio } from './signals/ratios.ts'
export { type ScreenedPair, type Screening, screenReports } from './signals/screen.ts'
export { stratifiedOddsRatio } from './signals/stratified.ts'
export { expectedReports, type TwoByTwo } from './signals/two-by-two.ts'
export type { ComplicationLaw, LotLaw, SignLaw, SimulationPlan } from './simulate/plan.ts'
export { seenIn } from './simulate/seen-in.ts'
export { type SimulatedCheckIn, type SimulatedPatient, type SimulatedSession, simulate } from './simulate/simulate.ts'
