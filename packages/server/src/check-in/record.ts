import { LIMITS, type TreatmentDone } from '@anagen/engine'
import { Temporal } from 'temporal-polyfill'
import { instantAt, statement } from '../database/statement.ts'
import type { EachPart } from '../database/together.ts'
import type { Tx } from '../database/transaction.ts'
import { writeInstant } from '../database/types.ts'

interface SessionDone {
  readonly treatment: string
  readonly ended_at: Temporal.Instant
  readonly parts: readonly string[]
}
interface RegimenUsed {
  readonly treatment: string
  readonly first_dose_at: Temporal.Instant
  readonly dose_changed_at: Temporal.Instant | null
  readonly last_used_at: Temporal.Instant | null
  readonly stopped_at: Temporal.Instant | null
}

/** What was done to a patient, as the clinic recorded it. */
export interface PatientRecord {
  readonly sessions: readonly SessionDone[]
  readonly regimens: readonly RegimenUsed[]
}

const findSessions = statement<{ patientId: string }>()<SessionDone>('record-sessions', (db, slot) =>
  db
    .selectFrom('session')
    .select(['treatment', 'ended_at', 'parts'])
    .where('patient_id', '=', slot('patientId'))
    .where('voided_at', 'is', null)
    .orderBy('ended_at', 'desc')
    .limit(LIMITS.treatments),
)
const findRegimens = statement<{ patientId: string }>()<RegimenUsed>('record-regimens', (db, slot) =>
  db
    .selectFrom('regimen')
    .select(['treatment', 'first_dose_at', 'dose_changed_at', 'last_used_at', 'stopped_at'])
    .where('patient_id', '=', slot('patientId'))
    .orderBy('first_dose_at', 'desc')
    .limit(LIMITS.treatments),
)
const findAllRegimens = statement<{ patientId: string }>()<RegimenUsed>('all-regimens', (db, slot) =>
  db
    .selectFrom('regimen')
    .select(['treatment', 'first_dose_at', 'dose_changed_at', 'last_used_at', 'stopped_at'])
    .where('patient_id', '=', slot('patientId')),
)

// the newest of each kind of session that was done by then
const findKinds = statement<{ patientId: string; until: string }>()<SessionDone>('record-kinds', (db, slot) =>
  db
    .selectFrom('session')
    .distinctOn(['treatment', 'parts'])
    .select(['treatment', 'ended_at', 'parts'])
    .where('patient_id', '=', slot('patientId'))
    .where('voided_at', 'is', null)
    .where('ended_at', '<=', instantAt(slot('until')))
    .orderBy('treatment')
    .orderBy('parts')
    .orderBy('ended_at', 'desc'),
)
const findSessionsUntil = statement<{ patientId: string; until: string }>()<SessionDone>(
  'record-sessions-until',
  (db, slot) =>
    db
      .selectFrom('session')
      .select(['treatment', 'ended_at', 'parts'])
      .where('patient_id', '=', slot('patientId'))
      .where('voided_at', 'is', null)
      .where('ended_at', '<=', instantAt(slot('until')))
      .orderBy('ended_at', 'desc')
      .limit(LIMITS.treatments),
)

interface RecordParts {
  readonly sessions: EachPart<{ patientId: string }, SessionDone>
  readonly regimens: EachPart<{ patientId: string }, RegimenUsed>
}

/** The same, to be read together with other things. */
export const recordParts: RecordParts = {
  sessions: { of: findSessions, kinds: { ended_at: 'instant' } },
  regimens: {
    of: findRegimens,
    kinds: { first_dose_at: 'instant', dose_changed_at: 'instant', last_used_at: 'instant', stopped_at: 'instant' },
  },
}

const kindOf = ({ treatment, parts }: SessionDone): string => JSON.stringify([treatment, ...parts])

/**
 * The record with every kind of session in it, and all that is used at home. After very many sessions the newest ones are all of the kind that is done
 * most often: the one transplant before them must not be forgotten, nor a medicine that was begun long ago and is still taken.
 */
export const withEveryKind = async (
  tx: Tx,
  patientId: string,
  { sessions, regimens }: PatientRecord,
  until: Temporal.Instant,
): Promise<PatientRecord> => {
  const [kinds, used] = await Promise.all([
    sessions.length < LIMITS.treatments ? [] : tx.run(findKinds({ patientId, until: writeInstant(until) })),
    regimens.length < LIMITS.treatments ? regimens : tx.run(findAllRegimens({ patientId })),
  ])
  const known = new Set(sessions.map(kindOf))
  return { sessions: [...sessions, ...kinds.filter((kind) => !known.has(kindOf(kind)))], regimens: used }
}

/** What had been done by then. */
export const loadRecord = async (tx: Tx, patientId: string, until: Temporal.Instant): Promise<PatientRecord> => {
  const [sessions, regimens] = await Promise.all([
    tx.run(findSessionsUntil({ patientId, until: writeInstant(until) })),
    tx.run(findRegimens({ patientId })),
  ])
  return withEveryKind(tx, patientId, { sessions, regimens }, until)
}

const MS_PER_HOUR = 3_600_000
const hoursSince = (then: Temporal.Instant, at: Temporal.Instant): number =>
  (at.epochMilliseconds - then.epochMilliseconds) / MS_PER_HOUR
const isBefore = (then: Temporal.Instant | null, at: Temporal.Instant): then is Temporal.Instant =>
  then !== null && Temporal.Instant.compare(then, at) <= 0

/** What had been done at an instant, in elapsed hours: 72 h is 72 h across a clock change. However many sessions there were, no medicine is left out. */
export const treatmentsAt = ({ sessions, regimens }: PatientRecord, at: Temporal.Instant): readonly TreatmentDone[] => [
  ...sessions
    .filter(({ ended_at }) => isBefore(ended_at, at))
    .map(
      ({ treatment, ended_at, parts }): TreatmentDone => ({
        slug: treatment,
        hoursSince: hoursSince(ended_at, at),
        ...(parts.length > 0 ? { withParts: parts } : {}),
      }),
    ),
  ...regimens.filter(({ first_dose_at }) => isBefore(first_dose_at, at)).map((regimen) => regimenAt(regimen, at)),
]

const regimenAt = (used: RegimenUsed, at: Temporal.Instant): TreatmentDone => ({
  slug: used.treatment,
  hoursSince: hoursSince(used.first_dose_at, at),
  ...(isBefore(used.dose_changed_at, at) ? { hoursSinceDoseChange: hoursSince(used.dose_changed_at, at) } : {}),
  ...(isBefore(used.last_used_at, at) ? { hoursSinceLastUse: hoursSince(used.last_used_at, at) } : {}),
  ...(isBefore(used.stopped_at, at) ? { hoursSinceStopped: hoursSince(used.stopped_at, at) } : {}),
})
