import type { Clock, Hours } from '@anagen/kb'
import type { TreatmentDone } from '../report.ts'

/** Hours on `clock` of a treatment, and whether that clock was said or stands in for one that was not. */
export interface ClockReading {
  readonly hours: Hours | null
  readonly standIn: boolean
}

const said = (hours: Hours | undefined, otherwise: Hours | null): ClockReading =>
  hours === undefined ? { hours: otherwise, standIn: true } : { hours, standIn: false }

/** Reads one clock; a clock that was not said falls back to `hoursSince`, marked as a stand-in. */
export const readClock = (done: TreatmentDone, clock: Clock): ClockReading => {
  switch (clock) {
    case 'dose-change':
      return said(done.hoursSinceDoseChange, done.hoursSince)
    case 'each-use':
      return said(done.hoursSinceLastUse, done.hoursSince)
    case 'session':
      return said(done.hoursSinceSession, done.hoursSince)
    case 'first-dose':
    case 'test':
    case 'surgery':
      return { hours: done.hoursSince, standIn: false }
  }
}
