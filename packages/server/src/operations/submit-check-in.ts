import { createHmac } from 'node:crypto'
import { LEVELS } from '@anagen/kb'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { judge } from '../check-in/judge.ts'
import { keepSaid } from '../check-in/open-earlier.ts'
import { type Basis, readBasis } from '../check-in/read-basis.ts'
import { readEarlier } from '../check-in/read-earlier.ts'
import { withEveryKind } from '../check-in/record.ts'
import { type Said, saidShape } from '../check-in/said.ts'
import { type NewCheckIn, type Storing, storeCheckIns, storing } from '../check-in/store.ts'
import { type CheckInRow, findCheckIn, openContent, openVerdicts } from '../check-in/stored.ts'
import { verdictShape } from '../check-in/verdict-shape.ts'
import type { Alike } from '../database/shared.ts'
import { statement } from '../database/statement.ts'
import type { Tx } from '../database/transaction.ts'
import { writeInstant } from '../database/types.ts'
import { careShape } from '../duty/care.ts'
import { scopeOf } from '../operation/actor.ts'
import type { Asked } from '../operation/deps.ts'
import { operation } from '../operation/operation.ts'
import { type Refusal, Refused, refusal } from '../operation/refusal.ts'
import { writtenOnce } from '../operation/written.ts'
import { id, instant } from '../records/fields.ts'
import { type OpenPatient, openPatient, unlockModifiers } from '../records/open-patient.ts'
import { type Key, keyObject } from '../secrets/envelope.ts'

const input = z.strictObject({
  id: id.describe('made by the client: sending the same check-in again stores it once'),
  patientId: id,
  writtenAt: instant.optional().describe('when it was filled in, for one that waited on the way'),
  corrects: id.optional().describe('an earlier check-in that this one puts right; both are kept'),
  ...saidShape,
})
type Input = z.output<typeof input>

const result = z.object({
  id: z.string(),
  receivedAt: z.string(),
  level: z.enum(LEVELS),
  verdict: verdictShape,
  caseId: z.string().nullable().describe('null: nobody needs to look'),
  care: careShape,
})
export type CheckInReply = z.output<typeof result>

/**
 * Stores what a patient says with its verdict, and a case when somebody must look. When it answers, all of it is durable.
 * The reply names who will look and by when, and whom to call.
 */
export const submitCheckIn = operation(
  {
    name: 'submit-check-in',
    summary: 'Is this normal? Stores a check-in and answers with the verdict, who will look and by when',
    who: ['patient', 'caregiver', 'nurse', 'clinician', 'owner', 'assistant'],
    scope: 'write',
    input,
    result,
    refusals: [
      'patient-not-found',
      'patient-erased',
      'report-unreadable',
      'check-in-differs',
      'check-in-not-found',
      'id-taken',
    ],
  },
  async (checkIn, asked): Promise<CheckInReply | Refusal> => {
    try {
      const reply = await asked.database.shared(scopeOf(asked.actor), submitting, { asked, checkIn })
      asked.wake()
      return reply
    } catch (error) {
      if (!isTaken(error)) throw error
      // the same check-in on its way twice: the other one was first
      return asked.database.within(scopeOf(asked.actor), (tx) => answerAgain(tx, asked, checkIn))
    }
  },
)

interface Submitted {
  readonly asked: Asked
  readonly checkIn: Input
}

interface Answered {
  readonly reply: CheckInReply
  /** null: it is stored already */
  readonly rows: Storing | null
}

const submitting: Alike<Submitted, CheckInReply> = {
  keyOf: ({ checkIn }) => checkIn.id,
  work: async (tx, all) => {
    const [first] = all
    if (!first) return []
    // one moment for all that is stored of them
    const now = first.asked.now()
    const basisOf = await readBasis(
      tx,
      first.asked,
      all.map(({ checkIn }) => checkIn),
      now,
    )
    const answered = await Promise.allSettled(
      all.map(({ asked, checkIn }, i) => answer(tx, { ...asked, now: () => now }, checkIn, basisOf(i))),
    )
    // the transaction may be of no use any more: then each is done by itself
    const failed = answered.find((one) => one.status === 'rejected' && !(one.reason instanceof Refused))
    if (failed?.status === 'rejected') throw failed.reason
    const rows = answered.flatMap((one) => (one.status === 'fulfilled' ? (one.value.rows ?? []) : []))
    if (rows.length > 0) tx.last(storeCheckIns(rows))
    return answered.map((one) => (one.status === 'fulfilled' ? { ...one, value: one.value.reply } : one))
  },
}

