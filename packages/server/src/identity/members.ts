import { createHmac, randomUUID } from 'node:crypto'
import type { IdentityDatabase } from './identity-database.ts'
import type { Member } from './link.ts'
import type { Person } from './person.ts'

/** The account of a member, or null before they first came in. */
export const memberOf = async (db: IdentityDatabase, { clinicId, kind, actorId }: Member): Promise<string | null> => {
  const found = await db
    .selectFrom('membership')
    .select('userId')
    .where('clinicId', '=', clinicId)
    .where('kind', '=', kind)
    .where('actorId', '=', actorId)
    .executeTakeFirst()
  return found?.userId ?? null
}

export const joinClinic = async (
  db: IdentityDatabase,
  { clinicId, kind, actorId }: Member,
  userId: string,
  now: Date,
): Promise<void> => {
  await db
    .insertInto('membership')
    .values({ clinicId, kind, actorId, userId, createdAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** An account for somebody who has none. */
export const newUser = async (db: IdentityDatabase, member: Member, person: Person, now: Date): Promise<string> =>
  db.transaction().execute(async (tx) => {
    const id = randomUUID()
    const email = person.email.toLowerCase()
    await tx
      .insertInto('user')
      .values({
        id,
        name: person.name,
        email,
        emailVerified: true,
        twoFactorEnabled: false,
        createdAt: now,
        updatedAt: now,
      })
      .execute()
    await joinClinic(tx, member, id, now)
    return id
  })

/** Forgets PIN, password and passkeys, and ends every session: whoever had them is out. */
export const resetUser = async (db: IdentityDatabase, userId: string): Promise<void> => {
  for (const table of ['session', 'account', 'pin', 'passkey'] as const)
    await db.deleteFrom(table).where('userId', '=', userId).execute()
}

/** Forgets the second factor, which is set up anew. */
export const resetFactors = async (db: IdentityDatabase, userId: string): Promise<void> => {
  await db.deleteFrom('twoFactor').where('userId', '=', userId).execute()
  await db.updateTable('user').set({ twoFactorEnabled: false }).where('id', '=', userId).execute()
}

/** Everything about a member: after a patient was erased, or a caregiver's access ended for good. */
export const forgetMember = async (db: IdentityDatabase, member: Member): Promise<void> => {
  const { clinicId, kind, actorId } = member
  const userId = await memberOf(db, member)
  for (const table of ['membership', 'link', 'address'] as const)
    await db
      .deleteFrom(table)
      .where('clinicId', '=', clinicId)
      .where('kind', '=', kind)
      .where('actorId', '=', actorId)
      .execute()
  if (!userId) return
  // somebody of several clinics signs in again: what was open here does not stay open until they come back
  await db.deleteFrom('session').where('userId', '=', userId).execute()
  const elsewhere = await db.selectFrom('membership').select('userId').where('userId', '=', userId).executeTakeFirst()
  if (!elsewhere) await db.deleteFrom('user').where('id', '=', userId).execute()
}

const keyedAddress = (key: Buffer, clinicId: string, email: string): Buffer =>
  createHmac('sha256', key).update(`${clinicId}/${email.trim().toLowerCase()}`).digest()

/** Remembers, as a keyed hash, where a member is written to: so that they can ask for a link by that address. */
export const rememberAddress = async (db: IdentityDatabase, key: Buffer, member: Member, email: string) => {
  const { clinicId, kind, actorId } = member
  const keyed = keyedAddress(key, clinicId, email)
  await db
    .insertInto('address')
    .values({ clinicId, kind, actorId, keyed })
    .onConflict((conflict) => conflict.columns(['clinicId', 'kind', 'actorId']).doUpdateSet({ keyed }))
    .execute()
}

/** Everybody of a clinic who is written to at this address: a couple may share one. */
export const membersAt = (
  db: IdentityDatabase,
  key: Buffer,
  clinicId: string,
  email: string,
): Promise<readonly Member[]> =>
  db
    .selectFrom('address')
    .select(['clinicId', 'kind', 'actorId'])
    .where('clinicId', '=', clinicId)
    .where('keyed', '=', keyedAddress(key, clinicId, email))
    .execute()
