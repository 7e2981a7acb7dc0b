import { Temporal } from 'temporal-polyfill'
import { openCase } from '../cases/case-row.ts'
import { pastsToKeep } from '../check-in/keep-past.ts'
import { instantAt } from '../database/statement.ts'
import type { Tx } from '../database/transaction.ts'
import { loadRota } from '../duty/load-rota.ts'
import { whoLooks } from '../duty/who-looks.ts'
import type { Asked } from '../operation/deps.ts'
import { audit } from '../records/audit.ts'
import { enqueue, enqueueAll, type ToDo } from '../records/outbox.ts'
import { type DueCheckIn, type ForPlan, looksAt } from './check-in-plan.ts'
import { loadPlans } from './load-plan.ts'

const isBy = (at: Temporal.Instant, now: Temporal.Instant): boolean => Temporal.Instant.compare(at, now) <= 0

// to the last digit that the database keeps: the same look has the same key, and two looks a second apart are two
const keyOf = ({ dueAt }: DueCheckIn): string => dueAt.round('microsecond').toString()

/** What is to be done about a plan at this moment. */
interface Step {
  readonly said: string
  readonly todo: readonly ToDo[]
  /** nobody answered in time */
  readonly missed: DueCheckIn | null
}

const NOTHING = { todo: [], missed: null }

const stepOf = (patientId: string, plan: ForPlan | undefined, { knowledge }: Asked, now: Temporal.Instant): Step => {
  if (!plan) return { ...NOTHING, said: 'the patient was erased' }
  const { asked, due, missed, next } = looksAt(plan, knowledge, now)
  if (!asked && !missed && !next) return { ...NOTHING, said: 'nothing to ask' }
  const step = { subjectId: patientId, patientId }
  const reminder: readonly ToDo[] = asked
    ? [
        {
          ...step,
          kind: 'mail-reminder',
          onceKey: `mail-reminder/${patientId}/${keyOf(asked)}`,
          to: { kind: 'patient', id: patientId },
        },
      ]
    : []
  const toBeMissed = due.map(
    (look): ToDo => ({
      ...step,
      kind: 'check-in-due',
      runAt: look.missedAt,
      onceKey: `check-in-missed/${patientId}/${keyOf(look)}`,
    }),
  )
  // where something is looked at again before, that plans it
  const isSoonest = next !== null && due.every(({ missedAt }) => isBy(next.dueAt, missedAt))
  const toCome: readonly ToDo[] = isSoonest
    ? [{ ...step, kind: 'check-in-due', runAt: next.dueAt, onceKey: `check-in-due/${patientId}/${keyOf(next)}` }]
    : []
  return { said: asked ? 'asked' : 'planned', todo: [...reminder, ...toBeMissed, ...toCome], missed }
}

/**
 * Works out, from what holds now, which check-in of each patient is due or comes next, and sees to it: one row for each step, under a key of its
 * own, so that nothing is asked twice and nothing old is asked at all.
 * @returns what was done about each, for the outbox page
 */
export const planCheckIns = async (
  tx: Tx,
  asked: Asked,
  patientIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const now = asked.now()
  const plans = await loadPlans(tx, patientIds)
  const said = new Map<string, string>()
  const todo: ToDo[] = []
  for (const patientId of new Set(patientIds)) {
    const step = stepOf(patientId, plans.get(patientId), asked, now)
    todo.push(...step.todo)
    said.set(patientId, step.missed ? await missed(tx, asked, patientId, step.missed) : step.said)
  }
  await enqueueAll(tx, asked, [...todo, ...(await pastsToKeep(tx, patientIds, now))])
  return said
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
export const isStillDue = (plan: ForPlan, { knowledge }: Asked, now: Temporal.Instant): boolean =>
  looksAt(plan, knowledge, now).asked !== null
