import { Temporal } from 'temporal-polyfill'
import { nextOpening } from './opening.ts'
import type { Rota } from './rota.ts'
import { onDuty } from './who-looks.ts'

const earliest = (moments: readonly Temporal.Instant[], otherwise: Temporal.Instant): Temporal.Instant =>
  moments.toSorted(Temporal.Instant.compare)[0] ?? otherwise

/** When the time of a message begins to count: at once while somebody is on duty; else when the clinic opens or a shift begins; at once when neither is known. */
const countsFrom = (sentAt: Temporal.Instant, rota: Rota): Temporal.Instant => {
  if (onDuty(rota, sentAt).length > 0) return sentAt
  const opens = nextOpening(sentAt, rota)
  const shifts = rota.shifts.map(({ startsAt }) => startsAt)
  const ahead = (at: Temporal.Instant): boolean => Temporal.Instant.compare(at, sentAt) >= 0
  return earliest([...shifts, ...(opens === null ? [] : [opens])].filter(ahead), sentAt)
}

/** From when on a message of a patient that nobody opened or answered is somebody's case. */
export const messageDue = (sentAt: Temporal.Instant, rota: Rota): Temporal.Instant =>
  countsFrom(sentAt, rota).add({ minutes: rota.messageMinutes })
