import {
  type Asked,
  addShift,
  amendShift,
  copyWeek,
  isRefusal,
  listShifts,
  listStaff,
  may,
  type Refusal,
  removeShift,
} from '@anagen/server'
import { Temporal } from 'temporal-polyfill'
import { textOf } from './door.ts'
import { instantOf, wallOf } from './wall-input.ts'
import { clockText, dateText, dayText, shiftText, timeText, type WallClock } from './wall-time.ts'

/** A shift as its form holds it, times on the clinic's wall. */
export interface ShiftFields {
  readonly staff: string
  readonly from: string
  readonly until: string
  readonly place: number
}

export interface RotaView {
  /** `2026-11-23`, a Monday; the weeks beside it too */
  readonly week: string
  readonly before: string
  readonly after: string
  readonly isThisWeek: boolean
  readonly isOver: boolean
  /** `Mon 23 Nov` and the Sunday after it */
  readonly days: readonly [string, string]
  readonly shifts: readonly {
    readonly id: string
    readonly who: string
    readonly place: number
    /** `Mon 23 Nov, 09:00 – 17:00` */
    readonly when: string
    readonly isNow: boolean
    readonly isOver: boolean
    readonly fields: ShiftFields
  }[]
  /** when nobody is on duty, from now on: `Sat 28 Nov, 14:00`; `until` null: and on, as far as the rota is known */
  readonly nobody: readonly { readonly from: string; readonly until: string | null }[]
  readonly staff: readonly { readonly id: string; readonly name: string; readonly role: string }[]
  readonly mayChange: boolean
  /** what a new shift begins with */
  readonly fresh: ShiftFields
}

const WEEK = 7
const WEEKS_LOOKED_AHEAD = 2

/** The Monday of the week that an address names; of this week when it names none. */
const mondayOf = (named: string | null, { zone, now }: WallClock): Temporal.PlainDate => {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  const day = dayOf(named) ?? today
  return day.subtract({ days: day.dayOfWeek - 1 })
}

const dayOf = (text: string | null): Temporal.PlainDate | null => {
  try {
    return text === null ? null : Temporal.PlainDate.from(text.slice(0, 'YYYY-MM-DD'.length))
  } catch {
    return null
  }
}

/** One week of the rota: who is on duty, and when nobody is. */
export const rotaOf = async (asked: Asked, named: string | null, clock: WallClock): Promise<RotaView | Refusal> => {
  const { zone, now } = clock
  const monday = mondayOf(named, clock)
  const startOf = (day: Temporal.PlainDate): string => day.toZonedDateTime(zone).toInstant().toString()
  const [from, until] = [startOf(monday), startOf(monday.add({ days: WEEK }))]
  const known = startOf(monday.add({ days: WEEK * (1 + WEEKS_LOOKED_AHEAD) }))
  const [shifts, staff] = await Promise.all([listShifts({ from, until }, asked), listStaff({}, asked)])
  // last: a shift that is removed meanwhile may still be listed, but its hours are named as empty, not the other way round
  const ahead = await listShifts({ from: latest(from, new Date(now).toISOString()), until: known }, asked)
  if (isRefusal(shifts)) return shifts
  if (isRefusal(staff)) return staff
  if (isRefusal(ahead)) return ahead
  const working = staff.items
    .filter(({ left }) => !left)
    .map(({ staffId, name, role }) => ({ id: staffId, name, role }))
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  const first = Date.parse(from) <= now && now < Date.parse(until) ? today : monday
  return {
    week: monday.toString(),
    before: monday.subtract({ days: WEEK }).toString(),
    after: monday.add({ days: WEEK }).toString(),
    isThisWeek: Date.parse(from) <= now && now < Date.parse(until),
    days: [dateText(monday.toString()), dateText(monday.add({ days: WEEK - 1 }).toString())],
    isOver: Date.parse(until) <= now,
    shifts: shifts.items.map(({ shiftId, staffId, name, startsAt, endsAt, place }) => ({
      id: shiftId,
      who: name,
      place,
      when: shiftText(startsAt, endsAt, clock),
      isNow: Date.parse(startsAt) <= now && now < Date.parse(endsAt),
      isOver: Date.parse(endsAt) <= now,
      fields: {
        staff: staffId,
        from: wallOf(Date.parse(startsAt), zone),
        until: wallOf(Date.parse(endsAt), zone),
        place,
      },
    })),
    nobody: ahead.nobody
      .filter((empty) => Date.parse(empty.from) < Date.parse(until))
      .map((empty) => ({
        from: timeText(empty.from, clock),
        until: empty.until === known ? null : untilText(empty, clock),
      })),
    staff: working,
    mayChange: may(asked.actor, addShift),
    fresh: {
      staff: working[0]?.id ?? '',
      from: `${first}T09:00`,
      until: `${first}T17:00`,
      place: 1,
    },
  }
}

/** The day only where it is another one. */
const untilText = ({ from, until }: { readonly from: string; readonly until: string }, clock: WallClock): string =>
  dayText(from, clock) === dayText(until, clock) ? clockText(until, clock) : timeText(until, clock)

const latest = (a: string, b: string): string => (Date.parse(a) > Date.parse(b) ? a : b)

/** What a form of the rota did; for a copy, how many shifts. */
type RotaChanged = { readonly did: 'changed' | 'copied'; readonly added: number; readonly there: number } | Refusal

const changed = async (done: Promise<object>): Promise<RotaChanged> => {
  const result = await done
  return isRefusal(result) ? result : { did: 'changed', added: 0, there: 0 }
}

/** Adds, changes or removes a shift of a form, or repeats the week before. */
export const changeRota = async (form: FormData, zone: string, asked: Asked): Promise<RotaChanged> => {
  const shiftId = textOf(form, 'remove')
  if (shiftId !== '') return changed(removeShift({ shiftId }, asked))
  const to = textOf(form, 'copyTo')
  if (to !== '') {
    const copied = await copyWeek({ week: dayOf(to)?.subtract({ days: WEEK }).toString() ?? '', into: to }, asked)
    return isRefusal(copied) ? copied : { did: 'copied', added: copied.added, there: copied.there }
  }
  const startsAt = instantOf(textOf(form, 'from'), zone)
  const endsAt = instantOf(textOf(form, 'until'), zone)
  if (startsAt === null || endsAt === null)
    return { refused: 'invalid-input', detail: 'Write when the shift begins and ends: day and time.' }
  const turn = { staffId: textOf(form, 'staff'), startsAt, endsAt, place: Number(textOf(form, 'place')) || 1 }
  const change = textOf(form, 'change')
  return changed(change === '' ? addShift(turn, asked) : amendShift({ shiftId: change, ...turn }, asked))
}
