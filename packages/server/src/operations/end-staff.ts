import { z } from 'zod'
import { addEvent } from '../cases/case-row.ts'
import { instantAt } from '../database/statement.ts'
import type { Tx } from '../database/transaction.ts'
import { lockRota } from '../duty/change-rota.ts'
import { loadRota } from '../duty/load-rota.ts'
import { needsHuman, whoLooks } from '../duty/who-looks.ts'
import { scopeOf } from '../operation/actor.ts'
import type { Asked } from '../operation/deps.ts'
import { operation } from '../operation/operation.ts'
import { orRefuse, Refused, refusal } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { id } from '../records/fields.ts'
import { enqueue } from '../records/outbox.ts'
import { tellWebhooks } from '../webhooks/tell.ts'

/** Somebody leaves the clinic: shut out at once. What they had taken is open again and belongs to who looks now, so that nothing waits for them. */
export const endStaff = operation(
  {
    name: 'end-staff',
    summary: 'Ends what somebody of the staff may see and do; their cases go to who is on duty',
    who: ['owner'],
    scope: 'admin',
    input: z.strictObject({ staffId: id }),
    result: z.object({
      staffId: z.string(),
      leftAt: z.string(),
      cases: z.number().describe('that were theirs and are open again'),
    }),
    refusals: ['staff-not-found', 'already-done'],
  },
  async ({ staffId }, asked) => {
    const ended = await asked.database.within(scopeOf(asked.actor), async (tx) => {
      // before the row of the person, as whoever changes the rota does: in the other order two at once would wait for each other
      await lockRota(tx)
      const found = orRefuse(
        await tx.db.selectFrom('staff').select('left_at').where('id', '=', staffId).forUpdate().executeTakeFirst(),
        'staff-not-found',
        'Nobody of this clinic has this id.',
      )
      orRefuse(found.left_at === null ? found : null, 'already-done', 'They have left already.')
      const { owner_id } = await tx.db.selectFrom('clinic').select('owner_id').executeTakeFirstOrThrow()
      if (staffId === owner_id)
        throw new Refused(
          refusal('not-allowed', 'Cases come to the owner when nobody is on duty, so the owner cannot leave.'),
        )
      const leftAt = asked.now().toString()
      await tx.db.updateTable('staff').set({ left_at: leftAt }).where('id', '=', staffId).execute()
      await tx.db
        .deleteFrom('rota_shift')
        .where('staff_id', '=', staffId)
        .where('ends_at', '>', instantAt(leftAt))
        .execute()
      await tx.db
        .updateTable('directory.api_token')
        .set({ revoked_at: leftAt })
        .where('clinic_id', '=', asked.actor.clinicId)
        .where('actor_id', '=', staffId)
        .where('revoked_at', 'is', null)
        .execute()
      const cases = await handOn(tx, asked, staffId)
      await audit(tx, asked, { action: 'end-staff', subjectKind: 'staff', subjectId: staffId, detail: { cases } })
      // each leaving is an event of its own: somebody may come back and leave again
      await enqueue(tx, asked, {
        kind: 'staff-ended',
        subjectId: staffId,
        patientId: null,
        onceKey: `staff-ended/${staffId}/${asked.newId()}`,
      })
      return { staffId, leftAt, cases }
    })
    asked.wake()
    return ended
  },
)

/** @returns how many cases were theirs */
const handOn = async (tx: Tx, asked: Asked, staffId: string): Promise<number> => {
  const now = asked.now()
  const rota = await loadRota(tx, now)
  const theirs = await tx.db
    .selectFrom('clinical_case')
    .select(['id', 'patient_id', 'level', 'state'])
    .where('owner_id', '=', staffId)
    .where('state', '<>', 'resolved')
    .forUpdate()
    .execute()
  for (const { id: caseId, patient_id: patientId, level, state } of theirs) {
    const look = whoLooks(needsHuman(level) ? level : 'contact', now, rota)
    await tx.db
      .updateTable('clinical_case')
      .set({
        owner_id: look.id,
        due_at: look.dueAt.toString(),
        state: 'open',
        acknowledged_at: null,
        acknowledged_by: null,
        idle_at: null,
        reminded: 0,
      })
      .where('id', '=', caseId)
      .execute()
    const kind = state === 'open' ? 'escalated' : 'reopened'
    await addEvent(tx, asked, { caseId, patientId, kind, level, at: now, note: null })
    // each time anew: they may come back, take it and leave again
    const once = `${caseId}/left/${asked.newId()}`
    await tellWebhooks(tx, asked, { event: `case.${kind}`, subjectId: caseId, patientId, at: now, once })
    await enqueue(tx, asked, {
      kind: 'mail-case',
      subjectId: caseId,
      patientId,
      onceKey: `mail-case/${once}`,
      to: { kind: 'staff', id: look.id },
    })
  }
  return theirs.length
}
