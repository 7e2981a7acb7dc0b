import { hash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Tx } from '../database/transaction.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { refusal } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { id } from '../records/fields.ts'

export const hashToken = (token: string): Buffer => hash('sha256', token, 'buffer')

/** Makes a token for a program that acts as somebody of this clinic. It is shown once; only its hash is kept. */
export const issueToken = operation(
  {
    name: 'issue-token',
    summary: 'Makes a token for a program',
    who: ['owner'],
    scope: 'admin',
    input: z.strictObject({
      actorKind: z.enum(['staff', 'patient', 'caregiver']),
      actorId: id,
      scopes: z
        .array(z.enum(['read', 'write', 'admin']))
        .min(1)
        .max(3),
      days: z.number().int().min(1).max(400).default(90),
    }),
    result: z.object({ tokenId: z.string(), token: z.string().describe('shown this once'), expiresAt: z.string() }),
    refusals: ['staff-not-found', 'patient-not-found'],
  },
  async ({ actorKind, actorId, scopes, days }, asked) => {
    const { clinicId } = asked.actor
    const token = `anagen_${randomBytes(32).toString('base64url')}`
    const tokenId = asked.newId()
    const now = asked.now()
    const expiresAt = now.add({ hours: 24 * days }).toString()
    return asked.database.within(scopeOf(asked.actor), async (tx) => {
      const found = await tx.db.selectFrom(actorKind).select('id').where('id', '=', actorId).executeTakeFirst()
      // it would begin to work when they come back
      if (!found || (actorKind === 'staff' && (await hasLeft(tx, actorId))))
        return refusal(
          actorKind === 'staff' ? 'staff-not-found' : 'patient-not-found',
          'Nobody of this clinic has this id.',
        )
      await tx.db
        .insertInto('directory.api_token')
        .values({
          hash: hashToken(token),
          id: tokenId,
          clinic_id: clinicId,
          actor_kind: actorKind,
          actor_id: actorId,
          scopes,
          created_at: now.toString(),
          expires_at: expiresAt,
        })
        .execute()
      await audit(tx, asked, {
        action: 'issue-token',
        subjectKind: 'token',
        subjectId: tokenId,
        patientId: actorKind === 'patient' ? actorId : null,
        detail: { scopes: scopes.join(' ') },
      })
      return { tokenId, token, expiresAt }
    })
  },
)

const hasLeft = async ({ db }: Tx, staffId: string): Promise<boolean> =>
  (await db
    .selectFrom('staff')
    .select('id')
    .where('id', '=', staffId)
    .where('left_at', 'is not', null)
    .executeTakeFirst()) !== undefined
