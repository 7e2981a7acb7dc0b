import { z } from 'zod'
import { CASE_STATES } from '../cases/case-shape.ts'
import { type CheckInRow, findCheckIn, openContent, openVerdicts } from '../check-in/stored.ts'
import type { Tx } from '../database/transaction.ts'
import { careShape } from '../duty/care.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { orRefuse } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { id } from '../records/fields.ts'
import { openPatient } from '../records/open-patient.ts'
import { type Key, unsealJson } from '../secrets/envelope.ts'
import { caregiverPlace } from './invite-caregiver.ts'
import { checkInShape } from './list-check-ins.ts'

/** One check-in: who said what, every verdict, what puts it right, who was to look and by when, and whether somebody has. */
export const showCheckIn = operation(
  {
    name: 'show-check-in',
    summary: 'One check-in with its verdicts, and whether somebody has looked',
    who: ['patient', 'caregiver', 'nurse', 'clinician', 'owner', 'assistant', 'auditor'],
    scope: 'read',
    input: z.strictObject({ checkInId: id }),
    result: checkInShape.extend({
      patientId: z.string(),
      byName: z.string().nullable().describe('of the caregiver or of staff; null: the patient sent it'),
      correctedBy: z
        .array(z.object({ checkInId: z.string(), receivedAt: z.string() }))
        .readonly()
        .describe('later check-ins that put this one right, the first one first'),
      care: careShape.describe('as told at once'),
      case: z
        .object({
          caseId: z.string(),
          state: z.enum(CASE_STATES),
          ownerName: z.string(),
          dueAt: z.string(),
          acknowledgedAt: z.string().nullable(),
          acknowledgedBy: z.string().nullable(),
          resolvedAt: z.string().nullable(),
        })
        .nullable()
        .describe('null: nobody needs to look'),
    }),
    refusals: ['check-in-not-found', 'patient-erased'],
  },
  async ({ checkInId }, asked) => {
    const { clinicId } = asked.actor
    return asked.database.within(scopeOf(asked.actor), async (tx) => {
      const row = orRefuse(await findCheckIn(tx, checkInId), 'check-in-not-found', 'There is no such check-in here.')
      const { key } = await openPatient(tx, asked, row.patient_id)
      // sent in this order: a verdict that was raised meanwhile comes with its case, never with "nobody needs to look"
      const [verdicts, found, corrections, byName] = await Promise.all([
        openVerdicts(tx, clinicId, key, row.id),
        tx.db
          .selectFrom('clinical_case as c')
          .innerJoin('staff as o', (join) =>
            join.onRef('o.clinic_id', '=', 'c.clinic_id').onRef('o.id', '=', 'c.owner_id'),
          )
          .leftJoin('staff as a', (join) =>
            join.onRef('a.clinic_id', '=', 'c.clinic_id').onRef('a.id', '=', 'c.acknowledged_by'),
          )
          .select([
            'c.id',
            'c.state',
            'o.name as owner_name',
            'c.due_at',
            'c.acknowledged_at',
            'a.name as acknowledged_by_name',
            'c.resolved_at',
          ])
          .where('c.check_in_id', '=', row.id)
          .orderBy('c.opened_at', 'desc')
          .executeTakeFirst(),
        tx.db
          .selectFrom('check_in')
          .select(['id', 'received_at'])
          // of the patient: by what it corrects alone every check-in of the clinic would be looked at
          .where('patient_id', '=', row.patient_id)
          .where('corrects', '=', row.id)
          .orderBy('received_at')
          .orderBy('id')
          .execute(),
        nameOf(tx, clinicId, key, row),
      ])
      await audit(tx, asked, {
        action: 'show-check-in',
        subjectKind: 'check-in',
        subjectId: row.id,
        patientId: row.patient_id,
      })
      const { said, care } = openContent(clinicId, key, row)
      return {
        id: row.id,
        patientId: row.patient_id,
        receivedAt: row.received_at.toString(),
        writtenAt: row.written_at.toString(),
        byKind: row.by_kind,
        byName,
        corrects: row.corrects,
        correctedBy: corrections.map(({ id, received_at }) => ({
          checkInId: id,
          receivedAt: received_at.toString(),
        })),
        level: row.level,
        said,
        care,
        verdicts: verdicts.map(({ judgedAt, cause, verdict }) => ({ judgedAt: judgedAt.toString(), cause, verdict })),
        case: found
          ? {
              caseId: found.id,
              state: found.state,
              ownerName: found.owner_name,
              dueAt: found.due_at.toString(),
              acknowledgedAt: found.acknowledged_at?.toString() ?? null,
              acknowledgedBy: found.acknowledged_by_name,
              resolvedAt: found.resolved_at?.toString() ?? null,
            }
          : null,
      }
    })
  },
)

/** Who sent it, by name; null: the patient. */
const nameOf = async (tx: Tx, clinicId: string, key: Key, row: CheckInRow): Promise<string | null> => {
  if (row.by_kind === 'staff') {
    const staff = await tx.db.selectFrom('staff').select('name').where('id', '=', row.by_id).executeTakeFirst()
    return staff?.name ?? null
  }
  if (row.by_kind !== 'caregiver') return null
  const caregiver = await tx.db
    .selectFrom('caregiver')
    .select('personal')
    .where('id', '=', row.by_id)
    .executeTakeFirst()
  return caregiver
    ? unsealJson<{ name: string }>(key, caregiver.personal, caregiverPlace(clinicId, row.by_id)).name
    : null
}
