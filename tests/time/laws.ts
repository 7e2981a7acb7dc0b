import type { Knowledge } from '@anagen/kb'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import type { Rota, Shift } from '../../packages/server/src/duty/rota.ts'
import { clockOf, MINUTES_PER_DAY, nearChange, wallAt, ZONES } from './clocks.ts'
import type { TimeCode } from './time-code.ts'

/** What must hold over every change of the clocks. `holds` throws with the counterexample. */
export interface TimeLaw {
  readonly name: string
  readonly holds: (code: TimeCode, knowledge: Knowledge) => void
}

const RUNS = 1000
const forAll = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => boolean): void =>
  fc.assert(fc.property(arbitrary, holds), { numRuns: RUNS })
const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0

const rotaOf = (zone: string, opens: number, closes: number, shifts: readonly Shift[] = []): Rota => ({
  zone,
  phone: '1',
  country: null,
  owner: { id: 'owner', name: 'Olu', role: 'owner' },
  emergencyMinutes: 15,
  urgentMinutes: 120,
  idleEmergencyMinutes: 60,
  idleUrgentMinutes: 240,
  messageMinutes: 240,
  shifts,
  opening: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: clockOf(opens), closes: clockOf(closes) })),
  closures: new Set(),
})

const isWithin = (minutes: number, from: number, until: number): boolean =>
  from <= until ? from <= minutes && minutes < until : from <= minutes || minutes < until

/** Whether a wall time is one that the clocks skip on a day: then the time after it counts. */
const isSkipped = (date: string, minutes: number, zone: string): boolean => {
  const wall = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(clockOf(minutes)))
  return wall.toZonedDateTime(zone).toPlainDateTime().toString() !== wall.toString()
}

/** A moment, and quiet hours that leave some of the day: any, or such that end soon after it. */
const quietNear = fc
  .record({
    near: nearChange,
    length: fc.integer({ min: 60, max: 14 * 60 }),
    end: fc.oneof(
      fc.record({ of: fc.constant('day' as const), minutes: fc.integer({ min: 0, max: MINUTES_PER_DAY - 1 }) }),
      fc.record({ of: fc.constant('now' as const), minutes: fc.integer({ min: 0, max: 150 }) }),
    ),
  })
  .map(({ near, length, end }) => {
    const began = end.of === 'day' ? 0 : wallAt(near.now, near.zone).minutes
    const until = (began + end.minutes) % MINUTES_PER_DAY
    return { near, hours: { from: (until - length + MINUTES_PER_DAY) % MINUTES_PER_DAY, until } }
  })
const asClocks = ({ from, until }: { from: number; until: number }) => ({ from: clockOf(from), until: clockOf(until) })

export const quietHolds: TimeLaw = {
  name: 'nobody is written to in the quiet hours of their wall clock',
  holds: ({ afterQuiet }) =>
    forAll(quietNear, ({ near: { zone, now }, hours }) => {
      const sent = afterQuiet(now, asClocks(hours), zone)
      return !isBefore(sent, now) && !isWithin(wallAt(sent, zone).minutes, hours.from, hours.until)
    }),
}

// a clock that goes back before the quiet hours end may show, for a while, a time from before they began
const LONGEST_CHANGE = 60

export const quietNoLonger: TimeLaw = {
  name: 'nobody waits longer than the quiet hours last',
  holds: ({ afterQuiet }) =>
    forAll(quietNear, ({ near: { zone, now }, hours }) => {
      const sent = afterQuiet(now, asClocks(hours), zone)
      // an end that the clocks skip is the same time on the clock from before
      if (isSkipped(wallAt(sent, zone).date, hours.until, zone)) return true
      for (let at = now; isBefore(at, sent); at = at.add({ minutes: 10 }))
        if (isWithin(wallAt(at, zone).minutes, hours.until, (hours.until + LONGEST_CHANGE) % MINUTES_PER_DAY))
          return false
      return true
    }),
}

