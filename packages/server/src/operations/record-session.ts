import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Tx } from '../database/transaction.ts'
import { scopeOf } from '../operation/actor.ts'
import type { Asked } from '../operation/deps.ts'
import { operation } from '../operation/operation.ts'
import { orRefuse, refusal } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { isMissingReference } from '../records/conflict.ts'
import { day, id, instant, line } from '../records/fields.ts'
import { openPatient } from '../records/open-patient.ts'
import { enqueue } from '../records/outbox.ts'

const lotShape = z.strictObject({
  product: line(200),
  batch: line(100),
  expiresOn: day.nullable().default(null),
  amount: line(50).nullable().default(null),
})

/** Records that a session took place. Care windows count from its end. */
export const recordSession = operation(
  {
    name: 'record-session',
    summary: 'Records a session that took place',
    who: ['owner', 'clinician', 'nurse'],
    scope: 'write',
    input: z.strictObject({
      patientId: id,
      courseId: id,
      endedAt: instant,
      operatorId: id.nullable().default(null),
      areas: z.array(line(60)).max(30).default([]),
      parts: z
        .array(line(60))
        .max(30)
        .default([])
        .describe('parts of the session that some effects need, such as fat-harvest'),
      lots: z.array(lotShape).max(30).default([]),
    }),
    result: z.object({ sessionId: z.string() }),
    refusals: ['patient-not-found', 'patient-erased', 'course-not-found', 'staff-not-found', 'in-the-future'],
  },
  async (session, asked) => {
    const { actor } = asked
    if (Temporal.Instant.compare(session.endedAt, asked.now()) > 0)
      return refusal('in-the-future', 'Record a session once it has ended; write the time at which it ended.')
    const sessionId = asked.newId()
    const own = { clinic_id: actor.clinicId, patient_id: session.patientId }
    try {
      await asked.database.within(scopeOf(actor), async (tx) => {
        await openPatient(tx, asked, session.patientId)
        const course = orRefuse(
          await tx.db
            .selectFrom('course')
            .select('treatment')
            .where('id', '=', session.courseId)
            .where('patient_id', '=', session.patientId)
            .executeTakeFirst(),
          'course-not-found',
          'This patient has no such course. Start one first.',
        )
        await tx.db
          .insertInto('session')
          .values({
            ...own,
            id: sessionId,
            course_id: session.courseId,
            treatment: course.treatment,
            ended_at: session.endedAt,
            operator_id: session.operatorId,
            areas: session.areas,
            parts: session.parts,
            recorded_at: asked.now().toString(),
          })
          .execute()
        for (const { amount, ...lot } of session.lots)
          await tx.db
            .insertInto('session_lot')
            .values({ ...own, session_id: sessionId, lot_id: await lotId(tx, asked, lot), amount })
            .execute()
        await audit(tx, asked, {
          action: 'record-session',
          subjectKind: 'session',
          subjectId: sessionId,
          patientId: session.patientId,
          detail: { treatment: course.treatment },
        })
        await enqueue(tx, asked, { kind: 'session-recorded', subjectId: sessionId, patientId: session.patientId })
      })
    } catch (error) {
      if (isMissingReference(error))
        return refusal('staff-not-found', 'Nobody of this clinic has the id of operatorId.')
      throw error
    }
    asked.wake()
    return { sessionId }
  },
)

const lotId = async (
  { db }: Tx,
  { actor, newId }: Asked,
  lot: { product: string; batch: string; expiresOn: string | null },
): Promise<string> => {
  const row = await db
    .insertInto('lot')
    .values({
      clinic_id: actor.clinicId,
      id: newId(),
      product: lot.product,
      batch: lot.batch,
      expires_on: lot.expiresOn,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['clinic_id', 'product', 'batch'])
        .doUpdateSet({ expires_on: (eb) => eb.fn.coalesce('excluded.expires_on', 'lot.expires_on') }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}
