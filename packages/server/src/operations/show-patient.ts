import { sql } from 'kysely'
import { z } from 'zod'
import { caseShape } from '../cases/case-shape.ts'
import { selectCases, showCase } from '../cases/find-case.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { audit } from '../records/audit.ts'
import { id } from '../records/fields.ts'
import { openPatient } from '../records/open-patient.ts'
import { withdrawnOf, withdrawnShape } from '../withdrawals/withdrawn.ts'

const MOST_CASES = 50

/** One patient: who they are, what was done, what was opened. */
export const showPatient = operation(
  {
    name: 'show-patient',
    summary: 'One patient: what was done, and the cases',
    who: ['patient', 'caregiver', 'nurse', 'clinician', 'owner', 'assistant', 'auditor'],
    scope: 'read',
    input: z.strictObject({ patientId: id }),
    result: z.object({
      patientId: z.string(),
      name: z.string(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
      modifiers: z.array(z.string()).readonly(),
      zone: z.string().nullable(),
      courses: z
        .array(
          z.object({
            courseId: z.string(),
            treatment: z.string(),
            plannedSessions: z.number().nullable(),
            intervalDays: z.number().nullable(),
            endedAt: z.string().nullable(),
          }),
        )
        .readonly(),
      sessions: z
        .array(
          z.object({
            sessionId: z.string(),
            courseId: z.string(),
            treatment: z.string(),
            endedAt: z.string(),
            areas: z.array(z.string()).readonly(),
            parts: z.array(z.string()).readonly(),
            version: z.number(),
          }),
        )
        .readonly(),
      regimens: z
        .array(
          z.object({
            regimenId: z.string(),
            courseId: z.string(),
            treatment: z.string(),
            firstDoseAt: z.string(),
            stoppedAt: z.string().nullable(),
          }),
        )
        .readonly(),
      cases: z.array(caseShape).readonly().describe('those that are not resolved first, then the newest'),
      photos: z
        .array(
          z.object({
            photoId: z.string(),
            checkInId: z.string().nullable(),
            receivedAt: z.string(),
            withdrawn: withdrawnShape,
          }),
        )
        .readonly(),
    }),
    refusals: ['patient-not-found', 'patient-erased'],
  },
  async ({ patientId }, asked) =>
    asked.database.within(scopeOf(asked.actor), async (tx) => {
      const { personal, zone } = await openPatient(tx, asked, patientId)
      const { db } = tx
      const [courses, sessions, regimens, cases, photos] = await Promise.all([
        db.selectFrom('course').selectAll().where('patient_id', '=', patientId).orderBy('created_at').execute(),
        db
          .selectFrom('session')
          .selectAll()
          .where('patient_id', '=', patientId)
          .where('voided_at', 'is', null)
          .orderBy('ended_at', 'desc')
          .execute(),
        db.selectFrom('regimen').selectAll().where('patient_id', '=', patientId).orderBy('first_dose_at').execute(),
        selectCases(tx)
          .where('c.patient_id', '=', patientId)
          // what still waits never falls behind what is over
          .orderBy(sql`c.state = 'resolved'`)
          .orderBy('c.opened_at', 'desc')
          .limit(MOST_CASES)
          .execute(),
        db
          .selectFrom('photo')
          .select(['id', 'check_in_id', 'received_at'])
          .where('patient_id', '=', patientId)
          .orderBy('received_at', 'desc')
          .execute(),
      ])
      const withdrawn = await withdrawnOf(tx, 'photo', patientId)
      await audit(tx, asked, { action: 'show-patient', subjectKind: 'patient', subjectId: patientId, patientId })
      const { name, email, phone, modifiers } = personal
      return {
        patientId,
        name,
        email,
        phone,
        modifiers,
        zone,
        courses: courses.map((row) => ({
          courseId: row.id,
          treatment: row.treatment,
          plannedSessions: row.planned_sessions,
          intervalDays: row.interval_days,
          endedAt: row.ended_at?.toString() ?? null,
        })),
        sessions: sessions.map((row) => ({
          sessionId: row.id,
          courseId: row.course_id,
          treatment: row.treatment,
          endedAt: row.ended_at.toString(),
          areas: row.areas,
          parts: row.parts,
          version: row.version,
        })),
        regimens: regimens.map((row) => ({
          regimenId: row.id,
          courseId: row.course_id,
          treatment: row.treatment,
          firstDoseAt: row.first_dose_at.toString(),
          stoppedAt: row.stopped_at?.toString() ?? null,
        })),
        cases: cases.map((row) => showCase(row, asked.now())),
        photos: photos.map((row) => ({
          photoId: row.id,
          checkInId: row.check_in_id,
          receivedAt: row.received_at.toString(),
          withdrawn: withdrawn.get(row.id) ?? null,
        })),
      }
    }),
)
