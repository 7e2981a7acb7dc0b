import type { At } from '../database/at.ts'

export interface WithdrawalTables {
  withdrawal: {
    clinic_id: string
    subject_kind: 'photo' | 'message'
    subject_id: string
    patient_id: string
    at: At
    by_kind: 'patient' | 'caregiver'
    by_id: string
    was_seen: boolean
  }
}
