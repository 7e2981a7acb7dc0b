import { keepPast } from '../check-in/keep-past.ts'
import type { Tx } from '../database/transaction.ts'
import { watchMessage, whoReads } from '../jobs/unread-message.ts'
import type { Asked } from '../operation/deps.ts'
import { photosOf } from '../photos/photo-place.ts'
import { enqueue, type MailKind, type OutboxKind } from '../records/outbox.ts'
import { replayStep } from '../replay/step.ts'
import type { WebhookKind } from '../webhooks/events.ts'
import { findWithdrawn } from '../withdrawals/withdrawn.ts'
import { type OutboxRow, putOff } from './row.ts'
import type { OutboxDeps } from './settings.ts'

/** Works one event out: what else is to be done because of it. @returns the outcome, in words; null when there is more to do, and the row stays */
type Handle = (tx: Tx, asked: Asked & OutboxDeps, row: OutboxRow) => Promise<string | null>

/** What means that the next check-in of a patient is worked out anew: many at a time, in plan-together.ts. */
export const PLAN_KINDS = [
  'session-recorded',
  'check-in-stored',
  'check-in-due',
] as const satisfies readonly OutboxKind[]

/** What may take minutes: it has a lane of its own and holds up neither alerts nor escalation. */
export const SLOW_KINDS = [
  'photos-erased',
  'photo-withdrawn',
  'replay-started',
  'past-grown',
] as const satisfies readonly OutboxKind[]

export type EventKind = Exclude<OutboxKind, MailKind | WebhookKind | (typeof PLAN_KINDS)[number]>

const invite =
  (kind: 'staff' | 'patient' | 'caregiver'): Handle =>
  async (tx, asked, { id, subjectId, patientId }) => {
    await enqueue(tx, asked, {
      kind: 'mail-invitation',
      subjectId,
      patientId,
      onceKey: `mail-invitation/${id}`,
      to: { kind, id: subjectId },
    })
    return 'worked out'
  }

const caseOpened: Handle = async (tx, asked, row) => {
  const found = await tx.db
    .selectFrom('clinical_case')
    .select(['owner_id', 'patient_id'])
    .where('id', '=', row.subjectId)
    .executeTakeFirstOrThrow()
  await enqueue(tx, asked, {
    kind: 'mail-case',
    subjectId: row.subjectId,
    patientId: found.patient_id,
    onceKey: `mail-${row.onceKey}`,
    to: { kind: 'staff', id: found.owner_id },
  })
  // in a step of its own, which holds up no mail
  await enqueue(tx, asked, {
    kind: 'check-in-due',
    subjectId: found.patient_id,
    patientId: found.patient_id,
    onceKey: `check-in-due/after/${row.id}`,
  })
  return 'worked out'
}

/** A patient is told of what the clinic wrote; whoever has their case, else who is on duty, else the owner, of what they wrote. */
const messageSent: Handle = async (tx, asked, row) => {
  const message = await tx.db
    .selectFrom('message')
    .select(['patient_id', 'by_kind'])
    .where('id', '=', row.subjectId)
    .executeTakeFirst()
  if (!message) return 'there is no such message'
  const to =
    message.by_kind === 'staff'
      ? ({ kind: 'patient', id: message.patient_id } as const)
      : ({ kind: 'staff', id: await whoReads(tx, asked, message.patient_id) } as const)
  await enqueue(tx, asked, {
    kind: 'mail-message',
    subjectId: row.subjectId,
    patientId: message.patient_id,
    onceKey: `mail-message/${row.subjectId}/${to.id}`,
    to,
  })
  return 'worked out'
}

/** A message that was opened or answered is settled; else it becomes a case, or is looked at again. */
const messageWaits: Handle = async (tx, asked, row) => {
  const watched = await watchMessage(tx, asked, row.subjectId)
  if ('settled' in watched) return watched.settled
  await putOff(tx, row, watched.again)
  return null
}

/** What lies outside the record of an erased patient: photos, and the ways to sign in of them and of whoever helped them. */
const photosErased: Handle = async (tx, { actor: { clinicId }, photos, identity }, { subjectId }) => {
  await photos.remove(photosOf(clinicId, subjectId))
  const helpers = await tx.db.selectFrom('caregiver').select('id').where('patient_id', '=', subjectId).execute()
  for (const { id } of helpers) await identity.forget({ clinicId, kind: 'caregiver', actorId: id })
  await identity.forget({ clinicId, kind: 'patient', actorId: subjectId })
  return 'worked out'
}

/** The file of a photo that was withdrawn before anybody of the clinic saw it. */
const photoWithdrawn: Handle = async (tx, { photos }, { subjectId }) => {
  const withdrawn = await findWithdrawn(tx, 'photo', subjectId)
  const photo = await tx.db.selectFrom('photo').select('stored_as').where('id', '=', subjectId).executeTakeFirst()
  // with their patient all photos go
  if (!photo || !withdrawn || withdrawn.isKept) return 'nothing to take away'
  await photos.remove(photo.stored_as)
  return 'worked out'
}

const ended =
  (kind: 'caregiver' | 'staff'): Handle =>
  async (tx, { actor: { clinicId }, identity, now }, row) => {
    const { subjectId: actorId } = row
    await identity.forget({ clinicId, kind, actorId })
    // mails that still wait would make the same links again when they come back
    const waiting = tx.db
      .selectFrom('outbox')
      .select('id')
      .where('to_kind', '=', kind)
      .where('to_id', '=', actorId)
      .where('done_at', 'is', null)
      .forUpdate()
      .skipLocked()
    await tx.db
      .updateTable('outbox')
      .set({ done_at: now().toString(), outcome: 'nobody to send it to any more', waits_for: null })
      .where('id', 'in', waiting)
      .execute()
    return 'worked out'
  }

/** A few check-ins at a time: escalation and reminders go on in between, and a process that dies loses one step. */
const replayStarted: Handle = async (tx, asked, row) => {
  const step = await replayStep(tx, asked, row.subjectId)
  if ('over' in step) return step.over
  await putOff(tx, row, step.next)
  return null
}

const pastGrown: Handle = (tx, asked, { subjectId }) => keepPast(tx, asked, subjectId)

export const handleEvent = {
  'case-opened': caseOpened,
  'message-sent': messageSent,
  'message-waits': messageWaits,
  'staff-invited': invite('staff'),
  'patient-invited': invite('patient'),
  'caregiver-invited': invite('caregiver'),
  'caregiver-ended': ended('caregiver'),
  'staff-ended': ended('staff'),
  'photos-erased': photosErased,
  'photo-withdrawn': photoWithdrawn,
  'replay-started': replayStarted,
  'past-grown': pastGrown,
} as const satisfies Record<EventKind, Handle>