const treated = (knowledge: Knowledge, lookHours: TimeCode['lookHours']) =>
  Object.keys(knowledge.treatments).filter((slug) => lookHours(slug, knowledge).length > 0)

export const elapsedHours: TimeLaw = {
  name: 'windows are hours that passed, whatever clocks on walls showed',
  holds: ({ nextCheckIn, lookHours }, knowledge) =>
    forAll(
      fc.record({ near: nearChange, treatment: fc.constantFrom(...treated(knowledge, lookHours)) }),
      ({ near: { now }, treatment }) => {
        const sessions = [{ treatment, endedAt: now, recordedAt: now }]
        return lookHours(treatment, knowledge).every((hours) => {
          const dueMs = now.epochMilliseconds + hours * 3_600_000
          const then = Temporal.Instant.fromEpochMilliseconds(dueMs)
          return nextCheckIn({ sessions, latest: null }, knowledge, then)?.dueAt.epochMilliseconds === dueMs
        })
      },
    ),
}

// a city about ten hours ahead of each
const TEN_HOURS_EAST = [
  'Australia/Sydney',
  'Africa/Johannesburg',
  'America/New_York',
  'Pacific/Auckland',
  'Europe/Moscow',
]

export const traveller: TimeLaw = {
  name: 'who flies ten hours east is asked once it is due, and before it counts as missed',
  holds: ({ afterQuiet, nextCheckIn, lookHours }, knowledge) =>
    forAll(
      fc.record({
        near: nearChange,
        treatment: fc.constantFrom(...treated(knowledge, lookHours)),
        landsAfterMinutes: fc.integer({ min: 0, max: 72 * 60 }),
      }),
      ({ near: { zone, now: endedAt }, treatment, landsAfterMinutes }) => {
        const lands = endedAt.add({ minutes: landsAfterMinutes })
        const there = TEN_HOURS_EAST[ZONES.indexOf(zone as (typeof ZONES)[number])] ?? 'UTC'
        const zoneAt = (at: Temporal.Instant): string => (isBefore(at, lands) ? zone : there)
        const due = nextCheckIn(
          { sessions: [{ treatment, endedAt, recordedAt: endedAt }], latest: null },
          knowledge,
          endedAt,
        )
        if (!due) return false
        const night = { from: '21:00', until: '08:00' }
        // looked at again when it has waited: they may have landed meanwhile
        const once = afterQuiet(due.dueAt, night, zoneAt(due.dueAt))
        const sent = afterQuiet(once, night, zoneAt(once))
        const { minutes } = wallAt(sent, zoneAt(sent))
        return !isBefore(sent, due.dueAt) && isBefore(sent, due.missedAt) && !isWithin(minutes, 21 * 60, 8 * 60)
      },
    ),
}

const OPENS = 7 * 60
const CLOSES = 20 * 60

export const sameWallTime: TimeLaw = {
  name: 'asked in opening hours, the clinic looks by the same wall time on the next day',
  holds: ({ whoLooks }) =>
    forAll(nearChange, ({ zone, now }) => {
      const asked = wallAt(now, zone)
      if (!isWithin(asked.minutes, OPENS, CLOSES)) return true
      const due = wallAt(whoLooks('contact', now, rotaOf(zone, OPENS, CLOSES)).dueAt, zone)
      const tomorrow = Temporal.PlainDate.from(asked.date).add({ days: 1 }).toString()
      return due.date === tomorrow && (due.minutes === asked.minutes || isSkipped(tomorrow, asked.minutes, zone))
    }),
}

export const dueWhileOpen: TimeLaw = {
  name: 'asked outside opening hours, the clinic looks by the wall time at which it closes',
  holds: ({ whoLooks }) =>
    forAll(nearChange, ({ zone, now }) => {
      const asked = wallAt(now, zone)
      if (isWithin(asked.minutes, OPENS, CLOSES)) return true
      const { dueAt } = whoLooks('contact', now, rotaOf(zone, OPENS, CLOSES))
      const due = wallAt(dueAt, zone)
      const days = asked.minutes < OPENS ? 0 : 1
      return due.minutes === CLOSES && due.date === Temporal.PlainDate.from(asked.date).add({ days }).toString()
    }),
}

