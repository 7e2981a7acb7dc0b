import { Temporal } from 'temporal-polyfill'
import { openCase } from '../cases/case-row.ts'
import { instantAt } from '../database/statement.ts'
import type { Tx } from '../database/transaction.ts'
import { loadRota } from '../duty/load-rota.ts'
import { whoLooks } from '../duty/who-looks.ts'
import type { Asked } from '../operation/deps.ts'
import { audit } from '../records/audit.ts'
import { enqueue } from '../records/outbox.ts'
import { type DueCheckIn, nextCheckIn } from './check-in-plan.ts'
import { loadPlan } from './load-plan.ts'

const isBy = (at: Temporal.Instant, now: Temporal.Instant): boolean => Temporal.Instant.compare(at, now) <= 0

// to the last digit that the database keeps: the same look has the same key, and two looks a second apart are two
const keyOf = ({ dueAt }: DueCheckIn): string => dueAt.round('microsecond').toString()

const isGone = async ({ db }: Tx, patientId: string): Promise<boolean> => {
  const patient = await db.selectFrom('patient').select('erased_at').where('id', '=', patientId).executeTakeFirst()
  return !patient || patient.erased_at !== null
}

/**
 * Works out, from what holds now, which check-in of a patient is due or comes next, and sees to it: one row for each step, under a key of its own,
 * so that nothing is asked twice and nothing old is asked at all.
 * @returns what was done, for the outbox page
 */
export const planCheckIn = async (tx: Tx, asked: Asked, patientId: string): Promise<string> => {
  if (await isGone(tx, patientId)) return 'the patient was erased'
  const now = asked.now()
  const due = nextCheckIn(await loadPlan(tx, patientId), asked.knowledge, now)
  if (!due) return 'nothing to ask'
  const step = { subjectId: patientId, patientId }
  if (!isBy(due.dueAt, now)) {
    await enqueue(tx, asked, {
      ...step,
      kind: 'check-in-due',
      runAt: due.dueAt,
      onceKey: `check-in-due/${patientId}/${keyOf(due)}`,
    })
    return 'planned'
  }
  if (!isBy(due.missedAt, now)) {
    await enqueue(tx, asked, {
      ...step,
      kind: 'mail-reminder',
      onceKey: `mail-reminder/${patientId}/${keyOf(due)}`,
      to: { kind: 'patient', id: patientId },
    })
    await enqueue(tx, asked, {
      ...step,
      kind: 'check-in-due',
      runAt: due.missedAt,
      onceKey: `check-in-missed/${patientId}/${keyOf(due)}`,
    })
    return 'asked'
  }
  return missed(tx, asked, patientId, due)
}

/** Nobody heard from a patient while something dangerous could begin: somebody of the clinic asks. */
const missed = async (tx: Tx, asked: Asked, patientId: string, due: DueCheckIn): Promise<string> => {
  const now = asked.now()
  const open = await tx.db
    .selectFrom('clinical_case')
    .select('id')
    .where('patient_id', '=', patientId)
    .where((row) =>
      row.or([row('state', '<>', 'resolved'), row('opened_at', '>=', instantAt(due.missedAt.toString()))]),
    )
    .executeTakeFirst()
  if (open) return 'somebody is with this patient already'
  const id = asked.newId()
  const look = whoLooks('contact', now, await loadRota(tx, now))
  await openCase(tx, asked, {
    id,
    patientId,
    checkInId: null,
    cause: 'missed-check-in',
    level: 'contact',
    look,
    at: now,
  })
  await audit(tx, asked, {
    action: 'open-case',
    subjectKind: 'case',
    subjectId: id,
    patientId,
    detail: { cause: 'missed-check-in' },
  })
  await enqueue(tx, asked, { kind: 'case-opened', subjectId: id, patientId })
  return 'missed: a case was opened'
}

/** Whether a reminder that waited should still go out. */
export const isStillDue = async (tx: Tx, asked: Asked, patientId: string): Promise<boolean> => {
  const due = nextCheckIn(await loadPlan(tx, patientId), asked.knowledge, asked.now())
  return due !== null && isBy(due.dueAt, asked.now()) && !isBy(due.missedAt, asked.now())
}
