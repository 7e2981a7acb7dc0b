import { z } from 'zod'
import { eventPlace } from '../cases/case-row.ts'
import { selectCheckIns } from '../check-in/select.ts'
import { openContent, openVerdicts } from '../check-in/stored.ts'
import { contactPlace } from '../contacts/contact-row.ts'
import type { Tx } from '../database/transaction.ts'
import { actorId, scopeOf } from '../operation/actor.ts'
import type { Asked } from '../operation/deps.ts'
import { operation } from '../operation/operation.ts'
import { audit } from '../records/audit.ts'
import { id } from '../records/fields.ts'
import { type OpenPatient, openPatient } from '../records/open-patient.ts'
import { type Key, unseal, unsealJson } from '../secrets/envelope.ts'
import { holdStill } from '../withdrawals/hold-still.ts'
import { withdrawnOf } from '../withdrawals/withdrawn.ts'
import { sessionVersionPlace } from './amend-session.ts'
import { caregiverPlace } from './invite-caregiver.ts'
import { messagePlace } from './send-message.ts'

const rows = z.array(z.record(z.string(), z.unknown())).readonly()

/** Everything stored about one patient, readable: GDPR article 15 and 20. Photos are fetched one by one. */
export const exportPatient = operation(
  {
    name: 'export-patient',
    summary: 'Everything stored about one patient',
    who: ['patient', 'owner', 'clinician'],
    scope: 'read',
    input: z.strictObject({ patientId: id }),
    result: z.object({
      patient: z.record(z.string(), z.unknown()),
      caregivers: rows,
      courses: rows,
      sessions: rows,
      sessionVersions: rows,
      regimens: rows,
      checkIns: rows,
      cases: rows,
      caseEvents: rows,
      photos: rows,
      messages: rows,
      contacts: rows,
      withdrawals: rows,
      calendars: rows,
      audit: rows,
    }),
    refusals: ['patient-not-found', 'patient-erased'],
  },
  async ({ patientId }, asked) =>
    asked.database.within(scopeOf(asked.actor), async (tx) => {
      await holdStill(tx, patientId, 'together')
      const patient = await openPatient(tx, asked, patientId)
      await audit(tx, asked, { action: 'export-patient', subjectKind: 'patient', subjectId: patientId, patientId })
      return JSON.parse(JSON.stringify(await gather(tx, asked, patient)))
    }),
)

const gather = async (tx: Tx, asked: Asked, { id: patientId, key, personal, zone }: OpenPatient) => {
  const { clinicId } = asked.actor
  const of = <
    T extends
      | 'caregiver'
      | 'course'
      | 'session'
      | 'session_version'
      | 'regimen'
      | 'clinical_case'
      | 'case_event'
      | 'photo'
      | 'withdrawal'
      | 'message'
      | 'audit',
  >(
    table: T,
  ) =>
    tx.db
      .selectFrom(table as 'course')
      .selectAll()
      .where('patient_id', '=', patientId)
  const text = (sealed: Buffer | null, place: string): string | null =>
    sealed && unseal(key, sealed, place).toString('utf8')
  const withdrawn = await withdrawnOf(tx, 'message', patientId)
  // what was withdrawn before anybody read it is read by nobody; what is kept for the clinic is also whose it was
  const isShown = ({ id: messageId, by_id }: { readonly id: string; readonly by_id: string }): boolean => {
    const found = withdrawn.get(messageId)
    return !found || (found.isKept && (asked.actor.kind === 'staff' || by_id === actorId(asked.actor)))
  }
  return {
    patient: { id: patientId, zone, ...personal },
    caregivers: (await tx.db.selectFrom('caregiver').selectAll().where('patient_id', '=', patientId).execute()).map(
      ({ personal: sealed, ...row }) => ({
        ...row,
        ...unsealJson<object>(key, sealed, caregiverPlace(clinicId, row.id)),
      }),
    ),
    courses: await of('course').execute(),
    sessions: await of('session').execute(),
    sessionVersions: (
      await tx.db.selectFrom('session_version').selectAll().where('patient_id', '=', patientId).execute()
    ).map((row) => ({
      ...row,
      reason: text(row.reason, sessionVersionPlace(clinicId, row.session_id, row.version)),
    })),
    regimens: await of('regimen').execute(),
    checkIns: await checkInsOf(tx, asked, patientId, key),
    cases: await of('clinical_case').execute(),
    caseEvents: (await tx.db.selectFrom('case_event').selectAll().where('patient_id', '=', patientId).execute()).map(
      (row) => ({
        ...row,
        note: text(row.note, eventPlace(clinicId, row.id)),
      }),
    ),
    photos: (await tx.db.selectFrom('photo').selectAll().where('patient_id', '=', patientId).execute()).map(
      ({ stored_as: _, ...row }) => row,
    ),
    messages: (await tx.db.selectFrom('message').selectAll().where('patient_id', '=', patientId).execute()).map(
      (row) => ({
        ...row,
        content: isShown(row) ? text(row.content, messagePlace(clinicId, row.id)) : null,
      }),
    ),
    withdrawals: await of('withdrawal').execute(),
    contacts: (await tx.db.selectFrom('contact').selectAll().where('patient_id', '=', patientId).execute()).map(
      (row) => ({ ...row, note: text(row.note, contactPlace(clinicId, row.id)) }),
    ),
    calendars: (await tx.db.selectFrom('calendar_feed').selectAll().where('patient_id', '=', patientId).execute()).map(
      ({ hash: _, secret: __, ...row }) => row,
    ),
    audit: await of('audit').execute(),
  }
}

const checkInsOf = async (tx: Tx, { actor }: Asked, patientId: string, key: Key) => {
  const found = await selectCheckIns(tx).where('patient_id', '=', patientId).orderBy('received_at').execute()
  const shown = []
  for (const { content, content_digest: _, ...row } of found) {
    const opened = openContent(actor.clinicId, key, { id: row.id, content })
    shown.push({ ...row, ...opened, verdicts: await openVerdicts(tx, actor.clinicId, key, row.id) })
  }
  return shown
}
