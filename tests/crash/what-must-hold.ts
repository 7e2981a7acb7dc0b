import { setTimeout as sleep } from 'node:timers/promises'
import { isStorageLost } from '../../packages/server/src/operation/lost.ts'
import { ask as askOnce, type Target } from '../../packages/server/src/storage/connect.ts'
import type { Acknowledged } from './clients.ts'

export type Rows = readonly Record<string, unknown>[]

const PATIENCE_MS = 180_000

/**
 * Asks, and again while nobody is there to answer: the children of a postmaster that was killed go on serving for a moment, so that the
 * database may go down only after the patients have gone on. What it answers is never asked twice.
 */
export const ask = async (target: Target, text: string): Promise<Rows> => {
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    try {
      return await askOnce(target, text)
    } catch (error) {
      if (!isStorageLost(error) || performance.now() > deadline) throw error
      await sleep(50)
    }
  }
}

/** What no check-in may be. */
const HALVES = `
  select 'without verdict' as what, id from anagen.check_in c where not exists (select 1 from anagen.verdict v where v.check_in_id = c.id)
  union all select 'two verdicts', check_in_id from anagen.verdict group by 2 having count(*) > 1
  union all select 'needs a case and has none', id from anagen.check_in c where level in ('contact', 'urgent', 'emergency') and not exists (select 1 from anagen.clinical_case k where k.check_in_id = c.id)
  union all select 'two cases', check_in_id from anagen.clinical_case group by 2 having count(*) > 1
  union all select 'without audit', id from anagen.check_in c where not exists (select 1 from anagen.audit a where a.subject_id = c.id and a.action = 'submit-check-in')
  union all select 'without outbox', id from anagen.check_in c where not exists (
    select 1 from anagen.outbox o left join anagen.clinical_case k on k.id = o.subject_id where o.subject_id = c.id or k.check_in_id = c.id)`

/** Check-ins that are there in part. */
export const halves = (target: Target): Promise<Rows> => ask(target, HALVES)

/** Check-ins that were acknowledged and are not there once. */
export const missing = (target: Target, acknowledged: readonly Acknowledged[]): Promise<Rows> => {
  const ids = acknowledged.map(({ id }) => `'${id}'`).join(',')
  return ask(
    target,
    `select a.id from unnest(array[${ids}]::uuid[]) as a(id) left join anagen.check_in c on c.id = a.id group by a.id having count(c.id) <> 1`,
  )
}

/** Events that are still to be worked out. Plans for later and mails are not among them. */
export const unsettled = async (target: Target): Promise<number> => {
  const [found] = await ask(
    target,
    "select count(*)::int as n from anagen.outbox where done_at is null and kind <> 'check-in-due' and not starts_with(kind, 'mail-')",
  )
  return Number(found?.n)
}

/** When somebody is asked next, in hours: `knowledge/advice.yaml`, check_again_hours of each level; an emergency is with people now. */
const AGAIN = { session: 24, watch: 12, contact: 12, urgent: 4 } as const

/** What got lost behind the pages, once all is settled: cases that nobody is told of, patients whose next check-in is not planned, or twice. */
export const lostBehind = (target: Target): Promise<Rows> =>
  ask(
    target,
    `with latest as (
       select distinct on (c.patient_id) c.patient_id, c.written_at, v.level from anagen.check_in c
         join anagen.verdict v on v.check_in_id = c.id order by c.patient_id, c.written_at desc, v.judged_at desc),
     next as (
       select s.patient_id, l.level, case l.level
           when 'watch' then l.written_at + interval '${AGAIN.watch} hours'
           when 'contact' then l.written_at + interval '${AGAIN.contact} hours'
           when 'urgent' then l.written_at + interval '${AGAIN.urgent} hours'
           else s.ended_at + interval '${AGAIN.session} hours' end as due_at
       from anagen.session s left join latest l using (patient_id)),
     planned as (
       select patient_id, array_agg(run_at order by run_at) as run_ats from anagen.outbox
         where kind = 'check-in-due' and done_at is null group by patient_id)
     select 'nobody is told of case' as what, k.id, null as due_at, null as level, null as run_ats from anagen.clinical_case k
       where not exists (select 1 from anagen.outbox o where o.kind = 'mail-case' and o.subject_id = k.id)
     union all select 'not asked again once, at its hour', n.patient_id, n.due_at, n.level, p.run_ats
       from next n left join planned p using (patient_id)
       where coalesce(cardinality(array_positions(p.run_ats, n.due_at)), 0) <> 1`,
  )
