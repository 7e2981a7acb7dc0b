import { scopeOf } from '../operation/actor.ts'
import type { Asked } from '../operation/deps.ts'
import { Refused, refusal } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import type { PersonalLink, SigningIn } from './identity.ts'

export interface WayBack extends PersonalLink {
  readonly name: string
  readonly role: string
}

/**
 * A link for somebody of the staff who lost password and second factor, made on the server itself: whoever can read the master key may do it, and
 * the audit says that it was done. It sets both anew.
 * @throws Refused `staff-not-found`
 */
export const makeWayBack = async (
  email: string,
  asked: Asked,
  identity: Pick<SigningIn, 'makeLink'>,
): Promise<WayBack> => {
  const found = await asked.database.within(scopeOf(asked.actor), async (tx) => {
    const staff = await tx.db
      .selectFrom('staff')
      .select(['id', 'name', 'role'])
      .where(({ eb, fn }) => eb(fn('lower', ['email']), '=', email.trim().toLowerCase()))
      .where('left_at', 'is', null)
      .executeTakeFirst()
    if (!staff)
      throw new Refused(refusal('staff-not-found', `Nobody who works in this clinic has the address ${email}.`))
    await audit(tx, asked, { action: 'make-way-back', subjectKind: 'staff', subjectId: staff.id })
    return staff
  })
  const { clinicId } = asked.actor
  const link = await identity.makeLink({ clinicId, kind: 'staff', actorId: found.id, purpose: 'start' })
  return { ...link, name: found.name, role: found.role }
}
