import { z } from 'zod'
import { CASE_STATES } from '../cases/case-shape.ts'
import { findCheckIn, openContent, openVerdicts } from '../check-in/stored.ts'
import { careShape } from '../duty/care.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { orRefuse } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { id } from '../records/fields.ts'
import { openPatient } from '../records/open-patient.ts'
import { checkInShape } from './list-check-ins.ts'

/** One check-in: what was said, every verdict, who was to look and by when, and whether somebody has. */
export const showCheckIn = operation(
  {
    name: 'show-check-in',
    summary: 'One check-in with its verdicts, and whether somebody has looked',
    who: ['patient', 'caregiver', 'nurse', 'clinician', 'owner', 'assistant', 'auditor'],
    scope: 'read',
    input: z.strictObject({ checkInId: id }),
    result: checkInShape.extend({
      patientId: z.string(),
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
      const [verdicts, found] = await Promise.all([
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
        corrects: row.corrects,
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
