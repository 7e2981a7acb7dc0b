import { z } from 'zod'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { Refused, refusal } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { openClinicKey } from '../records/open-patient.ts'
import { seal } from '../secrets/envelope.ts'
import { WEBHOOK_EVENTS } from '../webhooks/events.ts'
import { newWebhookSecret, webhookPlace } from '../webhooks/signature.ts'

const MOST = 20

const isCallable = (text: string): boolean => {
  if (!URL.canParse(text)) return false
  const { protocol, username, password, hash } = new URL(text)
  return /^https?:$/.test(protocol) && `${username}${password}${hash}` === ''
}

/** Asks to be told of events at an address. What is sent is signed with the secret, which is shown this once. */
export const createWebhook = operation(
  {
    name: 'create-webhook',
    summary: 'Asks to be told at an address when something happens: Standard Webhooks, ids only',
    who: ['owner'],
    scope: 'admin',
    input: z.strictObject({
      url: z
        .string()
        .max(2000)
        .refine(isCallable, 'write an address that begins with https://, without a password in it')
        .describe('private addresses are refused when they are called, unless WEBHOOKS_ALLOW names them'),
      events: z
        .array(z.enum(WEBHOOK_EVENTS))
        .min(1)
        .max(WEBHOOK_EVENTS.length)
        .default([...WEBHOOK_EVENTS]),
    }),
    result: z.object({
      webhookId: z.string(),
      url: z.string(),
      events: z.array(z.enum(WEBHOOK_EVENTS)).readonly(),
      secret: z.string().describe('whsec_..., shown this once'),
    }),
    refusals: ['too-many-webhooks', 'unsafe-address'],
  },
  async ({ url, events }, asked) =>
    asked.database.within(scopeOf(asked.actor), async (tx) => {
      // a program on an address of ours may do without TLS, nobody else
      if (!url.startsWith('https:') && (asked.webhookAllow ?? []).length === 0)
        throw new Refused(
          refusal('unsafe-address', 'Write an address that begins with https://; others would see who is a patient.'),
        )
      const { n } = await tx.db
        .selectFrom('webhook')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .where('ended_at', 'is', null)
        .executeTakeFirstOrThrow()
      if (n >= MOST)
        throw new Refused(refusal('too-many-webhooks', `A clinic has at most ${MOST}. Delete one that nobody needs.`))
      const { clinicId } = asked.actor
      const webhookId = asked.newId()
      const secret = newWebhookSecret()
      const chosen = WEBHOOK_EVENTS.filter((event) => events.includes(event))
      await tx.db
        .insertInto('webhook')
        .values({
          clinic_id: clinicId,
          id: webhookId,
          url,
          events: chosen,
          secret: seal(await openClinicKey(tx, asked), secret, webhookPlace(clinicId, webhookId)),
          created_at: asked.now().toString(),
        })
        .execute()
      await audit(tx, asked, {
        action: 'create-webhook',
        subjectKind: 'webhook',
        subjectId: webhookId,
        detail: { events: chosen.join(' ') },
      })
      return { webhookId, url, events: chosen, secret }
    }),
)
