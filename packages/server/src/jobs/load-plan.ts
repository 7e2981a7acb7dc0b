import type { Level } from '@anagen/kb'
import type { Temporal } from 'temporal-polyfill'
import type { Named } from '../database/statement.ts'
import type { Tx } from '../database/transaction.ts'
import { readInstant } from '../database/types.ts'
import type { ForPlan } from './check-in-plan.ts'

// more than anybody has while an emergency may still begin after the first of them
const MOST_SESSIONS = 500

interface PlanRow {
  readonly id: string
  readonly sessions: readonly { readonly treatment: string; readonly ended_at: string; readonly recorded_at: string }[]
  readonly written_at: Temporal.Instant | null
  readonly level: Level | null
}

const PLANS = `
  select p.id, l.written_at, l.level,
    (select coalesce(json_agg(s), '[]') from (
      select treatment, ended_at, recorded_at from session where patient_id = p.id and voided_at is null order by ended_at desc limit ${MOST_SESSIONS}
    ) as s) as sessions
  from patient as p
  left join lateral (
    select c.written_at, v.level from check_in as c join verdict as v on v.clinic_id = c.clinic_id and v.check_in_id = c.id
    where c.patient_id = p.id order by c.written_at desc, v.judged_at desc limit 1
  ) as l on true
  where p.id = any($1) and p.erased_at is null`

const find = (patientIds: readonly string[]): Named<PlanRow> => ({ name: 'plans', text: PLANS, values: [patientIds] })

/** Reads what the plans of some patients' check-ins rest on, by their ids. Who is not here any more, or was erased, has none. */
export const loadPlans = async (tx: Tx, patientIds: readonly string[]): Promise<ReadonlyMap<string, ForPlan>> =>
  new Map((await tx.run(find(patientIds))).map((row) => [row.id, planOf(row)]))

const planOf = ({ sessions, written_at, level }: PlanRow): ForPlan => ({
  sessions: sessions.map(({ treatment, ended_at, recorded_at }) => ({
    treatment,
    endedAt: readInstant(ended_at),
    recordedAt: readInstant(recorded_at),
  })),
  latest: written_at && level && { writtenAt: written_at, level },
})

const NOTHING: ForPlan = { sessions: [], latest: null }

export const loadPlan = async (tx: Tx, patientId: string): Promise<ForPlan> =>
  (await loadPlans(tx, [patientId])).get(patientId) ?? NOTHING
