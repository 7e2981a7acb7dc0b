import { z } from 'zod'
import type { Tx } from '../database/transaction.ts'
import { lockRota } from '../duty/change-rota.ts'
import { scopeOf } from '../operation/actor.ts'
import type { Asked } from '../operation/deps.ts'
import { operation } from '../operation/operation.ts'
import { Refused, refusal } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { isUnique } from '../records/conflict.ts'
import { line } from '../records/fields.ts'
import { enqueue } from '../records/outbox.ts'

const inputShape = z.strictObject({
  name: line(200),
  email: z.email().max(254),
  role: z.enum(['owner', 'clinician', 'nurse', 'assistant', 'auditor']),
})
type Invited = z.output<typeof inputShape>

/**
 * Adds somebody to the clinic's staff; the outbox invites them to sign in. Who left comes back by the same address as themselves: what they did
 * before and what they do now stand under one name in the audit.
 */
export const inviteStaff = operation(
  {
    name: 'invite-staff',
    summary: 'Adds a member of staff, or takes back who left, and invites them',
    who: ['owner'],
    scope: 'admin',
    input: inputShape,
    result: z.object({
      staffId: z.string(),
      cameBack: z.boolean().describe('they were here before, and are the same member of staff again'),
    }),
    refusals: ['email-taken', 'still-leaving'],
  },
  async (input, asked) => {
    const invited = { ...input, email: input.email.toLowerCase() }
    try {
      const done = await asked.database.within(scopeOf(asked.actor), async (tx) => {
        await lockRota(tx)
        const back = await takeBack(tx, asked, invited)
        const staffId = back ?? (await add(tx, asked, invited))
        const detail = { role: invited.role, cameBack: back !== null }
        await audit(tx, asked, { action: 'invite-staff', subjectKind: 'staff', subjectId: staffId, detail })
        await enqueue(tx, asked, {
          kind: 'staff-invited',
          subjectId: staffId,
          patientId: null,
          onceKey: `staff-invited/${staffId}/${asked.newId()}`,
        })
        return { staffId, cameBack: back !== null }
      })
      asked.wake()
      return done
    } catch (error) {
      if (isUnique(error)) return refusal('email-taken', 'Somebody of this clinic has this address. Use another one.')
      throw error
    }
  },
)

const add = async ({ db }: Tx, asked: Asked, { name, email, role }: Invited): Promise<string> => {
  const staffId = asked.newId()
  await db
    .insertInto('staff')
    .values({ clinic_id: asked.actor.clinicId, id: staffId, name, email, role, invited_at: asked.now().toString() })
    .execute()
  return staffId
}

const plain = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()

/** @returns who left and has this address, as staff again; null: nobody who left has it @throws Refused */
const takeBack = async ({ db }: Tx, asked: Asked, { name, email, role }: Invited): Promise<string | null> => {
  const gone = await db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('email', '=', email)
    .where('left_at', 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  if (!gone) return null
  // an address of a desk passes from one to the next, and what the one did must not stand under the name of the other
  if (plain(gone.name) !== plain(name))
    throw new Refused(
      refusal(
        'email-taken',
        `${gone.name}, who left, had this address. Write that name to take them back, or another address for somebody new.`,
      ),
    )
  const leaving = await db
    .selectFrom('outbox')
    .select('id')
    .where('kind', '=', 'staff-ended')
    .where('subject_id', '=', gone.id)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  // until then their sessions and links of before are still there
  if (leaving)
    throw new Refused(
      refusal('still-leaving', 'Their sessions and links are still being ended. Try again in a moment.'),
    )
  await db
    .updateTable('staff')
    .set({ left_at: null, role, invited_at: asked.now().toString() })
    .where('id', '=', gone.id)
    .execute()
  return gone.id
}
