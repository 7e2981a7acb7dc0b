import { type Level, rank } from '@anagen/kb'
import type { Selectable } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { type Again, openAgain } from '../check-in/judge-again.ts'
import { keepVerdict, raise } from '../check-in/rejudge.ts'
import type { CheckInRow } from '../check-in/stored.ts'
import { instantAt } from '../database/statement.ts'
import type { Tables } from '../database/tables.ts'
import type { Tx } from '../database/transaction.ts'
import type { Asked } from '../operation/deps.ts'
import { Refused } from '../operation/refusal.ts'
import { audit } from '../records/audit.ts'
import { type OpenPatient, openPatient } from '../records/open-patient.ts'
import { replayedCheckIns } from './replayed-check-ins.ts'

/** What became of one step: over, or when the next one may begin. */
export type Step = { readonly over: string } | { readonly next: Temporal.Instant }

// a step holds up what else is to be done behind the pages no longer than a moment
const AT_ONCE = 20
const OTHER_VERSION_PATIENCE_MS = 300_000
const LOOK_AGAIN_SECONDS = 30

/**
 * Judges the next few check-ins of a replay again, and notes how far it is, in the transaction that stores what changed: whoever dies in between leaves
 * nothing of the step behind, and the next one begins where the last one ended. A server that knows other things leaves it to the one that began; when
 * nobody goes on with it, it begins anew with what is known now.
 */
export const replayStep = async (tx: Tx, asked: Asked, replayId: string): Promise<Step> => {
  const now = asked.now()
  const found = await tx.db
    .selectFrom('replay')
    .selectAll()
    .where('id', '=', replayId)
    .where('finished_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!found) return { over: 'there is no such replay any more' }
  const { digest } = asked.knowledge
  const isOther = found.knowledge_digest !== digest
  if (isOther && Math.abs(now.epochMilliseconds - found.touched_at.epochMilliseconds) < OTHER_VERSION_PATIENCE_MS)
    return { next: now.add({ seconds: LOOK_AGAIN_SECONDS }) }
  // one that an older version began, in another order, begins anew as well
  const isAnew = isOther || found.after_patient === null
  if (isAnew) await tx.db.deleteFrom('replay_change').where('replay_id', '=', replayId).execute()
  const { looked, changed, raised, unjudged, ...replay } = isAnew
    ? { ...found, looked: 0, changed: 0, raised: 0, unjudged: 0, after_patient: null }
    : found

  const rows = await nextOf(tx, replay)
  const ofPatient = Map.groupBy(rows, ({ patient_id }) => patient_id)
  const opened = new Map<string, Again>()
  const open: Open = async (patient) => {
    const again = opened.get(patient.id) ?? (await openAgain(tx, asked, patient, ofPatient.get(patient.id) ?? []))
    opened.set(patient.id, again)
    return again
  }
  const changes: Change[] = []
  for (const row of rows) {
    const change = await judgeOne(tx, asked, row, open, replay.keep)
    if (change) changes.push({ ...change, row })
  }
  if (changes.length > 0) await noteChanges(tx, asked, replayId, changes)
  const last = rows.at(-1)
  const isOver = rows.length < AT_ONCE
  const count = {
    looked: looked + rows.length,
    changed: changed + changes.filter(({ to }) => to !== null).length,
    raised: raised + changes.filter(({ from, to }) => to !== null && rank(to) > rank(from)).length,
    unjudged: unjudged + changes.filter(({ to }) => to === null).length,
  }
  await tx.db
    .updateTable('replay')
    .set({
      ...count,
      knowledge_digest: digest,
      touched_at: now.toString(),
      ...(last && { after_patient: last.patient_id, after_received: last.received_at.toString(), after_id: last.id }),
      finished_at: isOver ? now.toString() : null,
    })
    .where('id', '=', replayId)
    .execute()
  if (!isOver) return { next: now }
  await audit(tx, asked, {
    action: 'finish-replay',
    subjectKind: 'replay',
    subjectId: replayId,
    detail: { ...count, keep: replay.keep },
  })
  return { over: `judged ${count.looked} again` }
}

type Place = Pick<Selectable<Tables['replay']>, 'since' | 'after_patient' | 'after_received' | 'after_id'>

/** Patient by patient: one index finds them, however many there are, and what is opened for one check-in is at hand for the next. */
const nextOf = (tx: Tx, { since, after_patient, after_received, after_id }: Place): Promise<CheckInRow[]> => {
  let query = replayedCheckIns(tx, since.toString())
  if (after_patient !== null && after_received !== null && after_id !== null) {
    const received = instantAt(after_received.toString())
    query = query
      .where('patient_id', '>=', after_patient)
      .where(({ or, and, eb }) =>
        or([
          eb('patient_id', '>', after_patient),
          eb('received_at', '<', received),
          and([eb('received_at', '=', received), eb('id', '>', after_id)]),
        ]),
      )
  }
  return query.orderBy('patient_id').orderBy('received_at', 'desc').orderBy('id').limit(AT_ONCE).execute()
}

interface Changed {
  readonly from: Level
  readonly to: Level | null
}

interface Change extends Changed {
  readonly row: CheckInRow
}

/** What the check-ins of a patient in this step rest on, read when the first of them is judged. */
type Open = (patient: OpenPatient) => Promise<Again>

/** null: it says the same as before, or the patient was erased meanwhile. */
const judgeOne = async (tx: Tx, asked: Asked, row: CheckInRow, open: Open, keep: boolean): Promise<Changed | null> => {
  let from: Level = row.level
  try {
    const patient = await openPatient(tx, asked, row.patient_id)
    const again = await open(patient)
    from = again.levelOf(row)
    const judged = again.judge(row, patient.personal)
    if (keep) await keepVerdict(tx, asked, patient, row, from, judged, 'knowledge-changed')
    const to = judged.verdict.level
    return to === from ? null : { from, to }
  } catch (error) {
    const refused = error instanceof Refused ? error.refusal.refused : null
    if (refused === 'patient-erased') return null
    if (refused === null) asked.onError?.(`check-in ${row.id} cannot be read`, error)
    // one that cannot be read, by what is known now or at all, holds up no other, is never taken for unchanged, and somebody looks at it;
    // where the database itself failed, what follows fails too, and nothing of the step is kept
    if (keep) await raise(tx, asked, row, 'contact', 'knowledge-changed')
    return { from, to: null }
  }
}

const noteChanges = async (
  { db }: Tx,
  { actor }: Asked,
  replayId: string,
  changes: readonly Change[],
): Promise<void> => {
  const values = changes.map(({ from, to, row }) => ({
    clinic_id: actor.clinicId,
    replay_id: replayId,
    check_in_id: row.id,
    patient_id: row.patient_id,
    received_at: row.received_at.toString(),
    from_level: from,
    to_level: to,
  }))
  await db.insertInto('replay_change').values(values).execute()
}
