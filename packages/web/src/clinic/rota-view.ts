import {
  type Asked,
  addShift,
  isRefusal,
  listOutbox,
  listShifts,
  listStaff,
  may,
  type Refusal,
  removeShift,
} from '@anagen/server'
import { textOf } from './door.ts'
import { instantOf } from './wall-input.ts'
import { shiftText, timeText, type WallClock } from './wall-time.ts'

const DAYS_AHEAD = 28
const DAY_MS = 86_400_000

export interface RotaView {
  readonly shifts: readonly {
    readonly id: string
    readonly who: string
    readonly place: number
    /** `Mon 23 Nov, 09:00 – 17:00` */
    readonly when: string
    readonly isNow: boolean
  }[]
  readonly staff: readonly { readonly id: string; readonly name: string; readonly role: string }[]
  readonly mayChange: boolean
  /** nobody is on it: every case is the owner's */
  readonly isEmpty: boolean
}

export const rotaOf = async (asked: Asked, clock: WallClock): Promise<RotaView | Refusal> => {
  const iso = (at: number): string => new Date(at).toISOString()
  const [shifts, staff] = await Promise.all([
    listShifts({ from: iso(clock.now), until: iso(clock.now + DAYS_AHEAD * DAY_MS) }, asked),
    listStaff({}, asked),
  ])
  if (isRefusal(shifts)) return shifts
  if (isRefusal(staff)) return staff
  return {
    shifts: shifts.items.map(({ shiftId, name, startsAt, endsAt, place }) => ({
      id: shiftId,
      who: name,
      place,
      when: shiftText(startsAt, endsAt, clock),
      isNow: Date.parse(startsAt) <= clock.now,
    })),
    staff: staff.items.filter(({ left }) => !left).map(({ staffId, name, role }) => ({ id: staffId, name, role })),
    mayChange: may(asked.actor, addShift),
    isEmpty: shifts.items.length === 0,
  }
}

/** Adds or removes a shift of a form. */
export const changeRota = async (form: FormData, zone: string, asked: Asked): Promise<unknown> => {
  const shiftId = textOf(form, 'remove')
  if (shiftId !== '') return removeShift({ shiftId }, asked)
  const startsAt = instantOf(textOf(form, 'from'), zone)
  const endsAt = instantOf(textOf(form, 'until'), zone)
  if (startsAt === null || endsAt === null)
    return { refused: 'invalid-input', detail: 'Write when the shift begins and ends: day and time.' } satisfies Refusal
  return addShift(
    { staffId: textOf(form, 'staff'), startsAt, endsAt, place: Number(textOf(form, 'place')) || 1 },
    asked,
  )
}

export interface OutboxView {
  readonly rows: readonly {
    readonly id: string
    readonly kind: string
    readonly when: string
    readonly state: 'sent' | 'waits' | 'waits-for-settings' | 'tried' | 'given-up'
    readonly said: string | null
  }[]
  readonly next: string | null
  /** nothing is sent, because no mail server is set up */
  readonly isOff: boolean
}

type Row = Extract<Awaited<ReturnType<typeof listOutbox>>, { items: unknown }>['items'][number]

const stateOf = ({ doneAt, givenUpAt, waitsFor, attempts }: Row): OutboxView['rows'][number]['state'] => {
  if (doneAt !== null) return 'sent'
  if (givenUpAt !== null) return 'given-up'
  if (waitsFor !== null) return 'waits-for-settings'
  return attempts > 0 ? 'tried' : 'waits'
}

export const outboxOf = async (
  asked: Asked,
  cursor: string | null,
  clock: WallClock,
): Promise<OutboxView | Refusal> => {
  const found = await listOutbox({ limit: 50, ...(cursor === null ? {} : { cursor }) }, asked)
  if (isRefusal(found)) return found
  const rows = found.items.map((row) => ({
    id: row.id,
    kind: row.kind.startsWith('webhook-') ? 'webhook' : row.kind,
    when: timeText(row.doneAt ?? row.runAt, clock),
    state: stateOf(row),
    said: row.lastError ?? (row.outcome === 'sent' ? null : row.outcome),
  }))
  return { rows, next: found.next, isOff: rows.some(({ state }) => state === 'waits-for-settings') }
}
