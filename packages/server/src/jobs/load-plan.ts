import type { Tx } from '../database/transaction.ts'
import type { ForPlan } from './check-in-plan.ts'

const MOST_SESSIONS = 50

/** Reads what the plan of a patient's check-ins rests on. */
export const loadPlan = async ({ db }: Tx, patientId: string): Promise<ForPlan> => {
  const sessions = await db
    .selectFrom('session')
    .select(['treatment', 'ended_at as endedAt'])
    .where('patient_id', '=', patientId)
    .where('voided_at', 'is', null)
    .orderBy('ended_at', 'desc')
    .limit(MOST_SESSIONS)
    .execute()
  const latest = await db
    .selectFrom('check_in as c')
    .innerJoin('verdict as v', (join) =>
      join.onRef('v.clinic_id', '=', 'c.clinic_id').onRef('v.check_in_id', '=', 'c.id'),
    )
    .select(['c.written_at as writtenAt', 'v.level'])
    .where('c.patient_id', '=', patientId)
    .orderBy('c.written_at', 'desc')
    .orderBy('v.judged_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { sessions, latest: latest ?? null }
}
