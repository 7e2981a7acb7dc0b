import type { Level } from '@anagen/kb'
import type { Generated } from 'kysely'
import type { CaseTables } from '../cases/tables.ts'
import type { ReplayTables } from '../replay/tables.ts'
import type { WithdrawalTables } from '../withdrawals/tables.ts'
import type { At, MaybeAt } from './at.ts'

export type Role = 'owner' | 'clinician' | 'nurse' | 'assistant' | 'auditor'
export type ActorKind = 'patient' | 'caregiver' | 'staff'
export type VerdictCause = 'check-in' | 'session-amended' | 'knowledge-changed'

export interface OfPatient {
  clinic_id: string
  patient_id: string
}

export interface Tables extends CaseTables, ReplayTables, WithdrawalTables {
  clinic: {
    clinic_id: string
    slug: string
    name: string
    zone: string
    country: string | null
    phone: string
    owner_id: string
    emergency_minutes: number
    urgent_minutes: number
    idle_emergency_minutes: Generated<number>
    idle_urgent_minutes: Generated<number>
    message_minutes: Generated<number>
    quiet_from: string
    quiet_until: string
    created_at: At
    duty_version: Generated<string>
  }
  clinic_key: { clinic_id: string; wrapped: Buffer }
  staff: { clinic_id: string; id: string; name: string; email: string; role: Role; invited_at: At; left_at: MaybeAt }
  opening_hours: { clinic_id: string; id: string; weekday: number; opens: string; closes: string }
  closure: { clinic_id: string; day: string; name: string }
  rota_shift: { clinic_id: string; id: string; staff_id: string; starts_at: At; ends_at: At; place: number }
  patient: {
    clinic_id: string
    id: string
    personal: Buffer | null
    zone: string | null
    reminders: Generated<boolean>
    created_at: At
    erased_at: MaybeAt
    past: Generated<Buffer | null>
    past_until: MaybeAt
  }
  patient_key: OfPatient & { wrapped: Buffer }
  caregiver: OfPatient & { id: string; personal: Buffer; since: At; until: MaybeAt }
  course: OfPatient & {
    id: string
    treatment: string
    planned_sessions: number | null
    interval_days: number | null
    created_at: At
    ended_at: MaybeAt
  }
  lot: { clinic_id: string; id: string; product: string; batch: string; expires_on: string | null }
  session: OfPatient & {
    id: string
    course_id: string
    treatment: string
    ended_at: At
    operator_id: string | null
    areas: Generated<string[]>
    parts: Generated<string[]>
    version: Generated<number>
    voided_at: MaybeAt
    recorded_at: At
  }
  session_version: OfPatient & {
    session_id: string
    version: number
    treatment: string
    ended_at: At
    areas: string[]
    parts: string[]
    changed_at: At
    changed_by: string
    reason: Buffer
  }
  session_lot: OfPatient & { session_id: string; lot_id: string; amount: string | null }
  regimen: OfPatient & {
    id: string
    course_id: string
    treatment: string
    first_dose_at: At
    dose_changed_at: MaybeAt
    last_used_at: MaybeAt
    stopped_at: MaybeAt
  }
  check_in: OfPatient & {
    id: string
    received_at: At
    written_at: At
    by_kind: ActorKind
    by_id: string
    corrects: string | null
    level: Level
    content: Buffer
    content_digest: Buffer
    /** null: stored before they were kept apart from the content */
    signs: Buffer | null
  }
  verdict: OfPatient & {
    id: string
    check_in_id: string
    judged_at: At
    cause: VerdictCause
    level: Level
    knowledge_digest: string
    content: Buffer
  }
  photo: OfPatient & {
    id: string
    check_in_id: string | null
    received_at: At
    width: number
    height: number
    bytes: number
    stored_as: string
  }
  calendar_feed: OfPatient & {
    id: string
    hash: Buffer
    secret: Buffer
    names_treatments: boolean
    created_at: At
    ended_at: MaybeAt
    read_on: Generated<string | null>
  }
  contact: OfPatient & { id: string; check_in_id: string | null; at: At; by_id: string; note: Buffer }
  message: OfPatient & {
    id: string
    case_id: string | null
    sent_at: At
    by_kind: ActorKind
    by_id: string
    content: Buffer
  }
  outbox: {
    clinic_id: string
    id: string
    kind: string
    patient_id: string | null
    subject_id: string
    once_key: string
    run_at: At
    attempts: Generated<number>
    created_at: At
    done_at: MaybeAt
    given_up_at: MaybeAt
    last_error: Generated<string | null>
    to_kind: Generated<ActorKind | null>
    to_id: Generated<string | null>
    waits_for: Generated<string | null>
    outcome: Generated<string | null>
  }
  webhook: {
    clinic_id: string
    id: string
    url: string
    events: string[]
    secret: Buffer
    previous_secret: Buffer | null
    previous_until: MaybeAt
    created_at: At
    ended_at: MaybeAt
  }
  audit: {
    clinic_id: string
    id: string
    at: At
    actor_kind: ActorKind | 'system'
    actor_id: string | null
    action: string
    subject_kind: string
    subject_id: string
    patient_id: string | null
    detail: Record<string, string | number | boolean | null>
    sealed_in: Generated<number | null>
  }
  audit_seal: {
    clinic_id: string
    position: number
    audit_ids: string[]
    digests: Buffer
    chain: Buffer
    sealed_at: At
  }
  idempotency: {
    clinic_id: string
    actor_id: string
    key: string
    request_digest: Buffer
    status: number | null
    response: Buffer | null
    created_at: At
  }
  'directory.clinic_address': { slug: string; clinic_id: string }
  'directory.api_token': {
    hash: Buffer
    id: string
    clinic_id: string
    actor_kind: ActorKind
    actor_id: string
    scopes: string[]
    created_at: At
    expires_at: At
    revoked_at: MaybeAt
  }
}
