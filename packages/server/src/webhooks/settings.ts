import { isIP } from 'node:net'

/** What is wrong with WEBHOOKS_ALLOW, and what to write instead. */
export class WebhookSettingsError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'WebhookSettingsError'
  }
}

/**
 * Reads WEBHOOKS_ALLOW: private addresses that webhooks of clinics may go to, besides the public ones.
 * Without it a clinic's owner cannot make this server call its own network.
 * @throws WebhookSettingsError
 */
export const readWebhookAllow = ({ WEBHOOKS_ALLOW }: NodeJS.ProcessEnv): readonly string[] => {
  const addresses = (WEBHOOKS_ALLOW ?? '').split(',').flatMap((part) => part.trim() || [])
  const wrong = addresses.find((address) => isIP(address) === 0)
  if (wrong !== undefined)
    throw new WebhookSettingsError(
      `WEBHOOKS_ALLOW holds "${wrong.slice(0, 60)}"; write addresses, for example WEBHOOKS_ALLOW=10.0.0.7,127.0.0.1`,
    )
  return addresses
}
