import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { rejudgedShape, rejudgeSince } from '../check-in/rejudge-since.ts'
import { scopeOf } from '../operation/actor.ts'
import { operation } from '../operation/operation.ts'
import { orRefuse, Refused, refusal } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { id, instant } from '../records/fields.ts'
import { openPatient } from '../records/open-patient.ts'

const compare = Temporal.Instant.compare

const isSame = (a: Temporal.Instant | null, b: Temporal.Instant | null): boolean =>
  a === null || b === null ? a === b : compare(a, b) === 0

// as finely as the database keeps it: sent twice it is the same
const instantOf = (text: string | null): Temporal.Instant | null =>
  text === null ? null : Temporal.Instant.from(text).round('microsecond')

/** From where on check-ins may be told something else: the earlier of two ends, an end that is taken back included. */
const changedFrom = (before: Temporal.Instant | null, after: Temporal.Instant | null): Temporal.Instant | null =>
  before === null ? after : after === null || compare(before, after) < 0 ? before : after

/**
 * Notes when a patient stopped a medicine or device used at home. It stays in the record: a check-in from before the end is judged as of somebody who
 * takes it, one after it as of somebody who stopped so many hours ago, and check-ins since are judged again.
 */
export const endRegimen = operation(
  {
    name: 'end-regimen',
    summary: 'Notes when a medicine or device used at home was stopped, and judges the check-ins since again',
    who: ['owner', 'clinician', 'nurse'],
    scope: 'write',
    input: z.strictObject({
      regimenId: id,
      stoppedAt: instant.nullable().describe('when it was used last; null: it is still used, and was ended by mistake'),
      was: instant.nullable().default(null).describe('the end that you saw: nobody changed it meanwhile'),
    }),
    result: z.object({
      regimenId: z.string(),
      stoppedAt: z.string().nullable(),
      rejudged: z.array(rejudgedShape).readonly(),
    }),
    refusals: ['regimen-not-found', 'regimen-changed', 'before-it-began', 'in-the-future', 'patient-erased'],
  },
  async ({ regimenId, stoppedAt, was }, asked) => {
    const end = instantOf(stoppedAt)
    if (end !== null && compare(end, asked.now()) > 0)
      return refusal('in-the-future', 'Write it down once it was stopped; until then it is used.')
    const answer = await asked.database.within(scopeOf(asked.actor), async (tx) => {
      const regimen = orRefuse(
        await tx.db
          .selectFrom('regimen')
          .select(['patient_id', 'first_dose_at', 'stopped_at', 'treatment'])
          .where('id', '=', regimenId)
          .forUpdate()
          .executeTakeFirst(),
        'regimen-not-found',
        'There is no such medicine or device here.',
      )
      const patient = await openPatient(tx, asked, regimen.patient_id)
      const done = { regimenId, stoppedAt: end?.toString() ?? null }
      // sent twice: it is so already
      if (isSame(regimen.stopped_at, end)) return { ...done, rejudged: [] }
      if (!isSame(regimen.stopped_at, instantOf(was)))
        throw new Refused(refusal('regimen-changed', 'Somebody noted another end meanwhile. Look at it first.'))
      if (end !== null && compare(end, regimen.first_dose_at) < 0)
        throw new Refused(refusal('before-it-began', 'It cannot have been stopped before the first dose.'))
      await tx.db.updateTable('regimen').set({ stopped_at: done.stoppedAt }).where('id', '=', regimenId).execute()
      const since = changedFrom(regimen.stopped_at, end)
      const rejudged = since === null ? [] : await rejudgeSince(tx, asked, patient, since)
      await audit(tx, asked, {
        action: 'end-regimen',
        subjectKind: 'regimen',
        subjectId: regimenId,
        patientId: patient.id,
        // the row keeps the last end only
        detail: {
          treatment: regimen.treatment,
          from: regimen.stopped_at?.toString() ?? null,
          to: done.stoppedAt,
          rejudged: rejudged.length,
        },
      })
      return { ...done, rejudged }
    })
    asked.wake()
    return answer
  },
)
