export { type MassInterval, type RecoveryCurve, recoveryCurve, type ShareRange, shareStill } from './recovery/curve.ts'
export type { NpmleOptions } from './recovery/npmle.ts'
export type { Observations, Seen, SeenColumns } from './recovery/seen.ts'
export { isRefusal, type Refusal, type RefusalCode } from './refusal.ts'
