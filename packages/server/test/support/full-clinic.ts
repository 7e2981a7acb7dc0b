import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { onceOnly } from '../../src/http/idempotency.ts'
import type { Deps } from '../../src/operation/deps.ts'
import { acknowledgeCase } from '../../src/operations/acknowledge-case.ts'
import { amendSession } from '../../src/operations/amend-session.ts'
import { attachPhoto } from '../../src/operations/attach-photo.ts'
import { createWebhook } from '../../src/operations/create-webhook.ts'
import { inviteCaregiver } from '../../src/operations/invite-caregiver.ts'
import { issueToken } from '../../src/operations/issue-token.ts'
import { listShifts } from '../../src/operations/list-shifts.ts'
import { logContact } from '../../src/operations/log-contact.ts'
import { recordSession } from '../../src/operations/record-session.ts'
import { renewCalendar } from '../../src/operations/renew-calendar.ts'
import { sendMessage } from '../../src/operations/send-message.ts'
import { setOpeningHours } from '../../src/operations/set-opening-hours.ts'
import { showDuty } from '../../src/operations/show-duty.ts'
import { startCourse } from '../../src/operations/start-course.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { withdrawMessage } from '../../src/operations/withdraw-message.ts'
import { ok, testClinic } from './clinic.ts'
import { replayed, tightened } from './replay.ts'
import { BLIND, PINK } from './said.ts'

const opening = [{ weekday: 5, opens: '09:00', closes: '17:00' }]

/** A clinic that has at least one row in every tenant table, with the ids that its addresses name. */
export const fullClinic = async (deps: Deps) => {
  const clinic = await testClinic(deps)
  const { owner, nurse } = clinic
  ok(await setOpeningHours({ opening, closures: [{ day: '2026-12-25', name: 'Christmas' }] }, owner))
  const { patientId, courseId, sessionId, asked } = await clinic.patientAfter(20)
  ok(await amendSession({ sessionId, version: 1, areas: ['crown'], reason: 'forgotten' }, nurse))
  ok(
    await recordSession(
      { patientId, courseId, endedAt: '2026-11-20T09:00:00Z', lots: [{ product: 'kit', batch: '1' }] },
      nurse,
    ),
  )
  const { regimenId } = ok(
    await startCourse({ patientId, treatment: 'minoxidil-topical', firstDoseAt: '2026-11-01T09:00:00Z' }, nurse),
  )
  const { caregiverId } = ok(await inviteCaregiver({ patientId, name: 'Cara', email: 'cara@example.org' }, asked))
  ok(await submitCheckIn({ id: randomUUID(), patientId, ...PINK }, asked))
  const checkInId = randomUUID()
  const { caseId } = ok(await submitCheckIn({ id: checkInId, patientId, ...BLIND }, asked))
  ok(await acknowledgeCase({ caseId: String(caseId) }, nurse))
  ok(await renewCalendar({ patientId }, asked))
  ok(await logContact({ patientId, checkInId, note: 'Nobody answered' }, nurse))
  const messageId = randomUUID()
  ok(await sendMessage({ id: messageId, patientId, text: 'Hello' }, asked))
  const photoId = randomUUID()
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a00' } })
    .jpeg()
    .toBuffer()
  ok(await attachPhoto({ id: photoId, patientId, checkInId, bytes }, asked))
  const takenBack = { id: randomUUID(), patientId, text: 'Sent by mistake' }
  ok(await sendMessage(takenBack, asked))
  ok(await withdrawMessage({ messageId: takenBack.id }, asked))
  await onceOnly(randomUUID(), {}, asked, (once) => showDuty({}, once))
  const { tokenId } = ok(await issueToken({ actorKind: 'patient', actorId: patientId, scopes: ['read'] }, owner))
  const { webhookId } = ok(await createWebhook({ url: 'https://hooks.example.org/anagen' }, owner))
  const { progress } = await replayed({ ...owner, knowledge: tightened(deps.knowledge) })
  const outboxId = deps.newId()
  await deps.database.within({ clinicId: clinic.clinicId }, async (tx) => {
    const row = {
      clinic_id: clinic.clinicId,
      id: outboxId,
      kind: 'mail-message',
      subject_id: messageId,
      once_key: 'failed',
    }
    const at = deps.now().toString()
    const failed = { run_at: at, created_at: at, attempts: 1, last_error: 'refused', given_up_at: at }
    const to = { patient_id: patientId, to_kind: 'patient' as const, to_id: patientId }
    await tx.db
      .insertInto('outbox')
      .values({ ...row, ...failed, ...to })
      .execute()
  })
  const shiftId =
    ok(await listShifts({ from: '2026-11-20T00:00:00Z', until: '2026-11-21T00:00:00Z' }, owner)).items[0]?.shiftId ?? ''
  return {
    ...clinic,
    patient: asked,
    patientId,
    ids: {
      patientId,
      courseId,
      sessionId,
      regimenId: String(regimenId),
      caregiverId,
      checkInId,
      caseId: String(caseId),
      messageId,
      photoId,
      tokenId,
      shiftId,
      outboxId,
      webhookId,
      replayId: progress.replayId,
      staffId: clinic.nurseId,
    },
  }
}
