import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { orRefuse } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { id } from '../records/fields.ts'

/** Ends a token at once. */
export const revokeToken = operation(
  {
    name: 'revoke-token',
    summary: 'Ends a token at once',
    who: ['owner'],
    scope: 'admin',
    input: z.strictObject({ tokenId: id }),
    result: z.object({ tokenId: z.string() }),
    refusals: ['not-found'],
  },
  async ({ tokenId }, asked) =>
    asked.database.within(scopeOf(asked.actor), async (tx) => {
      orRefuse(
        await tx.db
          .updateTable('directory.api_token')
          .set({ revoked_at: asked.now().toString() })
          .where('id', '=', tokenId)
          .where('clinic_id', '=', asked.actor.clinicId)
          .returning('id')
          .executeTakeFirst(),
        'not-found',
        'This clinic has no such token.',
      )
      await audit(tx, asked, { action: 'revoke-token', subjectKind: 'token', subjectId: tokenId })
      return { tokenId }
    }),
)
