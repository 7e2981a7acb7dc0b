import {
  type Asked,
  createWebhook,
  endWebhook,
  isRefusal,
  listDeliveries,
  listWebhooks,
  may,
  type Refusal,
  retryOutbox,
  rotateWebhook,
  WEBHOOK_EVENTS,
  type WebhookEvent,
} from '@anagen/server'
import { textOf } from './door.ts'
import { timeText, type WallClock } from './wall-time.ts'

const CALLS_SHOWN = 10

export interface DeliveryShown {
  readonly id: string
  readonly event: WebhookEvent
  readonly when: string
  readonly state: 'sent' | 'waiting' | 'failing' | 'given-up'
  readonly attempts: number
  /** when it is tried next */
  readonly next: string | null
  readonly error: string | null
}

export interface WebhookShown {
  readonly id: string
  readonly url: string
  readonly events: readonly string[]
  readonly since: string
  readonly waiting: number
  readonly givenUp: number
  /** the last calls, newest first */
  readonly calls: readonly DeliveryShown[]
}

export interface WebhooksView {
  readonly webhooks: readonly WebhookShown[]
  readonly events: readonly WebhookEvent[]
}

const callsOf = async (asked: Asked, webhookId: string, clock: WallClock): Promise<readonly DeliveryShown[]> => {
  const found = await listDeliveries({ webhookId, limit: CALLS_SHOWN }, asked)
  // ended in this moment
  if (isRefusal(found)) return []
  return found.items.map((call) => ({
    id: call.outboxId,
    event: call.event,
    when: timeText(call.happenedAt, clock),
    state: call.state,
    attempts: call.attempts,
    next: call.nextAt && timeText(call.nextAt, clock),
    error: call.lastError,
  }))
}

/** The addresses that are told, each with its last calls. */
export const webhooksOf = async (asked: Asked, clock: WallClock): Promise<WebhooksView | Refusal> => {
  if (!may(asked.actor, createWebhook))
    return { refused: 'not-allowed', detail: 'Other programs are the owner’s to name.' }
  const found = await listWebhooks({}, asked)
  if (isRefusal(found)) return found
  const webhooks: WebhookShown[] = []
  for (const { webhookId, url, events, createdAt, waiting, givenUp } of found.items) {
    const calls = await callsOf(asked, webhookId, clock)
    webhooks.push({ id: webhookId, url, events, since: timeText(createdAt, clock), waiting, givenUp, calls })
  }
  return { webhooks, events: WEBHOOK_EVENTS }
}

/** What a form did; a secret is shown this once. */
export type WebhooksChanged =
  | { readonly did: 'made' | 'rotated'; readonly url: string; readonly secret: string }
  | { readonly did: 'retried' | 'ended' }

const withSecret = async (form: FormData, asked: Asked): Promise<WebhooksChanged | Refusal> => {
  const rotate = textOf(form, 'rotate')
  const made =
    rotate === ''
      ? await createWebhook(
          {
            url: textOf(form, 'url'),
            events: WEBHOOK_EVENTS.filter((event) => form.getAll('event').includes(event)),
          },
          asked,
        )
      : await rotateWebhook({ webhookId: rotate }, asked)
  if (isRefusal(made)) return made
  return { did: rotate === '' ? 'made' : 'rotated', url: 'url' in made ? made.url : '', secret: made.secret }
}

/** Makes, ends or gives a new secret to a webhook of a form, or tries a call again. */
export const changeWebhooks = async (form: FormData, asked: Asked): Promise<WebhooksChanged | Refusal> => {
  const [end, retry] = [textOf(form, 'end'), textOf(form, 'retry')]
  if (end !== '') {
    const ended = await endWebhook({ webhookId: end }, asked)
    return isRefusal(ended) ? ended : { did: 'ended' }
  }
  if (retry !== '') {
    const tried = await retryOutbox({ outboxId: retry }, asked)
    return isRefusal(tried) ? tried : { did: 'retried' }
  }
  return withSecret(form, asked)
}
