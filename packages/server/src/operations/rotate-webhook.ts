import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { orRefuse } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { id } from '../records/fields.ts'
import { openClinicKey } from '../records/open-patient.ts'
import { seal } from '../secrets/envelope.ts'
import { newWebhookSecret, webhookPlace } from '../webhooks/signature.ts'

const BOTH_HOURS = 24

/** Gives a webhook a new secret, shown this once. For a day calls are signed with both, so that the receiver can change over. */
export const rotateWebhook = operation(
  {
    name: 'rotate-webhook',
    summary: 'Gives a webhook a new secret; for a day calls are signed with the old one too',
    who: ['owner'],
    scope: 'admin',
    input: z.strictObject({ webhookId: id }),
    result: z.object({
      webhookId: z.string(),
      secret: z.string().describe('whsec_..., shown this once'),
      previousUntil: z.string().describe('until when the one before signs too: an instant'),
    }),
    refusals: ['not-found'],
  },
  async ({ webhookId }, asked) =>
    asked.database.within(scopeOf(asked.actor), async (tx) => {
      const found = orRefuse(
        await tx.db
          .selectFrom('webhook')
          .select('secret')
          .where('id', '=', webhookId)
          .where('ended_at', 'is', null)
          .forUpdate()
          .executeTakeFirst(),
        'not-found',
        'This clinic has no such webhook.',
      )
      const secret = newWebhookSecret()
      const previousUntil = asked.now().add({ hours: BOTH_HOURS }).toString()
      await tx.db
        .updateTable('webhook')
        .set({
          secret: seal(await openClinicKey(tx, asked), secret, webhookPlace(asked.actor.clinicId, webhookId)),
          previous_secret: found.secret,
          previous_until: previousUntil,
        })
        .where('id', '=', webhookId)
        .execute()
      await audit(tx, asked, { action: 'rotate-webhook', subjectKind: 'webhook', subjectId: webhookId })
      return { webhookId, secret, previousUntil }
    }),
)
