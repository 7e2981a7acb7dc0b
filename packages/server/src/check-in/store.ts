import type { Verdict } from '@anagen/engine'
import { type Named, statement } from '../database/statement.ts'
import type { ActorKind, Tables, VerdictCause } from '../database/tables.ts'
import type { Tx } from '../database/transaction.ts'
import type { Asked } from '../operation/deps.ts'
import { type Key, sealJson } from '../secrets/envelope.ts'
import { type Content, checkInPlace, signsPlace, verdictPlace } from './stored.ts'

type CheckInInsert = Omit<Tables['check_in'], 'received_at' | 'written_at'> & {
  received_at: string
  written_at: string
}

const insertCheckIn = statement<CheckInInsert>()('insert-check-in', (db, slot) =>
  db.insertInto('check_in').values({
    clinic_id: slot('clinic_id'),
    id: slot('id'),
    patient_id: slot('patient_id'),
    received_at: slot('received_at'),
    written_at: slot('written_at'),
    by_kind: slot('by_kind'),
    by_id: slot('by_id'),
    corrects: slot('corrects'),
    level: slot('level'),
    content: slot('content'),
    content_digest: slot('content_digest'),
    signs: slot('signs'),
  }),
)

type VerdictInsert = Omit<Tables['verdict'], 'judged_at'> & { judged_at: string }

const insertVerdict = statement<VerdictInsert>()('insert-verdict', (db, slot) =>
  db.insertInto('verdict').values({
    clinic_id: slot('clinic_id'),
    id: slot('id'),
    check_in_id: slot('check_in_id'),
    patient_id: slot('patient_id'),
    judged_at: slot('judged_at'),
    cause: slot('cause'),
    level: slot('level'),
    knowledge_digest: slot('knowledge_digest'),
    content: slot('content'),
  }),
)

export interface NewCheckIn {
  readonly id: string
  readonly patientId: string
  readonly receivedAt: string
  readonly writtenAt: string
  readonly by: { readonly kind: ActorKind; readonly id: string }
  readonly corrects: string | null
  readonly content: Content
  readonly digest: Buffer
  readonly verdict: Verdict
}

/** The rows of a check-in and its first verdict, to be written together with others. */
export const checkInRows = (asked: Asked, key: Key, checkIn: NewCheckIn): readonly Named<unknown>[] => {
  const { clinicId } = asked.actor
  return [
    insertCheckIn({
      clinic_id: clinicId,
      id: checkIn.id,
      patient_id: checkIn.patientId,
      received_at: checkIn.receivedAt,
      written_at: checkIn.writtenAt,
      by_kind: checkIn.by.kind,
      by_id: checkIn.by.id,
      corrects: checkIn.corrects,
      level: checkIn.verdict.level,
      content: sealJson(key, checkIn.content, checkInPlace(clinicId, checkIn.id)),
      content_digest: checkIn.digest,
      signs: sealJson(key, checkIn.content.report.signs, signsPlace(clinicId, checkIn.id)),
    }),
    verdictRow(asked, key, {
      checkInId: checkIn.id,
      patientId: checkIn.patientId,
      at: checkIn.receivedAt,
      cause: 'check-in',
      verdict: checkIn.verdict,
    }),
  ]
}

export interface NewVerdict {
  readonly checkInId: string
  readonly patientId: string
  readonly at: string
  readonly cause: VerdictCause
  readonly verdict: Verdict
}

const verdictRow = ({ actor, newId }: Asked, key: Key, judged: NewVerdict): Named<unknown> => {
  const id = newId()
  return insertVerdict({
    clinic_id: actor.clinicId,
    id,
    check_in_id: judged.checkInId,
    patient_id: judged.patientId,
    judged_at: judged.at,
    cause: judged.cause,
    level: judged.verdict.level,
    knowledge_digest: judged.verdict.knowledgeDigest,
    content: sealJson(key, judged.verdict, verdictPlace(actor.clinicId, id)),
  })
}

export const storeVerdict = async (tx: Tx, asked: Asked, key: Key, judged: NewVerdict): Promise<void> => {
  await tx.run(verdictRow(asked, key, judged))
}
