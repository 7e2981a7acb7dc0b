import type { Temporal } from 'temporal-polyfill'
import { instantAt, statement } from '../database/statement.ts'
import type { Role } from '../database/tables.ts'
import { type Part, readTogether } from '../database/together.ts'
import type { Tx } from '../database/transaction.ts'
import { writeHoursFrom, writeInstant } from '../database/types.ts'
import { Refused, refusal } from '../operation/refusal.ts'
import type { Opening, Rota } from './rota.ts'

const findClinic = statement<Record<never, never>>()<ClinicRow>('rota-clinic', (db) =>
  db
    .selectFrom('clinic as c')
    .innerJoin('staff as s', (join) => join.onRef('s.clinic_id', '=', 'c.clinic_id').onRef('s.id', '=', 'c.owner_id'))
    .select([
      'c.zone',
      'c.phone',
      'c.country',
      'c.owner_id',
      's.name as owner_name',
      's.role as owner_role',
      'c.emergency_minutes',
      'c.urgent_minutes',
      'c.idle_emergency_minutes',
      'c.idle_urgent_minutes',
      'c.message_minutes',
      'c.duty_version',
    ]),
)
const findShifts = statement<{ now: string; until: string }>()<ShiftRow>('rota-shifts', (db, slot) =>
  db
    .selectFrom('rota_shift as r')
    .innerJoin('staff as s', (join) => join.onRef('s.clinic_id', '=', 'r.clinic_id').onRef('s.id', '=', 'r.staff_id'))
    .select(['r.staff_id', 's.name', 's.role', 'r.starts_at', 'r.ends_at', 'r.place'])
    .where('r.ends_at', '>', instantAt(slot('now')))
    .where('r.starts_at', '<', instantAt(slot('until')))
    .where('s.left_at', 'is', null)
    .orderBy('r.starts_at')
    .limit(200),
)
const findOpening = statement<Record<never, never>>()<Opening>('rota-opening', (db) =>
  db.selectFrom('opening_hours').select(['weekday', 'opens', 'closes']),
)
const findClosures = statement<{ from: string }>()<ClosureRow>('rota-closures', (db, slot) =>
  db.selectFrom('closure').select('day').where('day', '>=', slot('from')),
)

interface ClinicRow {
  zone: string
  phone: string
  country: string | null
  owner_id: string
  owner_name: string
  owner_role: Role
  emergency_minutes: number
  urgent_minutes: number
  idle_emergency_minutes: number
  idle_urgent_minutes: number
  message_minutes: number
  duty_version: string
}
interface ShiftRow {
  staff_id: string
  name: string
  role: Role
  starts_at: Temporal.Instant
  ends_at: Temporal.Instant
  place: number
}

interface ClosureRow {
  day: string
}

const DAY_HOURS = 24
const AHEAD_HOURS = 31 * DAY_HOURS

const rotaParts = (
  now: Temporal.Instant,
): {
  readonly clinic: Part<ClinicRow>
  readonly shifts: Part<ShiftRow>
  readonly opening: Part<Opening>
  readonly closures: Part<ClosureRow>
} => ({
  clinic: { of: findClinic({}), kinds: {} },
  shifts: {
    of: findShifts({ now: writeInstant(now), until: writeHoursFrom(now, AHEAD_HOURS) }),
    kinds: { starts_at: 'instant', ends_at: 'instant' },
  },
  opening: { of: findOpening({}), kinds: {} },
  closures: { of: findClosures({ from: writeHoursFrom(now, -DAY_HOURS).slice(0, 10) }), kinds: {} },
})

interface RotaRows {
  readonly clinic: readonly ClinicRow[]
  readonly shifts: readonly ShiftRow[]
  readonly opening: readonly Opening[]
  readonly closures: readonly ClosureRow[]
}

const rotaOf = (clinic: ClinicRow, { shifts, opening, closures }: RotaRows): Rota => ({
  zone: clinic.zone,
  phone: clinic.phone,
  country: clinic.country,
  owner: { id: clinic.owner_id, name: clinic.owner_name, role: clinic.owner_role },
  emergencyMinutes: clinic.emergency_minutes,
  urgentMinutes: clinic.urgent_minutes,
  idleEmergencyMinutes: clinic.idle_emergency_minutes,
  idleUrgentMinutes: clinic.idle_urgent_minutes,
  messageMinutes: clinic.message_minutes,
  shifts: shifts.map((row) => ({
    staffId: row.staff_id,
    name: row.name,
    role: row.role,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    place: row.place,
  })),
  opening,
  closures: new Set(closures.map(({ day }) => day)),
})

/**
 * The rota of this transaction's clinic as it stands now, with its version: both of one moment, since one statement reads them.
 * @throws Refused `clinic-not-found`
 */
export const loadVersionedRota = async (
  tx: Tx,
  now: Temporal.Instant,
): Promise<{ readonly rota: Rota; readonly version: string }> => {
  const { of, read } = readTogether('rota', rotaParts(now))
  const rows = read(await tx.run(of))
  const [clinic] = rows.clinic
  if (!clinic) throw new Refused(refusal('clinic-not-found', 'There is no such clinic here.'))
  return { rota: rotaOf(clinic, rows), version: clinic.duty_version }
}

/** The rota of this transaction's clinic as it stands now. @throws Refused `clinic-not-found` */
export const loadRota = async (tx: Tx, now: Temporal.Instant): Promise<Rota> => (await loadVersionedRota(tx, now)).rota
