import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { ActorKind } from '../database/tables.ts'
import type { IdentityDatabase, LinkPurpose } from './identity-database.ts'

/** Somebody in a clinic. */
export interface Member {
  readonly clinicId: string
  readonly kind: ActorKind
  readonly actorId: string
}

export interface LinkOrder extends Member {
  readonly purpose: LinkPurpose
  readonly now: Date
  /** the same seed makes the same link, so that a mail that is sent again holds the same one; without: a new one */
  readonly seed?: string
}

export interface MadeLink {
  /** the last part of the link's address; nothing that is stored tells it */
  readonly token: string
  readonly expiresAt: Date
}

const HOUR_MS = 3_600_000
const HOURS = { start: 7 * 24, enter: 1 } as const satisfies Record<LinkPurpose, number>
const MOST_TRIES = 5

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Makes a link that works once. A link that was used stays used, even when it is made again from the same seed. */
export const makeLink = async (db: IdentityDatabase, key: Buffer, order: LinkOrder): Promise<MadeLink> => {
  const { clinicId, kind, actorId, purpose, now, seed } = order
  const token = (
    seed === undefined
      ? randomBytes(24)
      : createHmac('sha256', key).update(`${clinicId}/${kind}/${actorId}/${purpose}/${seed}`).digest().subarray(0, 24)
  ).toString('base64url')
  const hash = hashOf(token)
  const expiresAt = new Date(now.getTime() + HOURS[purpose] * HOUR_MS)
  await db
    .insertInto('link')
    .values({ hash, clinicId, kind, actorId, purpose, createdAt: now, expiresAt, usedAt: null, tries: 0 })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute()
  const stored = await db.selectFrom('link').select('expiresAt').where('hash', '=', hash).executeTakeFirstOrThrow()
  return { token, expiresAt: stored.expiresAt }
}

/** A link that can still be used. */
export interface OpenLink extends Member {
  readonly hash: Buffer
  readonly purpose: LinkPurpose
}

/** Looks without using: mail programs open links ahead of people. */
export const findLink = async (db: IdentityDatabase, token: string, now: Date): Promise<OpenLink | null> =>
  (await openLinks(db, token, now).select(['hash', 'clinicId', 'kind', 'actorId', 'purpose']).executeTakeFirst()) ??
  null

/** Whose a link was that may be used no more; null where there never was one. */
export const findLinkOver = async (db: IdentityDatabase, token: string): Promise<Member | null> =>
  (await db
    .selectFrom('link')
    .select(['clinicId', 'kind', 'actorId'])
    .where('hash', '=', hashOf(token))
    .executeTakeFirst()) ?? null

const openLinks = (db: IdentityDatabase, token: string, now: Date) =>
  db
    .selectFrom('link')
    .where('hash', '=', hashOf(token))
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .where('tries', '<', MOST_TRIES)

/** Counts one try before it is looked at, so that many at once do not get more. False: there were too many. */
export const countTry = async (db: IdentityDatabase, { hash }: OpenLink): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('link')
    .set((row) => ({ tries: row('tries', '+', 1) }))
    .where('hash', '=', hash)
    .where('usedAt', 'is', null)
    .where('tries', '<', MOST_TRIES)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** True for the one who uses it first. */
export const useLink = async (db: IdentityDatabase, { hash }: OpenLink, now: Date): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('link')
    .set({ usedAt: now })
    .where('hash', '=', hash)
    .where('usedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
