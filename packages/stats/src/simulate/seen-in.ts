import { endOfSign } from '../recovery/end-of-sign.ts'
import type { Seen } from '../recovery/seen.ts'
import type { SimulatedPatient } from './simulate.ts'

/** How long one sign lasted in every simulated session that showed it, as check-ins tell it. */
export const seenIn = (patients: readonly SimulatedPatient[], sign: string): readonly Seen[] =>
  patients
    .flatMap(({ sessions }) => sessions)
    .flatMap(({ checkIns }) => {
      const seen = endOfSign(checkIns.map(({ hours, signs }) => ({ time: hours, isThere: signs.includes(sign) })))
      return seen ? [seen] : []
    })
