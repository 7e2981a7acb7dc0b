import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Rejudged } from '../check-in/rejudge.ts'
import { rejudgedShape, rejudgeSince } from '../check-in/rejudge-since.ts'
import type { Tx } from '../database/transaction.ts'
import { scopeOf } from '../operation/actor.ts'
import type { Asked } from '../operation/deps.ts'
import { operation } from '../operation/operation.ts'
import { orRefuse, type Refusal, refusal } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { isMissingReference, isUnique } from '../records/conflict.ts'
import { day, id, instant, line, onceId } from '../records/fields.ts'
import { assertDoneInSessions } from '../records/known-treatment.ts'
import { openPatient } from '../records/open-patient.ts'
import { enqueue } from '../records/outbox.ts'

const lotShape = z.strictObject({
  product: line(200),
  batch: line(100),
  expiresOn: day.nullable().default(null),
  amount: line(50).nullable().default(null),
})

/** Records that a session took place. Care windows count from its end. Check-ins since then were judged without it: they are judged again. */
export const recordSession = operation(
  {
    name: 'record-session',
    summary: 'Records a session that took place',
    who: ['owner', 'clinician', 'nurse'],
    scope: 'write',
    input: z.strictObject({
      id: onceId,
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
      lots: z
        .array(lotShape)
        .max(30)
        .default([])
        .refine(
          (lots) => new Set(lots.map(({ product, batch }) => JSON.stringify([product, batch]))).size === lots.length,
          'names a lot twice: write it once, with all that was used of it',
        ),
    }),
    result: z.object({ sessionId: z.string(), rejudged: z.array(rejudgedShape).readonly() }),
    refusals: [
      'patient-not-found',
      'patient-erased',
      'course-not-found',
      'used-at-home',
      'staff-not-found',
      'in-the-future',
      'id-taken',
    ],
  },
  async (session, asked) => {
    const { actor } = asked
    const endedAt = Temporal.Instant.from(session.endedAt)
    if (Temporal.Instant.compare(endedAt, asked.now()) > 0)
      return refusal('in-the-future', 'Record a session once it has ended; write the time at which it ended.')
    const sessionId = session.id ?? asked.newId()
    const own = { clinic_id: actor.clinicId, patient_id: session.patientId }
    const store = (): Promise<readonly Rejudged[]> =>
      asked.database.within(scopeOf(actor), async (tx) => {
        const patient = await openPatient(tx, asked, session.patientId)
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
        assertDoneInSessions(course.treatment, asked.knowledge)
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
        return rejudgeSince(tx, asked, patient, endedAt)
      })
    try {
      const rejudged = await store()
      asked.wake()
      return { sessionId, rejudged }
    } catch (error) {
      if (isUnique(error) && session.id !== undefined) return recordedBefore(asked, { ...session, id: session.id })
      if (isMissingReference(error))
        return refusal('staff-not-found', 'Nobody of this clinic has the id of operatorId.')
      throw error
    }
  },
)

interface Recorded {
  readonly id: string
  readonly patientId: string
  readonly courseId: string
  readonly endedAt: string
}

/** The same session, recorded twice: pressed twice, or sent again. */
const recordedBefore = async (
  asked: Asked,
  { id: sessionId, patientId, courseId, endedAt }: Recorded,
): Promise<{ sessionId: string; rejudged: readonly Rejudged[] } | Refusal> => {
  const before = await asked.database.within(scopeOf(asked.actor), ({ db }) =>
    db
      .selectFrom('session')
      .select('ended_at')
      .where('id', '=', sessionId)
      .where('patient_id', '=', patientId)
      .where('course_id', '=', courseId)
      .executeTakeFirst(),
  )
  return before && Temporal.Instant.compare(before.ended_at, endedAt) === 0
    ? { sessionId, rejudged: [] }
    : refusal('id-taken', 'Make a new random id for this session and send it again.')
}

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
