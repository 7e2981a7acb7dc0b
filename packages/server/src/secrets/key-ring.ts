import { type Key, newKey, seal, unseal } from './envelope.ts'

/** Opens and makes the keys of clinics and patients. A clinic's key never changes, so it is opened once; those of patients who are busy are kept for a while. */
export interface KeyRing {
  /** a new clinic's key, wrapped for its row */
  readonly newClinic: (clinicId: string) => Buffer
  readonly clinic: (clinicId: string, wrapped: Buffer) => Key
  /** the same when it was opened before; null: its row must be read */
  readonly openedClinic: (clinicId: string) => Key | null
  /** a new patient's key with its wrapped form */
  readonly newPatient: (
    clinicId: string,
    patientId: string,
    clinicKey: Key,
  ) => { readonly key: Key; readonly wrapped: Buffer }
  readonly patient: (clinicId: string, patientId: string, wrapped: Buffer, clinicKey: Key) => Key
  /** the same for one of very many who are only passed by: those who are busy stay at hand */
  readonly passedPatient: (clinicId: string, patientId: string, wrapped: Buffer, clinicKey: Key) => Key
  /** the one that was opened last, and may not be theirs any more; null: none is at hand */
  readonly openedPatient: (clinicId: string, patientId: string) => Key | null
  /** a patient was erased: nothing of their key stays in memory */
  readonly forget: (clinicId: string, patientId: string) => void
}

const MOST_PATIENTS = 1000

const ofClinic = (clinicId: string): string => `clinic_key/${clinicId}`
const ofPatient = (clinicId: string, patientId: string): string => `patient_key/${clinicId}/${patientId}`

export const keyRing = (master: Key): KeyRing => {
  const opened = new Map<string, Key>()
  const patients = new Map<string, { readonly wrapped: Buffer; readonly key: Key }>()
  return {
    newClinic: (clinicId) => seal(master, newKey(), ofClinic(clinicId)),
    clinic: (clinicId, wrapped) => {
      const key = opened.get(clinicId) ?? unseal(master, wrapped, ofClinic(clinicId))
      opened.set(clinicId, key)
      return key
    },
    openedClinic: (clinicId) => opened.get(clinicId) ?? null,
    newPatient: (clinicId, patientId, clinicKey) => {
      const key = newKey()
      return { key, wrapped: seal(clinicKey, key, ofPatient(clinicId, patientId)) }
    },
    patient: (clinicId, patientId, wrapped, clinicKey) => {
      const place = ofPatient(clinicId, patientId)
      const known = patients.get(place)
      if (known?.wrapped.equals(wrapped)) return known.key
      const key = unseal(clinicKey, wrapped, place)
      const [oldest] = patients.keys()
      if (patients.size >= MOST_PATIENTS && oldest !== undefined) patients.delete(oldest)
      patients.set(place, { wrapped, key })
      return key
    },
    passedPatient: (clinicId, patientId, wrapped, clinicKey) => {
      const place = ofPatient(clinicId, patientId)
      const known = patients.get(place)
      return known?.wrapped.equals(wrapped) ? known.key : unseal(clinicKey, wrapped, place)
    },
    openedPatient: (clinicId, patientId) => patients.get(ofPatient(clinicId, patientId))?.key ?? null,
    // not overwritten: a request that is under way would seal under a key of zeros
    forget: (clinicId, patientId) => {
      patients.delete(ofPatient(clinicId, patientId))
    },
  }
}
