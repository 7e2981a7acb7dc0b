/** What another program can be told of; named as Standard Webhooks asks for. */
export const WEBHOOK_EVENTS = [
  'check-in.stored',
  'case.opened',
  'case.escalated',
  'case.acknowledged',
  'case.contacted',
  'case.overridden',
  'case.resolved',
  'case.reopened',
  'session.recorded',
  'message.sent',
  'patient.erased',
] as const
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number]

/** How such a row is named in the outbox. */
export type WebhookKind = `webhook-${WebhookEvent}`

/** The event of a row of the outbox. The caller knows that it is one of a webhook. */
export const eventOf = (kind: string): WebhookEvent => {
  const found = WEBHOOK_EVENTS.find((event) => `webhook-${event}` === kind)
  if (found === undefined) throw new Error(`the outbox does not know "${kind}"`)
  return found
}

const ID_FIELDS = { 'check-in': 'checkInId', case: 'caseId', session: 'sessionId', message: 'messageId', patient: null }

/** Ids and times, nothing personal: whoever may know more asks the API for it. */
export interface WebhookBody {
  readonly type: WebhookEvent
  /** when it happened */
  readonly timestamp: string
  readonly data: Readonly<Record<string, string>>
}

export const webhookBody = (
  type: WebhookEvent,
  at: { toString(): string },
  ids: { readonly clinicId: string; readonly patientId: string | null; readonly subjectId: string },
): WebhookBody => {
  const field = ID_FIELDS[type.slice(0, type.indexOf('.')) as keyof typeof ID_FIELDS]
  return {
    type,
    timestamp: at.toString(),
    data: {
      clinicId: ids.clinicId,
      ...(ids.patientId === null ? {} : { patientId: ids.patientId }),
      ...(field === null ? {} : { [field]: ids.subjectId }),
    },
  }
}
