import { createHmac, randomBytes } from 'node:crypto'

/** https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md: `whsec_` and 24 to 64 bytes as base64. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`

/**
 * The headers by which the receiver knows that it is from us, and that it is not an old one sent again. While a secret is replaced there are two:
 * any signature that fits is enough. @param seconds since 1970
 */
export const signedHeaders = (
  secrets: readonly string[],
  id: string,
  seconds: number,
  body: string,
): Record<string, string> => {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': signatures.join(' ') }
}

/** What the secret is sealed for. */
export const webhookPlace = (clinicId: string, webhookId: string): string => `webhook/${clinicId}/${webhookId}`
