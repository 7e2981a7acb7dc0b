import type { Tables } from './tables.ts'

/** Every table that belongs to one clinic: closed by row-level security, `clinic_id` first in its key. Checked against the catalogue. */
export const TENANT_TABLES = [
  'audit',
  'caregiver',
  'case_event',
  'check_in',
  'clinic',
  'clinic_key',
  'clinical_case',
  'closure',
  'course',
  'idempotency',
  'lot',
  'message',
  'opening_hours',
  'outbox',
  'patient',
  'patient_key',
  'photo',
  'regimen',
  'rota_shift',
  'session',
  'session_lot',
  'session_version',
  'staff',
  'verdict',
] as const satisfies readonly (keyof Tables)[]

/** Those of them that belong to one patient, with the column that says whose they are. */
export const PATIENT_TABLES = {
  audit: 'patient_id',
  caregiver: 'patient_id',
  case_event: 'patient_id',
  check_in: 'patient_id',
  clinical_case: 'patient_id',
  course: 'patient_id',
  message: 'patient_id',
  outbox: 'patient_id',
  patient: 'id',
  patient_key: 'patient_id',
  photo: 'patient_id',
  regimen: 'patient_id',
  session: 'patient_id',
  session_lot: 'patient_id',
  session_version: 'patient_id',
  verdict: 'patient_id',
} as const satisfies Partial<Record<(typeof TENANT_TABLES)[number], string>>
