import { Temporal } from 'temporal-polyfill'
import type { Tx } from '../database/transaction.ts'
import { Refused, refusal } from '../operation/refusal.ts'
import type { CaseShown } from './case-shape.ts'
import { isTaken } from './touch.ts'

/** Cases with the names of their owners; one place says what a case shows. */
export const selectCases = ({ db }: Pick<Tx, 'db'>) =>
  db
    .selectFrom('clinical_case as c')
    .innerJoin('staff as s', (join) => join.onRef('s.clinic_id', '=', 'c.clinic_id').onRef('s.id', '=', 'c.owner_id'))
    .select([
      'c.id',
      'c.patient_id',
      'c.check_in_id',
      'c.cause',
      'c.level',
      'c.severity',
      'c.state',
      'c.owner_id',
      's.name as owner_name',
      'c.opened_at',
      'c.due_at',
      'c.acknowledged_at',
      'c.resolved_at',
      'c.touched_at',
      'c.idle_at',
      'c.escalated',
      'c.reminded',
    ])

export type CaseRow = Awaited<ReturnType<ReturnType<typeof selectCases>['execute']>>[number]

/** Since when nothing was noted of one that somebody took, and when its owner is asked about it. */
const rest = (
  { state, touched_at, acknowledged_at, opened_at, idle_at, reminded }: CaseRow,
  now: Temporal.Instant,
): Pick<CaseShown, 'touchedAt' | 'askedAboutAt' | 'idle'> => {
  if (!isTaken(state)) return { touchedAt: touched_at?.toString() ?? null, askedAboutAt: null, idle: false }
  const touchedAt = touched_at ?? acknowledged_at ?? opened_at
  const askedAboutAt = idle_at ?? touchedAt
  return {
    touchedAt: touchedAt.toString(),
    askedAboutAt: askedAboutAt.toString(),
    idle: reminded > 0 || Temporal.Instant.compare(askedAboutAt, now) <= 0,
  }
}

export const showCase = (row: CaseRow, now: Temporal.Instant): CaseShown => ({
  caseId: row.id,
  patientId: row.patient_id,
  checkInId: row.check_in_id,
  cause: row.cause,
  level: row.level,
  state: row.state,
  ownerId: row.owner_id,
  ownerName: row.owner_name,
  openedAt: row.opened_at.toString(),
  dueAt: row.due_at.toString(),
  passedOn: row.escalated,
  overdue: row.state === 'open' && Temporal.Instant.compare(row.due_at, now) < 0,
  acknowledgedAt: row.acknowledged_at?.toString() ?? null,
  resolvedAt: row.resolved_at?.toString() ?? null,
  ...rest(row, now),
})

/** @throws Refused `case-not-found` */
export const findCase = async (tx: Tx, caseId: string): Promise<CaseRow> => {
  const row = await selectCases(tx).where('c.id', '=', caseId).executeTakeFirst()
  if (!row) throw new Refused(refusal('case-not-found', 'There is no such case here.'))
  return row
}
