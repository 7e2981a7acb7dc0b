import { expect, test } from 'vitest'
import { readWebhookAllow, WebhookSettingsError } from './settings.ts'

test('addresses, or one line about what is none', () => {
  expect(readWebhookAllow({})).toEqual([])
  expect(readWebhookAllow({ WEBHOOKS_ALLOW: ' 10.0.0.7 , ::1,' })).toEqual(['10.0.0.7', '::1'])
  for (const wrong of ['10.0.0.0/8', 'localhost', '10.0.0.7 127.0.0.1'])
    expect(() => readWebhookAllow({ WEBHOOKS_ALLOW: wrong })).toThrow(WebhookSettingsError)
})
