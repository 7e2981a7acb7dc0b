import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { instantAt, type Named } from '../database/statement.ts'
import type { Tx } from '../database/transaction.ts'
import { writeHoursFrom } from '../database/types.ts'
import type { Asked } from '../operation/deps.ts'
import { openPatient } from '../records/open-patient.ts'
import type { ToDo } from '../records/outbox.ts'
import { openEarlier } from './open-earlier.ts'
import { readPast, sealPast } from './open-past.ts'
import { type PastReport, type PastSign, shortPast } from './past.ts'
import { contentWithoutSigns, SETTLED_HOURS } from './stored.ts'

// fewer are read as they are
const WORTH_IT = 4

const GROWN = `
  select p.id, p.past_until::text as until from patient as p
  where p.id = any($1) and p.erased_at is null and ${WORTH_IT} <= (select count(*) from (
    select 1 from check_in as c where c.patient_id = p.id and c.received_at <= $2 and c.received_at > coalesce(p.past_until, '-infinity')
    limit ${WORTH_IT}
  ) as settled)`

/** Which of these patients have said enough since their past was written down that it is to be added to. */
export const pastsToKeep = async (
  tx: Tx,
  patientIds: readonly string[],
  now: Temporal.Instant,
): Promise<readonly ToDo[]> => {
  const grown: Named<{ id: string; until: string | null }> = {
    name: 'grown-pasts',
    text: GROWN,
    values: [patientIds, writeHoursFrom(now, -SETTLED_HOURS)],
  }
  return (await tx.run(grown)).map(({ id, until }) => ({
    kind: 'past-grown',
    subjectId: id,
    patientId: id,
    onceKey: `past-grown/${id}/${until ?? 'first'}`,
  }))
}

/** Adds to a patient's past what they said since, but for what may still be on its way from another process. */
export const keepPast = async (tx: Tx, asked: Asked, patientId: string): Promise<string> => {
  const row = await tx.db
    .selectFrom('patient')
    .select(['past', 'past_until', 'erased_at'])
    .where('id', '=', patientId)
    // check-ins go on beside it: what refers to the patient needs their key only
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row || row.erased_at !== null) return 'the patient was erased'
  const { clinicId } = asked.actor
  const { key } = await openPatient(tx, asked, patientId)
  const before = readOr(asked, () => (row.past === null ? [] : readPast(clinicId, patientId, key, row.past)))
  // what cannot be read any more is made anew, from the check-ins themselves
  const since = before === null ? null : row.past_until
  const rows = await tx.db
    .selectFrom('check_in')
    .select(['id', 'written_at', 'received_at', 'signs', contentWithoutSigns])
    .where('patient_id', '=', patientId)
    .where('received_at', '<=', instantAt(writeHoursFrom(asked.now(), -SETTLED_HOURS)))
    .where('received_at', '>', since === null ? sql<Temporal.Instant>`'-infinity'` : instantAt(since.toString()))
    .orderBy('received_at')
    .execute()
  const last = rows.at(-1)
  if (!last) return 'nothing to add'
  const said = openEarlier(clinicId, key, rows, asked.onError).flatMap(({ at, signs }): PastReport[] =>
    // somebody was told of one that cannot be read with each check-in since
    signs === null ? [] : [{ at: at.epochMilliseconds, signs: signs.map(asPast) }],
  )
  await tx.db
    .updateTable('patient')
    .set({
      past: sealPast(clinicId, patientId, key, shortPast([...(before ?? []), ...said])),
      past_until: last.received_at.toString(),
    })
    .where('id', '=', patientId)
    .execute()
  return 'worked out'
}

const asPast = ({ sign, grade, trend }: PastSign): PastSign => ({ sign, grade, trend })

const readOr = <T>({ onError }: Asked, read: () => T): T | null => {
  try {
    return read()
  } catch (error) {
    onError?.('what a patient said before cannot be read, and is written down anew', error)
    return null
  }
}
