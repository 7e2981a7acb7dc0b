import { timeline } from '@anagen/engine'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { careCalendar } from '../calendar/care-calendar.ts'
import { hashSecret } from '../calendar/feed.ts'
import type { Tx } from '../database/transaction.ts'
import { nextCheckIn } from '../jobs/check-in-plan.ts'
import { loadPlan } from '../jobs/load-plan.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { orRefuse } from '../operation/refusal.ts'
import { pageAddresses } from '../outbox/page-addresses.ts'
import { audit } from '../records/audit.ts'
import { latestOf } from '../records/day-alone.ts'
import { openPatient } from '../records/open-patient.ts'

/** A patient's plan for a calendar program that knows its secret address. Made from what holds now, never from a copy. */
export const readCalendar = operation(
  {
    name: 'read-calendar',
    summary: 'The plan as iCalendar',
    who: ['system'],
    scope: 'read',
    input: z.strictObject({ secret: z.string().min(1).max(100), origin: z.url() }),
    result: z.object({ ics: z.string() }),
    refusals: ['not-found', 'patient-erased'],
  },
  async ({ secret, origin }, asked) =>
    asked.database.within(scopeOf(asked.actor), async (tx) => {
      const feed = orRefuse(
        await tx.db
          .selectFrom('calendar_feed')
          .select(['id', 'patient_id', 'names_treatments', 'read_on'])
          .where('hash', '=', hashSecret(secret))
          .where('ended_at', 'is', null)
          .executeTakeFirst(),
        'not-found',
        'This calendar is not there any more. Its patient can make a new address.',
      )
      const patient = await openPatient(tx, asked, feed.patient_id)
      const now = asked.now()
      const clinic = await tx.db.selectFrom('clinic').select(['slug', 'zone', 'phone']).executeTakeFirstOrThrow()
      const done = await doneTo(tx, patient.id, clinic.zone)
      const due = nextCheckIn(await loadPlan(tx, patient.id), asked.knowledge, now)
      const addresses = pageAddresses(origin, clinic.slug)
      const today = now.toString().slice(0, 10)
      if (feed.read_on !== today) {
        await tx.db.updateTable('calendar_feed').set({ read_on: today }).where('id', '=', feed.id).execute()
        await audit(tx, asked, {
          action: 'read-calendar',
          subjectKind: 'calendar',
          subjectId: feed.id,
          patientId: patient.id,
        })
      }
      const ics = careCalendar(
        {
          timeline: timeline({ sessions: done.sessions, now: now.epochMilliseconds }, asked.knowledge),
          nextCheckIn: due?.dueAt.epochMilliseconds ?? null,
          namesTreatments: feed.names_treatments,
          zone: patient.zone ?? clinic.zone,
          feedId: feed.id,
          sequence: done.changes,
          now: now.epochMilliseconds,
          urls: { plan: addresses.plan, checkIn: addresses.checkIn },
          phone: clinic.phone,
        },
        asked.knowledge,
      )
      return { ics }
    }),
)

/** What was done, and how often that was written or changed: the number grows with each change. */
const doneTo = async ({ db }: Tx, patientId: string, zone: string) => {
  const sessions = await db
    .selectFrom('session')
    .select(['treatment', 'ended_at', 'version', 'voided_at'])
    .where('patient_id', '=', patientId)
    .execute()
  const regimens = await db
    .selectFrom('regimen')
    .select(['treatment', 'first_dose_at'])
    .where('patient_id', '=', patientId)
    .execute()
  const doneAt = (slug: string, { epochMilliseconds: at }: Temporal.Instant) => ({
    slug,
    at,
    latest: latestOf(at, zone),
  })
  return {
    changes: sessions.reduce((sum, { version }) => sum + version, regimens.length),
    sessions: [
      ...sessions
        .filter(({ voided_at }) => voided_at === null)
        .map(({ treatment, ended_at }) => doneAt(treatment, ended_at)),
      ...regimens.map(({ treatment, first_dose_at }) => doneAt(treatment, first_dose_at)),
    ],
  }
}
