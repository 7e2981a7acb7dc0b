import type { Temporal } from 'temporal-polyfill'
import type { Role } from '../database/tables.ts'

/** Somebody's turn to look. */
export interface Shift {
  readonly staffId: string
  readonly name: string
  readonly role: Role
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  /** 1 looks first */
  readonly place: number
}

/** When the clinic is open, in its own wall time. */
export interface Opening {
  /** 1 = Monday */
  readonly weekday: number
  /** `09:00` */
  readonly opens: string
  readonly closes: string
}

/** All that decides who looks at something and by when. */
export interface Rota {
  readonly zone: string
  readonly phone: string
  readonly country: string | null
  /** has every case that nobody else has */
  readonly owner: { readonly id: string; readonly name: string; readonly role: Role }
  readonly emergencyMinutes: number
  readonly urgentMinutes: number
  /** how long somebody who took a case may leave it before they are reminded */
  readonly idleEmergencyMinutes: number
  readonly idleUrgentMinutes: number
  /** how long a message of a patient may wait, unopened and unanswered, while the clinic is open */
  readonly messageMinutes: number
  /** shifts that have not ended */
  readonly shifts: readonly Shift[]
  readonly opening: readonly Opening[]
  /** days on which the clinic is closed, `2026-12-25` */
  readonly closures: ReadonlySet<string>
}
