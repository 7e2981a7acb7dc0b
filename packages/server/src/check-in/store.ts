import type { Verdict } from '@anagen/engine'
import { type CaseRows, caseRows, insertCaseEvents, insertCases, type NewCase } from '../cases/case-row.ts'
import { insertRows } from '../database/rows.ts'
import type { Named } from '../database/statement.ts'
import type { ActorKind, Tables, VerdictCause } from '../database/tables.ts'
import { writeTogether } from '../database/together.ts'
import type { Tx } from '../database/transaction.ts'
import type { Asked } from '../operation/deps.ts'
import { type AuditRow, auditRow, insertAudit } from '../records/audit.ts'
import { insertNewToDo, type OutboxRow, outboxRow } from '../records/outbox.ts'
import { type Key, sealJson } from '../secrets/envelope.ts'
import { type Content, checkInPlace, signsPlace, verdictPlace } from './stored.ts'

type CheckInInsert = Omit<Tables['check_in'], 'received_at' | 'written_at'> & {
  received_at: string
  written_at: string
}

export const insertCheckIns = insertRows<CheckInInsert>('check_in', {
  clinic_id: 'uuid',
  id: 'uuid',
  patient_id: 'uuid',
  received_at: 'timestamptz',
  written_at: 'timestamptz',
  by_kind: 'text',
  by_id: 'uuid',
  corrects: 'uuid',
  level: 'text',
  content: 'bytea',
  content_digest: 'bytea',
  signs: 'bytea',
})

type VerdictInsert = Omit<Tables['verdict'], 'judged_at'> & { judged_at: string }

export const insertVerdicts = insertRows<VerdictInsert>('verdict', {
  clinic_id: 'uuid',
  id: 'uuid',
  check_in_id: 'uuid',
  patient_id: 'uuid',
  judged_at: 'timestamptz',
  cause: 'text',
  level: 'text',
  knowledge_digest: 'text',
  content: 'bytea',
})

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

interface CheckInRows {
  readonly checkIn: CheckInInsert
  readonly verdict: VerdictInsert
}

/** The rows of a check-in and its first verdict, to be written together with others. */
export const checkInRows = (asked: Asked, key: Key, checkIn: NewCheckIn): CheckInRows => {
  const { clinicId } = asked.actor
  return {
    checkIn: {
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
    },
    verdict: verdictRow(asked, key, {
      checkInId: checkIn.id,
      patientId: checkIn.patientId,
      at: checkIn.receivedAt,
      cause: 'check-in',
      verdict: checkIn.verdict,
    }),
  }
}

export interface NewVerdict {
  readonly checkInId: string
  readonly patientId: string
  readonly at: string
  readonly cause: VerdictCause
  readonly verdict: Verdict
}

const verdictRow = ({ actor, newId }: Asked, key: Key, judged: NewVerdict): VerdictInsert => {
  const id = newId()
  return {
    clinic_id: actor.clinicId,
    id,
    check_in_id: judged.checkInId,
    patient_id: judged.patientId,
    judged_at: judged.at,
    cause: judged.cause,
    level: judged.verdict.level,
    knowledge_digest: judged.verdict.knowledgeDigest,
    content: sealJson(key, judged.verdict, verdictPlace(actor.clinicId, id)),
  }
}

export const storeVerdict = async (tx: Tx, asked: Asked, key: Key, judged: NewVerdict): Promise<void> => {
  await tx.run(insertVerdicts([verdictRow(asked, key, judged)]))
}

/** All that is stored of a check-in that was judged. */
export interface Storing extends CheckInRows {
  /** null: nobody needs to look */
  readonly opening: CaseRows | null
  readonly audit: AuditRow
  readonly toDo: OutboxRow
}

/** A check-in that was judged as the rows that are stored of it. */
export const storing = (
  asked: Asked,
  key: Key,
  checkIn: NewCheckIn,
  found: Omit<NewCase, 'patientId' | 'checkInId' | 'cause' | 'level'> | null,
): Storing => {
  const {
    id,
    patientId,
    verdict: { level },
  } = checkIn
  return {
    ...checkInRows(asked, key, checkIn),
    opening: found && caseRows(asked, { ...found, patientId, checkInId: id, cause: 'check-in', level }),
    audit: auditRow(asked, {
      action: 'submit-check-in',
      subjectKind: 'check-in',
      subjectId: id,
      patientId,
      detail: { level },
    }),
    toDo: outboxRow(asked, { kind: found ? 'case-opened' : 'check-in-stored', subjectId: found?.id ?? id, patientId }),
  }
}

/** Writes all that is stored of some check-ins, as one statement. */
export const storeCheckIns = (all: readonly Storing[]): Named<never> => {
  const openings = all.flatMap(({ opening }) => opening ?? [])
  return writeTogether(openings.length > 0 ? 'store-check-ins-with-cases' : 'store-check-ins', [
    insertCheckIns(all.map(({ checkIn }) => checkIn)),
    insertVerdicts(all.map(({ verdict }) => verdict)),
    ...(openings.length > 0
      ? [insertCases(openings.map(({ opened }) => opened)), insertCaseEvents(openings.map(({ event }) => event))]
      : []),
    insertAudit(all.map(({ audit }) => audit)),
    insertNewToDo(all.map(({ toDo }) => toDo)),
  ])
}