const answer = async (tx: Tx, asked: Asked, checkIn: Input, basis: Basis): Promise<Answered> => {
  const { knowledge, newId, onError } = asked
  const { patientId } = checkIn
  const now = asked.now()
  const { key, modifiers } = unlockModifiers(basis.patient[0], asked, patientId, basis.clinicKey)
  const [before] = basis.before
  const digest = digestOf(key, checkIn)
  if (before) return { reply: await sameAgain(tx, asked, { id: patientId, key }, before, digest), rows: null }
  const corrected = checkIn.corrects === undefined ? null : await findCheckIn(tx, checkIn.corrects)
  if (checkIn.corrects !== undefined && corrected?.patient_id !== patientId)
    throw new Refused(refusal('check-in-not-found', 'There is no check-in of this patient to correct.'))

  const writtenAt = believable(checkIn.writtenAt, now)
  const earlier = await readEarlier(tx, asked, { id: patientId, key }, basis.earlier, basis.patient[0], now)
  const said = saidOf(checkIn)
  const record = await withEveryKind(tx, patientId, basis, now)
  const { report, verdict } = judge(
    { said, personal: { modifiers }, record, earlier, knowledge, onError },
    writtenAt,
    now,
  )
  const { look, care } = basis.careFor(verdict.level)
  const stored: NewCheckIn = {
    id: checkIn.id,
    patientId,
    receivedAt: writeInstant(now),
    writtenAt: writeInstant(writtenAt),
    by: byOf(asked),
    corrects: checkIn.corrects ?? null,
    // what came earlier stands in the earlier check-ins
    content: { said, report: { ...report, earlier: [] }, care },
    digest,
    verdict: writtenOnce(verdict),
  }
  const opening = look && { id: newId(), look, at: now }
  const rows = storing(asked, key, stored, opening)
  const { signs } = rows.checkIn
  if (signs) keepSaid(key, { id: checkIn.id, writtenAt, receivedAt: now, signs, said: report.signs })
  return {
    reply: {
      id: checkIn.id,
      receivedAt: basis.receivedAt,
      level: verdict.level,
      verdict,
      caseId: opening?.id ?? null,
      care,
    },
    rows,
  }
}

const answerAgain = async (tx: Tx, asked: Asked, checkIn: Input): Promise<CheckInReply | Refusal> => {
  const patient = await openPatient(tx, asked, checkIn.patientId)
  const before = await findCheckIn(tx, checkIn.id)
  if (!before) return refusal('id-taken', 'Make a new random id for this check-in and send it again.')
  return sameAgain(tx, asked, patient, before, digestOf(patient.key, checkIn))
}

const caseOf = statement<{ checkInId: string }>()('case-of-check-in', (db, slot) =>
  db
    .selectFrom('clinical_case')
    .select('id')
    .where('check_in_id', '=', slot('checkInId'))
    .where('cause', '=', 'check-in'),
)

/** The reply that was given when it came first. */
const sameAgain = async (
  tx: Tx,
  { actor }: Asked,
  patient: Pick<OpenPatient, 'id' | 'key'>,
  before: CheckInRow,
  digest: Buffer,
): Promise<CheckInReply> => {
  if (before.patient_id !== patient.id || !before.content_digest.equals(digest))
    throw new Refused(
      refusal(
        'check-in-differs',
        'A check-in with this id says something else. Send a correction with a new id, or make a new id.',
      ),
    )
  const [verdicts, cases] = await Promise.all([
    openVerdicts(tx, actor.clinicId, patient.key, before.id),
    tx.run<{ id: string }>(caseOf({ checkInId: before.id })),
  ])
  const [first] = verdicts
  if (!first) throw new Error(`check-in ${before.id} has no verdict`)
  const { care } = openContent(actor.clinicId, patient.key, before)
  return {
    id: before.id,
    receivedAt: before.received_at.toString(),
    level: before.level,
    verdict: first.verdict,
    caseId: cases[0]?.id ?? null,
    care,
  }
}

const saidOf = ({ say, signs, answers, temperatureC, modifiers }: Input): Said => ({
  say,
  signs,
  answers,
  temperatureC,
  modifiers,
})

// keyed, so that equal check-ins of two patients do not look equal
const digestOf = (key: Key, checkIn: Input): Buffer =>
  createHmac('sha256', keyObject(key))
    .update(JSON.stringify([checkIn.writtenAt ?? null, checkIn.corrects ?? null, saidOf(checkIn)]))
    .digest()

/** A clock that runs ahead is not believed. */
const believable = (writtenAt: string | undefined, now: Temporal.Instant): Temporal.Instant => {
  const written = writtenAt === undefined ? now : Temporal.Instant.from(writtenAt)
  return Temporal.Instant.compare(written, now) > 0 ? now : written
}

const byOf = ({ actor }: Asked): NewCheckIn['by'] => {
  if (actor.kind === 'system') throw new Error('the program makes no check-ins')
  return { kind: actor.kind, id: actor.id }
}

// the row of the check-in, or of what is to be done once it is stored: which of them is found first is the database's affair
const KEYS = ['check_in_pkey', 'outbox_clinic_id_once_key_key']

const isTaken = (error: unknown): boolean => {
  const { code, constraint } = error as { code?: string; constraint?: string }
  return code === '23505' && constraint !== undefined && KEYS.includes(constraint)
}
