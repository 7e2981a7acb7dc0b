import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Rejudged } from '../check-in/rejudge.ts'
import { rejudgedShape, rejudgeSince } from '../check-in/rejudge-since.ts'
import type { Tx } from '../database/transaction.ts'
import { scopeOf } from '../operation/actor.ts'
import type { Asked } from '../operation/deps.ts'
import { operation } from '../operation/operation.ts'
import { orRefuse, Refused, refusal } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { id, instant, line } from '../records/fields.ts'
import { type OpenPatient, openPatient } from '../records/open-patient.ts'
import { enqueue } from '../records/outbox.ts'
import { seal } from '../secrets/envelope.ts'

export const sessionVersionPlace = (clinicId: string, sessionId: string, version: number): string =>
  `session_version/${clinicId}/${sessionId}/${version}`

const amendment = z.strictObject({
  sessionId: id,
  version: z.number().int().min(1).describe('the version that you saw: nobody changed it meanwhile'),
  endedAt: instant.optional(),
  areas: z.array(line(60)).max(30).optional(),
  parts: z.array(line(60)).max(30).optional(),
  voided: z.literal(true).optional().describe('it never took place'),
  reason: line(2000),
  keep: z.boolean().default(true).describe('false: nothing is changed, only said what would be'),
})

/** Puts a recorded session right. What it said before is kept; check-ins since are judged again, and whoever must hear is in the answer. */
export const amendSession = operation(
  {
    name: 'amend-session',
    summary: 'Puts a recorded session right, and judges the check-ins since again',
    who: ['owner', 'clinician', 'nurse'],
    scope: 'write',
    input: amendment,
    result: z.object({ sessionId: z.string(), version: z.number(), rejudged: z.array(rejudgedShape).readonly() }),
    refusals: ['session-not-found', 'session-changed', 'in-the-future', 'patient-erased'],
  },
  async (change, asked) => {
    if (change.endedAt && Temporal.Instant.compare(change.endedAt, asked.now()) > 0)
      return refusal('in-the-future', 'Write the time at which the session ended.')
    try {
      const answer = await amend(change, asked)
      asked.wake()
      return answer
    } catch (error) {
      if (!(error instanceof Undone)) throw error
      await auditPreview(change.sessionId, error.patientId, asked)
      return error.answer
    }
  },
)

/** Takes back what was only tried, with the answer. */
class Undone extends Error {
  readonly answer: Amended

  readonly patientId: string

  constructor(answer: Amended, patientId: string) {
    super('nothing was changed')
    this.name = 'Undone'
    this.answer = answer
    this.patientId = patientId
  }
}

/** What was read to say what would change was read all the same. */
const auditPreview = (sessionId: string, patientId: string, asked: Asked): Promise<void> =>
  asked.database.within(scopeOf(asked.actor), (tx) =>
    audit(tx, asked, { action: 'preview-amendment', subjectKind: 'session', subjectId: sessionId, patientId }),
  )

interface Amended {
  readonly sessionId: string
  readonly version: number
  readonly rejudged: readonly Rejudged[]
}

const amend = (change: z.output<typeof amendment>, asked: Asked): Promise<Amended> =>
  asked.database.within(scopeOf(asked.actor), async (tx) => {
    const session = orRefuse(
      await tx.db
        .selectFrom('session')
        .selectAll()
        .where('id', '=', change.sessionId)
        .where('voided_at', 'is', null)
        .forUpdate()
        .executeTakeFirst(),
      'session-not-found',
      'There is no such session here.',
    )
    if (session.version !== change.version)
      throw new Refused(refusal('session-changed', `Look at version ${session.version} first, then change that one.`))
    const patient = await openPatient(tx, asked, session.patient_id)
    await keepVersion(tx, asked, patient, session, change.reason)
    const endedAt = change.endedAt ?? session.ended_at.toString()
    await tx.db
      .updateTable('session')
      .set({
        ended_at: endedAt,
        areas: change.areas ?? session.areas,
        parts: change.parts ?? session.parts,
        version: session.version + 1,
        voided_at: change.voided ? asked.now().toString() : null,
      })
      .where('id', '=', session.id)
      .execute()
    const since =
      Temporal.Instant.compare(endedAt, session.ended_at) < 0 ? Temporal.Instant.from(endedAt) : session.ended_at
    const rejudged = await rejudgeSince(tx, asked, patient, since)
    await audit(tx, asked, {
      action: 'amend-session',
      subjectKind: 'session',
      subjectId: session.id,
      patientId: patient.id,
      detail: { version: session.version + 1, rejudged: rejudged.length },
    })
    await enqueue(tx, asked, {
      kind: 'session-recorded',
      subjectId: session.id,
      patientId: patient.id,
      onceKey: `session-recorded/${session.id}/${session.version + 1}`,
    })
    const answer = { sessionId: session.id, version: session.version + 1, rejudged }
    if (!change.keep) throw new Undone(answer, patient.id)
    return answer
  })

interface SessionRow {
  readonly id: string
  readonly version: number
  readonly treatment: string
  readonly ended_at: Temporal.Instant
  readonly areas: string[]
  readonly parts: string[]
}

const keepVersion = async (
  tx: Tx,
  { actor, now }: Asked,
  patient: OpenPatient,
  before: SessionRow,
  reason: string,
): Promise<void> => {
  if (actor.kind !== 'staff') throw new Error('only staff amend')
  await tx.db
    .insertInto('session_version')
    .values({
      clinic_id: actor.clinicId,
      session_id: before.id,
      version: before.version,
      patient_id: patient.id,
      treatment: before.treatment,
      ended_at: before.ended_at.toString(),
      areas: before.areas,
      parts: before.parts,
      changed_at: now().toString(),
      changed_by: actor.id,
      reason: seal(patient.key, reason, sessionVersionPlace(actor.clinicId, before.id, before.version)),
    })
    .execute()
}
