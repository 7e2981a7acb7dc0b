import type { Level } from '@anagen/kb'
import type { Generated, GeneratedAlways } from 'kysely'
import type { At, MaybeAt } from '../database/at.ts'

export type CaseState = 'open' | 'acknowledged' | 'contacted' | 'resolved'
export type CaseCause = 'check-in' | 'missed-check-in' | 'session-amended' | 'knowledge-changed' | 'unread-message'
export type CaseEventKind =
  | 'opened'
  | 'acknowledged'
  | 'contacted'
  | 'overridden'
  | 'resolved'
  | 'reopened'
  | 'escalated'
  | 'rejudged'
  | 'reminded'

export interface OfPatient {
  clinic_id: string
  patient_id: string
}

/** Cases, and what happened to them. */
export interface CaseTables {
  clinical_case: OfPatient & {
    id: string
    check_in_id: string | null
    cause: CaseCause
    level: Level
    severity: GeneratedAlways<number>
    state: CaseState
    owner_id: string
    opened_at: At
    due_at: At
    acknowledged_at: MaybeAt
    acknowledged_by: string | null
    resolved_at: MaybeAt
    escalated: Generated<number>
    touched_at: MaybeAt
    idle_at: MaybeAt
    reminded: Generated<number>
  }
  case_event: OfPatient & {
    id: string
    case_id: string
    at: At
    by_kind: 'patient' | 'caregiver' | 'staff' | 'system'
    by_id: string | null
    kind: CaseEventKind
    level: Level
    note: Buffer | null
  }
}
