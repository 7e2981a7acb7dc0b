import { type Asked, isRefusal, listStaff, type Refusal, searchAudit } from '@anagen/server'
import { en } from '../i18n/en.ts'
import { patientsOf } from './patients-view.ts'
import { instantOf } from './wall-input.ts'
import { timeText, type WallClock } from './wall-time.ts'

/** What the audit is narrowed to, as its form holds it; empty: everything. Times are on the clinic's wall. */
export interface AuditFilter {
  readonly who: string
  readonly patient: string
  readonly action: string
  readonly from: string
  readonly until: string
}

export interface AuditRow {
  readonly id: string
  readonly when: string
  readonly kind: 'patient' | 'caregiver' | 'staff' | 'system'
  /** of staff */
  readonly who: string | null
  readonly action: string
  readonly patient: { readonly id: string; readonly name: string } | null
}

export interface AuditView {
  readonly rows: readonly AuditRow[]
  readonly filter: AuditFilter
  /** the address of the next page after the `?`; null: this is the last */
  readonly next: string | null
  readonly staff: readonly { readonly id: string; readonly name: string }[]
  readonly patients: readonly { readonly id: string; readonly name: string }[]
  readonly actions: readonly string[]
}

const KINDS = ['patient', 'caregiver', 'system'] as const
const FIELDS = ['who', 'patient', 'action', 'from', 'until'] as const

const filterOf = (said: URLSearchParams): AuditFilter => {
  const of = (name: (typeof FIELDS)[number]): string => said.get(name)?.trim() ?? ''
  return { who: of('who'), patient: of('patient'), action: of('action'), from: of('from'), until: of('until') }
}

/** A field that was filled, as the operation takes it; a time that cannot be read is handed on and refused, never left out. */
const wanted = ({ who, patient, action, from, until }: AuditFilter, zone: string) => {
  const kind = KINDS.find((known) => known === who)
  const at = (wall: string): string => instantOf(wall, zone) ?? wall
  return {
    ...(who === '' ? {} : kind ? { actorKind: kind } : { actorId: who }),
    ...(patient === '' ? {} : { patientId: patient }),
    ...(action === '' ? {} : { action }),
    ...(from === '' ? {} : { after: at(from) }),
    ...(until === '' ? {} : { before: at(until) }),
  }
}

const nextOf = (filter: AuditFilter, cursor: string | null): string | null => {
  if (cursor === null) return null
  const filled = FIELDS.flatMap((name): [string, string][] => (filter[name] === '' ? [] : [[name, filter[name]]]))
  return new URLSearchParams([...filled, ['cursor', cursor]]).toString()
}

/** The audit of the clinic under a filter, one page of it. */
export const auditViewOf = async (
  asked: Asked,
  said: URLSearchParams,
  clock: WallClock,
): Promise<AuditView | Refusal> => {
  const filter = filterOf(said)
  const cursor = said.get('cursor')
  const [found, staff, patients] = await Promise.all([
    searchAudit({ ...wanted(filter, clock.zone), limit: 50, ...(cursor === null ? {} : { cursor }) }, asked),
    listStaff({}, asked),
    patientsOf(asked, new URLSearchParams(), clock),
  ])
  if (isRefusal(found)) return found
  if (isRefusal(staff)) return staff
  if (isRefusal(patients)) return patients
  const named = found.items.flatMap(({ patientId, patientName }) =>
    patientId === filter.patient && patientName !== null ? [{ id: patientId, name: patientName }] : [],
  )
  const known = patients.rows.map(({ id, name }) => ({ id, name }))
  return {
    rows: found.items.map((row) => ({
      id: row.auditId,
      when: timeText(row.at, clock),
      kind: row.actorKind,
      who: row.actorName,
      action: row.action,
      patient: row.patientId === null ? null : { id: row.patientId, name: row.patientName ?? '' },
    })),
    filter,
    next: nextOf(filter, found.next),
    staff: staff.items.map(({ staffId, name }) => ({ id: staffId, name })),
    // a patient of an address may be on none of the pages of the list that is offered
    patients: known.some(({ id }) => id === filter.patient) ? known : [...named.slice(0, 1), ...known],
    actions: Object.keys(en.record.did),
  }
}
