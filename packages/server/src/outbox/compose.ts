import type { Level } from '@anagen/kb'
import type { Temporal } from 'temporal-polyfill'
import { isTaken } from '../cases/touch.ts'
import { instantAt } from '../database/statement.ts'
import type { ActorKind } from '../database/tables.ts'
import type { Tx } from '../database/transaction.ts'
import type { Asked } from '../operation/deps.ts'
import type { MailKind } from '../records/outbox.ts'
import { findWithdrawn } from '../withdrawals/withdrawn.ts'
import type { ClinicForMail } from './about-clinic.ts'
import {
  caseText,
  invitationText,
  leftCaseText,
  linkText,
  type MailText,
  messageText,
  messageToStaffText,
  storageText,
} from './mail-texts.ts'
import { pageAddresses } from './page-addresses.ts'
import type { Recipient } from './recipient.ts'
import type { OutboxRow } from './row.ts'
import type { OutboxDeps } from './settings.ts'

/** What a mail says, made from what holds at this moment; or why it is no longer needed. */
export type Composed = { readonly text: MailText; readonly mayWakeThem: boolean } | { readonly notNeeded: string }

export interface ToCompose {
  readonly tx: Tx
  readonly asked: Asked & OutboxDeps
  readonly row: OutboxRow
  readonly clinic: ClinicForMail
  readonly to: Recipient
}

type Compose = (given: ToCompose) => Promise<Composed>

// what cannot wait for the morning
const WAKES: ReadonlySet<Level> = new Set(['urgent', 'emergency'])

const moment = (at: Temporal.Instant, zone: string): string =>
  at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ')

const memberOf = (asked: Asked, to: Recipient) => ({
  clinicId: asked.actor.clinicId,
  kind: to.kind satisfies ActorKind,
  actorId: to.id,
})

const linkOf =
  (purpose: 'start' | 'enter', say: typeof invitationText): Compose =>
  async ({ asked, row, clinic, to }) => {
    const member = memberOf(asked, to)
    if (to.email !== null) await asked.identity.rememberAddress(member, to.email)
    const { url, expiresAt } = await asked.identity.makeLink({ ...member, purpose, seed: row.id })
    const until = asked.now().add({ milliseconds: expiresAt.getTime() - asked.now().epochMilliseconds })
    // an invitation to staff wakes nobody either; a link that somebody asked for is waited for
    return { text: say(clinic, url, moment(until, to.zone ?? clinic.zone)), mayWakeThem: purpose === 'enter' }
  }

/** Whether another mail about the same to the same person was put in since, and can still reach them: after a day without mail one is enough. */
const isToldLater = async ({ db }: Tx, { id, kind, subjectId, toId, createdAt }: OutboxRow): Promise<boolean> => {
  const newer = await db
    .selectFrom('outbox')
    .select('id')
    .where('created_at', '>=', instantAt(createdAt.toString()))
    .where('id', '>', id)
    .where('kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .where('to_id', '=', toId)
    .where('given_up_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return newer !== undefined
}

const ofCase: Compose = async ({ tx, asked, row, clinic, to }) => {
  const found = await tx.db
    .selectFrom('clinical_case')
    .select(['cause', 'level', 'state', 'owner_id', 'due_at', 'escalated', 'idle_at', 'reminded'])
    .where('id', '=', row.subjectId)
    .executeTakeFirst()
  const isLeft = found !== undefined && isTaken(found.state) && found.reminded > 0
  if (!found || (found.state !== 'open' && !isLeft)) return { notNeeded: 'the case is not open any more' }
  if (found.owner_id !== to.id) return { notNeeded: 'somebody else has the case' }
  if (await isToldLater(tx, row)) return { notNeeded: 'a newer mail tells of it' }
  const about = {
    level: found.level,
    dueAt: moment((isLeft ? found.idle_at : null) ?? found.due_at, clinic.zone),
    url: pageAddresses(asked.origin, clinic.slug).case(row.subjectId),
  }
  const text = isLeft
    ? leftCaseText(clinic, about)
    : caseText(clinic, { ...about, cause: found.cause, isEscalated: found.escalated > 0 })
  return { text, mayWakeThem: WAKES.has(found.level) }
}

const ofMessage: Compose = async ({ tx, asked, row, clinic, to }) => {
  const found = await tx.db
    .selectFrom('message as m')
    .leftJoin('clinical_case as c', (join) =>
      join.onRef('c.clinic_id', '=', 'm.clinic_id').onRef('c.id', '=', 'm.case_id'),
    )
    .select(['m.patient_id', 'c.level'])
    .where('m.id', '=', row.subjectId)
    .executeTakeFirst()
  if (!found) return { notNeeded: 'there is no such message' }
  if (await findWithdrawn(tx, 'message', row.subjectId)) return { notNeeded: 'it was withdrawn' }
  const pages = pageAddresses(asked.origin, clinic.slug)
  const text =
    to.kind === 'staff'
      ? messageToStaffText(clinic, pages.patient(found.patient_id))
      : messageText(clinic, pages.messages)
  return { text, mayWakeThem: found.level !== null && WAKES.has(found.level) }
}

const ofStorage: Compose = async ({ asked, clinic }) => {
  const health = asked.storage?.()
  if (!health || health.state === 'ok') return { notNeeded: 'the storage is well again' }
  return { text: storageText(clinic, health.said), mayWakeThem: health.state === 'bad' }
}

/** Each of these is sent by itself; reminders go many at a time, in send-reminders.ts. */
export type SingleMailKind = Exclude<MailKind, 'mail-reminder'>

/** One way to write each kind of mail. */
export const compose = {
  'mail-case': ofCase,
  'mail-invitation': linkOf('start', invitationText),
  'mail-link': linkOf('enter', linkText),
  'mail-message': ofMessage,
  'mail-storage': ofStorage,
} as const satisfies Record<SingleMailKind, Compose>
