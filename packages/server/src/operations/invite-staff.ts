import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { refusal } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { isUnique } from '../records/conflict.ts'
import { line } from '../records/fields.ts'
import { enqueue } from '../records/outbox.ts'

/** Adds somebody to the clinic's staff; the outbox invites them to sign in. */
export const inviteStaff = operation(
  {
    name: 'invite-staff',
    summary: 'Adds a member of staff and invites them',
    who: ['owner'],
    scope: 'admin',
    input: z.strictObject({
      name: line(200),
      email: z.email().max(254),
      role: z.enum(['owner', 'clinician', 'nurse', 'assistant', 'auditor']),
    }),
    result: z.object({ staffId: z.string() }),
    refusals: ['email-taken'],
  },
  async ({ name, email, role }, asked) => {
    const staffId = asked.newId()
    try {
      await asked.database.within(scopeOf(asked.actor), async (tx) => {
        await tx.db
          .insertInto('staff')
          .values({
            clinic_id: asked.actor.clinicId,
            id: staffId,
            name,
            email: email.toLowerCase(),
            role,
            invited_at: asked.now().toString(),
          })
          .execute()
        await audit(tx, asked, { action: 'invite-staff', subjectKind: 'staff', subjectId: staffId, detail: { role } })
        await enqueue(tx, asked, { kind: 'staff-invited', subjectId: staffId, patientId: null })
      })
    } catch (error) {
      if (isUnique(error)) return refusal('email-taken', 'Somebody of this clinic has this address. Use another one.')
      throw error
    }
    asked.wake()
    return { staffId }
  },
)
