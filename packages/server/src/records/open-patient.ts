import type { Kysely } from 'kysely'
import { statement } from '../database/statement.ts'
import type { Tables } from '../database/tables.ts'
import type { EachPart } from '../database/together.ts'
import type { Tx } from '../database/transaction.ts'
import type { Moment } from '../database/types.ts'
import type { Asked } from '../operation/deps.ts'
import { Refused, refusal } from '../operation/refusal.ts'
import { type Key, sealedAs, unsealJson } from '../secrets/envelope.ts'
import { isZone } from './known-zone.ts'

/** What is known about a person; stored under their own key. */
export interface Personal {
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly locale: string | null
  /** ids of the knowledge base's modifiers: what raises urgency for them */
  readonly modifiers: readonly string[]
  readonly note: string | null
}

/** A patient whose record this transaction may read. */
export interface OpenPatient {
  readonly id: string
  readonly key: Key
  readonly personal: Personal
  readonly zone: string | null
}

/** A patient's row with their key, still sealed. */
export interface SealedPatient {
  personal: Buffer | null
  zone: string | null
  wrapped: Buffer | null
}

const select = (db: Kysely<Tables>, patientId: string) =>
  db
    .selectFrom('patient as p')
    .leftJoin('patient_key as pk', (join) =>
      join.onRef('pk.clinic_id', '=', 'p.clinic_id').onRef('pk.patient_id', '=', 'p.id'),
    )
    .select(['p.personal', 'p.zone', 'pk.wrapped'])
    .where('p.id', '=', patientId)

const find = statement<{ patientId: string }>()<SealedPatient>('find-patient', (db, slot) =>
  select(db, slot('patientId')),
)

export const personalPlace = (clinicId: string, patientId: string): string => `patient/${clinicId}/${patientId}`

/** @throws Refused `patient-not-found`, `patient-erased` */
export const openPatient = async (tx: Tx, asked: Asked, patientId: string): Promise<OpenPatient> => {
  const [[found], clinicKey] = await Promise.all([tx.run(find({ patientId })), openClinicKey(tx, asked)])
  return unlock(found, asked, patientId, clinicKey)
}

/** What a patient said longer ago, still sealed (check-in/past.ts). */
export interface SealedPast {
  past: Buffer | null
  /** up to and with what was received then it is told there */
  past_until: Moment | null
}

const findWithPast = statement<{ patientId: string }>()<SealedPatient & SealedPast>(
  'find-patient-with-past',
  (db, slot) => select(db, slot('patientId')).select(['p.past', 'p.past_until']),
)

/** The same row with their past, to be read together with other things. */
export const patientWithPastPart: EachPart<{ patientId: string }, SealedPatient & SealedPast> = {
  of: findWithPast,
  kinds: { personal: 'bytes', wrapped: 'bytes', past: 'bytes', past_until: 'moment' },
}

/** @throws Refused `patient-not-found`, `patient-erased` */
export const unlock = (
  found: SealedPatient | undefined,
  asked: Asked,
  patientId: string,
  clinicKey: Key,
): OpenPatient => {
  const { key, personal } = unlockKey(found, asked, patientId, clinicKey)
  // one that was stored before it was checked: mails go by the clinic's clock then, instead of never
  const zone = found?.zone && isZone(found.zone) ? found.zone : null
  return { id: patientId, key, personal: openPersonal(key, personal, asked, patientId), zone }
}

// What a verdict needs to know of a person is kept with their key, as are their earlier check-ins (check-in/open-earlier.ts); their name is not.
const kept = new WeakMap<Key, { readonly sealed: string; readonly modifiers: readonly string[] }>()

/** The key of a patient, and what raises urgency for them. @throws Refused `patient-not-found`, `patient-erased` */
export const unlockModifiers = (
  found: SealedPatient | undefined,
  asked: Asked,
  patientId: string,
  clinicKey: Key,
): { readonly key: Key; readonly modifiers: readonly string[] } => {
  const { key, personal } = unlockKey(found, asked, patientId, clinicKey)
  const sealed = sealedAs(personal)
  const known = kept.get(key)
  if (known?.sealed === sealed) return { key, modifiers: known.modifiers }
  const { modifiers } = openPersonal(key, personal, asked, patientId)
  kept.set(key, { sealed, modifiers })
  return { key, modifiers }
}

const openPersonal = (key: Key, personal: Buffer, { actor }: Asked, patientId: string): Personal =>
  unsealJson<Personal>(key, personal, personalPlace(actor.clinicId, patientId))

const unlockKey = (
  found: SealedPatient | undefined,
  { actor, keys }: Asked,
  patientId: string,
  clinicKey: Key,
): { readonly key: Key; readonly personal: Buffer } => {
  if (!found) throw new Refused(refusal('patient-not-found', 'There is no such patient here.'))
  const { personal, wrapped } = found
  if (!wrapped || !personal)
    throw new Refused(refusal('patient-erased', 'What was stored about this patient was erased for good.'))
  return { key: keys.patient(actor.clinicId, patientId, wrapped, clinicKey), personal }
}

/** The clinic's own key: it wraps those of its patients, and is for what belongs to none of them. @throws Refused `clinic-not-found` */
export const openClinicKey = async (tx: Tx, { actor, keys }: Asked): Promise<Key> => {
  const opened = keys.openedClinic(actor.clinicId)
  if (opened) return opened
  const row = await tx.db.selectFrom('clinic_key').select('wrapped').executeTakeFirst()
  if (!row) throw new Refused(refusal('clinic-not-found', 'There is no such clinic here.'))
  return keys.clinic(actor.clinicId, row.wrapped)
}
