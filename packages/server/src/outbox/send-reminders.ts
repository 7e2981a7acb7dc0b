import type { Temporal } from 'temporal-polyfill'
import type { Named } from '../database/statement.ts'
import type { Tx } from '../database/transaction.ts'
import type { ForPlan } from '../jobs/check-in-plan.ts'
import { loadPlans } from '../jobs/load-plan.ts'
import { optOutUrl } from '../jobs/opt-out.ts'
import { isStillDue } from '../jobs/plan-check-in.ts'
import type { Asked } from '../operation/deps.ts'
import { openClinicKey, type SealedPatient, unlock } from '../records/open-patient.ts'
import type { Key } from '../secrets/envelope.ts'
import { aboutClinic, type ClinicForMail } from './about-clinic.ts'
import type { Work } from './attempt.ts'
import { reminderText } from './mail-texts.ts'
import type { Mail, Mailer } from './mailer.ts'
import { pageAddresses } from './page-addresses.ts'
import { afterQuiet } from './quiet-hours.ts'
import { failRow, finishRows, giveUpRow, type OutboxRow, putOff } from './row.ts'
import { messageIdOf } from './send-mail.ts'
import type { OutboxDeps } from './settings.ts'

interface PatientRow extends SealedPatient {
  readonly id: string
  readonly reminders: boolean
}

const PATIENTS = `
  select p.id, p.personal, p.zone, p.reminders, pk.wrapped
  from patient as p
  join patient_key as pk on pk.clinic_id = p.clinic_id and pk.patient_id = p.id
  where p.id = any($1) and p.erased_at is null`

const findPatients = (ids: readonly string[]): Named<PatientRow> => ({
  name: 'reminded-patients',
  text: PATIENTS,
  values: [ids],
})

/** What a reminder says, or what becomes of its row instead. */
type Reminder =
  | { readonly mail: Mail }
  | { readonly notNeeded: string }
  | { readonly noAddress: string }
  | { readonly notBefore: Temporal.Instant }

interface Known {
  readonly asked: Asked & OutboxDeps
  readonly now: Temporal.Instant
  readonly clinic: ClinicForMail
  readonly clinicKey: Key
  readonly patients: ReadonlyMap<string, PatientRow>
  readonly plans: ReadonlyMap<string, ForPlan>
  /** when somebody of a zone may be written to */
  readonly afterQuietIn: (zone: string) => Temporal.Instant
}

const load = async (tx: Tx, asked: Asked & OutboxDeps, rows: readonly OutboxRow[]): Promise<Known> => {
  const now = asked.now()
  const ids = rows.flatMap(({ patientId }) => patientId ?? [])
  const [patients, plans, clinic, clinicKey] = await Promise.all([
    tx.run(findPatients(ids)),
    loadPlans(tx, ids),
    aboutClinic(tx),
    openClinicKey(tx, asked),
  ])
  const quiet = new Map<string, Temporal.Instant>()
  return {
    asked,
    now,
    clinic,
    clinicKey,
    patients: new Map(patients.map((patient) => [patient.id, patient])),
    plans,
    afterQuietIn: (zone) => {
      const at = quiet.get(zone) ?? afterQuiet(now, clinic.quiet, zone)
      quiet.set(zone, at)
      return at
    },
  }
}

const compose = (row: OutboxRow, { asked, now, clinic, clinicKey, patients, plans, afterQuietIn }: Known): Reminder => {
  const found = row.patientId === null || row.toKind !== 'patient' ? undefined : patients.get(row.patientId)
  const plan = found && plans.get(found.id)
  if (!found || !plan) return { notNeeded: 'nobody to send it to any more' }
  const { personal, zone } = unlock(found, asked, found.id, clinicKey)
  if (personal.email === null) return { noAddress: 'no mail address is known' }
  if (!found.reminders) return { notNeeded: 'they asked for no reminders' }
  if (!isStillDue(plan, asked, now)) return { notNeeded: 'it is not due any more' }
  const from = afterQuietIn(zone ?? clinic.zone)
  if (from.epochMilliseconds > now.epochMilliseconds) return { notBefore: from }
  const stop = optOutUrl(asked.origin, asked.optOutKey, { clinicId: asked.actor.clinicId, patientId: found.id })
  return {
    mail: {
      messageId: messageIdOf(row, asked.origin),
      to: personal.email,
      fromName: clinic.clinicName,
      ...reminderText(clinic, pageAddresses(asked.origin, clinic.slug).checkIn, stop),
      unsubscribeUrl: stop,
    },
  }
}

/** How reminders go out: to whom, and how long one transaction may go on sending, in milliseconds. */
export interface Sending {
  readonly mailer: Mailer
  readonly atOnce: number
  readonly forMs: number
}

/**
 * Sends the reminders of one clinic that are due, each made from what holds now, in the transaction that then notes them as sent. A process that
 * dies in between leaves all of them to do: those that went out go out once more, under the same Message-ID. What time does not suffice for stays due.
 */
export const sendReminders =
  ({ mailer, atOnce, forMs }: Sending): Work =>
  async (tx, asked, rows, handedOver) => {
    const known = await load(tx, asked, rows)
    const { now } = known
    const done = new Map<string, string>()
    const rest: (() => Promise<void>)[] = []
    const until = performance.now() + forMs
    const one = async (row: OutboxRow): Promise<void> => {
      const reminder = compose(row, known)
      if ('notNeeded' in reminder) return void done.set(row.id, reminder.notNeeded)
      if ('noAddress' in reminder) return void rest.push(() => giveUpRow(tx, row, reminder.noAddress, now))
      if ('notBefore' in reminder) return void rest.push(() => putOff(tx, row, reminder.notBefore))
      handedOver()
      const delivery = await mailer.send(reminder.mail)
      if (delivery.sent) done.set(row.id, 'sent')
      else rest.push(() => (delivery.never ? giveUpRow : failRow)(tx, row, delivery.why, now))
    }
    const left = [...rows]
    const sender = async (): Promise<void> => {
      for (let row = left.shift(); row && performance.now() < until; row = left.shift()) {
        const current = row
        await one(current).catch((error) => {
          asked.onError(`outbox ${current.id} failed`, error)
          rest.push(() => failRow(tx, current, error instanceof Error ? error.message : String(error), now))
        })
      }
    }
    await Promise.all(Array.from({ length: atOnce }, sender))
    await finishRows(tx, done, now)
    for (const note of rest) await note()
  }
