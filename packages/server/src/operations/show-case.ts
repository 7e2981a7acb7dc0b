import { LEVELS } from '@anagen/kb'
import { z } from 'zod'
import { eventPlace } from '../cases/case-row.ts'
import { caseShape } from '../cases/case-shape.ts'
import { findCase, showCase } from '../cases/find-case.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { audit } from '../records/audit.ts'
import { id } from '../records/fields.ts'
import { openPatient } from '../records/open-patient.ts'
import { unseal } from '../secrets/envelope.ts'

/** One case with everything that happened to it. */
export const showOneCase = operation(
  {
    name: 'show-case',
    summary: 'One case with its history',
    who: ['nurse', 'clinician', 'owner', 'assistant', 'auditor'],
    scope: 'read',
    input: z.strictObject({ caseId: id }),
    result: caseShape.extend({
      patientName: z.string(),
      events: z
        .array(
          z.object({
            at: z.string(),
            kind: z.string(),
            level: z.enum(LEVELS),
            byKind: z.string(),
            byId: z.string().nullable(),
            note: z.string().nullable(),
          }),
        )
        .readonly(),
    }),
    refusals: ['case-not-found', 'patient-erased'],
  },
  async ({ caseId }, asked) =>
    asked.database.within(scopeOf(asked.actor), async (tx) => {
      const row = await findCase(tx, caseId)
      const { key, personal } = await openPatient(tx, asked, row.patient_id)
      const events = await tx.db
        .selectFrom('case_event')
        .selectAll()
        .where('case_id', '=', caseId)
        .orderBy('at')
        .orderBy('id')
        .execute()
      await audit(tx, asked, { action: 'show-case', subjectKind: 'case', subjectId: caseId, patientId: row.patient_id })
      return {
        ...showCase(row, asked.now()),
        patientName: personal.name,
        events: events.map((event) => ({
          at: event.at.toString(),
          kind: event.kind,
          level: event.level,
          byKind: event.by_kind,
          byId: event.by_id,
          note: event.note && unseal(key, event.note, eventPlace(asked.actor.clinicId, event.id)).toString('utf8'),
        })),
      }
    }),
)
