import { type Asked, isRefusal, listStaff, type Refusal, searchAudit } from '@anagen/server'
import { en } from '../i18n/en.ts'
import { type PatientsView, patientsOf } from './patients-view.ts'
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
  /** with the address of their trail after the `?` */
  readonly patient: { readonly name: string; readonly address: string } | null
}

/** Patients who are called what was typed, of whom one is to be chosen. */
export interface PatientsToChoose extends PatientsView {
  /** the addresses of their trails after the `?`, in the order of the rows */
  readonly addresses: readonly string[]
}

export interface AuditView {
  /** null: nothing was looked up, as somebody is to be chosen first */
  readonly rows: readonly AuditRow[] | null
  readonly filter: AuditFilter
  /** whom the rows are about; a name that is null: there is no such patient; null: anybody */
  readonly about: { readonly id: string; readonly name: string | null; readonly everybody: string } | null
  readonly toChoose: PatientsToChoose | null
  /** the address of the next page after the `?`; null: this is the last */
  readonly next: string | null
  readonly staff: readonly { readonly id: string; readonly name: string }[]
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

/** The address of a page under a filter, after the `?`. */
const addressOf = (filter: AuditFilter, more: Readonly<Record<string, string>> = {}): string => {
  const filled = FIELDS.flatMap((name): [string, string][] => (filter[name] === '' ? [] : [[name, filter[name]]]))
  return new URLSearchParams([...filled, ...Object.entries(more)]).toString()
}

/** The patients of what was typed, each with the address of their trail under the rest of the filter. */
const toChooseFrom = (found: PatientsView, filter: AuditFilter): PatientsToChoose => {
  const more = found.next && new URLSearchParams(found.next).get('cursor')
  return {
    ...found,
    addresses: found.rows.map(({ id }) => addressOf({ ...filter, patient: id })),
    next: more && addressOf(filter, { q: found.q, cursor: more }),
  }
}

/** The audit of the clinic under a filter, one page of it. Where what was typed fits several patients, they are shown, and nobody's trail. */
export const auditViewOf = async (
  asked: Asked,
  said: URLSearchParams,
  clock: WallClock,
): Promise<AuditView | Refusal> => {
  const typed = filterOf(said)
  const cursor = said.get('cursor')
  const staff = await listStaff({}, asked)
  if (isRefusal(staff)) return staff
  const base = {
    staff: staff.items.map(({ staffId, name }) => ({ id: staffId, name })),
    actions: Object.keys(en.record.did),
  }
  const isSearch = (said.get('q')?.trim() ?? '') !== ''
  const found = isSearch ? await patientsOf(asked, said, clock) : null
  if (found && isRefusal(found)) return found
  const [only, ...others] = found?.rows ?? []
  const isOne = only !== undefined && others.length === 0 && found?.next === null && !found.isLater
  if (found && !isOne) {
    const anybody = { ...typed, patient: '' }
    return { ...base, rows: null, filter: anybody, about: null, toChoose: toChooseFrom(found, anybody), next: null }
  }
  const filter = isOne ? { ...typed, patient: only.id } : typed
  const isNext = cursor !== null && !isSearch
  const page = await searchAudit({ ...wanted(filter, clock.zone), limit: 50, ...(isNext ? { cursor } : {}) }, asked)
  if (isRefusal(page)) return page
  return {
    ...base,
    rows: page.items.map((row) => ({
      id: row.auditId,
      when: timeText(row.at, clock),
      kind: row.actorKind,
      who: row.actorName,
      action: row.action,
      patient:
        row.patientId === null
          ? null
          : { name: row.patientName ?? '', address: addressOf({ ...filter, patient: row.patientId }) },
    })),
    filter,
    about:
      filter.patient === ''
        ? null
        : { id: filter.patient, name: page.aboutName, everybody: addressOf({ ...filter, patient: '' }) },
    toChoose: null,
    next: page.next && addressOf(filter, { cursor: page.next }),
  }
}