export const sameDay: TimeLaw = {
  name: 'what is urgent is looked at before the day of the wall clock ends',
  holds: ({ whoLooks }) =>
    forAll(nearChange, ({ zone, now }) => {
      const { dueAt } = whoLooks('urgent', now, rotaOf(zone, OPENS, CLOSES))
      const last = dueAt.subtract({ milliseconds: 1 })
      const isInTime = dueAt.since(now).total('minutes') <= 120
      return isBefore(now, dueAt) && isInTime && wallAt(last, zone).date === wallAt(now, zone).date
    }),
}

const HANDOVERS = ['01:30', '09:00', '17:00']

/** Three shifts a day by the wall clock, five days around. */
const roundTheClock = (now: Temporal.Instant, zone: string): readonly Shift[] => {
  const first = now.toZonedDateTimeISO(zone).toPlainDate().subtract({ days: 2 })
  const starts = Array.from({ length: 5 }, (_, day) => first.add({ days: day })).flatMap((day) =>
    HANDOVERS.map((time) =>
      day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).toInstant(),
    ),
  )
  return starts.slice(0, -1).flatMap((startsAt, n) => {
    const endsAt = starts[n + 1]
    return endsAt ? [{ staffId: `s${n}`, name: `S${n}`, role: 'nurse' as const, startsAt, endsAt, place: 1 }] : []
  })
}

export const handover: TimeLaw = {
  name: 'a rota round the clock has one person on duty at every moment, also when it is handed over',
  holds: ({ onDuty, whoLooks }) =>
    forAll(fc.record({ near: nearChange, pick: fc.nat(20) }), ({ near: { zone, now }, pick }) => {
      const shifts = roundTheClock(now, zone)
      const rota = rotaOf(zone, OPENS, CLOSES, shifts)
      const handedOver = shifts.slice(1)[pick % (shifts.length - 1)]?.startsAt ?? now
      return [now, handedOver, handedOver.subtract({ nanoseconds: 1 })].every((at) => {
        const [first, ...others] = onDuty(rota, at)
        return first !== undefined && others.length === 0 && whoLooks('urgent', at, rota).id === first.staffId
      })
    }),
}

export const opensByWall: TimeLaw = {
  name: 'the next opening is at the wall time of the door',
  holds: ({ nextOpening }) =>
    forAll(nearChange, ({ zone, now }) => {
      const opening = nextOpening(now, rotaOf(zone, OPENS, CLOSES))
      if (opening === null || isBefore(opening, now)) return false
      const isOpen = isWithin(wallAt(now, zone).minutes, OPENS, CLOSES)
      return isOpen ? opening.equals(now) : wallAt(opening, zone).minutes === OPENS
    }),
}

export const wallStays: TimeLaw = {
  name: 'an appointment at a wall time is at that wall time, before and after the change',
  holds: ({ wallOffset }) =>
    forAll(nearChange, ({ zone, now }) => {
      const wall = now.round('minute').toZonedDateTimeISO(zone).toPlainDateTime().add({ hours: 1 })
      const wallAsUtc = wall.toZonedDateTime('UTC').epochMilliseconds
      const at = Temporal.Instant.fromEpochMilliseconds(wallAsUtc - wallOffset(zone)(wallAsUtc) * 60_000)
      const date = wall.toPlainDate().toString()
      const minutes = wall.hour * 60 + wall.minute
      const shown = wallAt(at, zone)
      return isSkipped(date, minutes, zone) ? isBefore(now, at) : shown.date === date && shown.minutes === minutes
    }),
}

export const TIME_LAWS: readonly TimeLaw[] = [
  quietHolds,
  quietNoLonger,
  elapsedHours,
  traveller,
  sameWallTime,
  dueWhileOpen,
  sameDay,
  handover,
  opensByWall,
  wallStays,
]
