// The first page of the queue among a million check-ins of 200 clinics, with its plan.
import { rmSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { isRefusal, listQueue } from '@anagen/server'
import pg from 'pg'
import { quantile } from '../statistics.ts'
import { figure, table } from '../table.ts'
import { benchClinic, clinicWithOwner } from './clinic.ts'

const CLINICS = 200
const PATIENTS_PER_CLINIC = 50
const RUNS = 200
/** check-ins that made a case, and cases that nobody resolved yet */
const CASE_EVERY = 4
const OPEN_EVERY = 40

export interface QueueOptions {
  readonly checkIns: number
}

/** Times of the page that a nurse opens all day, and the plan of its query. */
export const measureQueue = async ({ checkIns }: QueueOptions): Promise<string> => {
  const { folder, server, asked, clinicId } = await benchClinic()
  const owner = new pg.Client(server.reach.kind === 'embedded' ? server.reach.target : {})
  await owner.connect()
  try {
    for (let i = 1; i < CLINICS; i++) await clinicWithOwner(server.deps, `clinic-${i}`)
    await fill(owner, checkIns)
    const [stored] = (
      await owner.query(
        'select (select count(*) from anagen.check_in) as check_ins, (select count(*) from anagen.clinical_case) as cases',
      )
    ).rows
    const times: number[] = []
    for (let run = 0; run < RUNS; run++) {
      const start = performance.now()
      const page = await listQueue({}, asked)
      times.push(performance.now() - start)
      if (isRefusal(page)) throw new Error(page.detail)
      if (page.items.length === 0) throw new Error('the queue is empty')
    }
    const plan = await planOf(owner, clinicId)
    const rows = [
      ['whole operation, 50 rows with names and counts', figure(quantile(times, 0.5)), figure(quantile(times, 0.99))],
    ]
    return [
      `${figure(Number(stored.check_ins))} check-ins and ${figure(Number(stored.cases))} cases in ${CLINICS} clinics.`,
      table(['queue page', 'p50 ms', 'p99 ms'], rows),
      `\`\`\`\n${plan}\n\`\`\``,
    ].join('\n\n')
  } finally {
    await owner.end()
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Rows as large as real ones, made by the database itself: nobody reads what is sealed in them here. */
const fill = async (owner: pg.Client, checkIns: number): Promise<void> => {
  await owner.query("set session_replication_role = 'replica'")
  await owner.query(`
    insert into anagen.patient (clinic_id, id, created_at)
    select c.clinic_id, gen_random_uuid(), now() from anagen.clinic c, generate_series(1, ${PATIENTS_PER_CLINIC})`)
  await owner.query(`
    create temporary table place as select row_number() over () as n, clinic_id, id as patient_id from anagen.patient;
    create index on place (n)`)
  const places = Number((await owner.query('select count(*) as n from place')).rows[0].n)
  await owner.query(`
    insert into anagen.check_in (clinic_id, id, patient_id, received_at, written_at, by_kind, by_id, level, content, content_digest)
    select p.clinic_id, gen_random_uuid(), p.patient_id, now() - g * interval '20 seconds', now() - g * interval '20 seconds', 'patient', p.patient_id,
      case when g % ${CASE_EVERY} = 0 then (array['contact', 'urgent', 'emergency'])[1 + g / ${CASE_EVERY} % 3] else 'expected' end,
      convert_to(repeat(md5(g::text), 40), 'UTF8'), convert_to(md5(g::text), 'UTF8')
    from generate_series(1, ${checkIns}) as g join place p on p.n = 1 + (g::bigint * 7919) % ${places}`)
  await owner.query(`
    insert into anagen.clinical_case (clinic_id, id, patient_id, check_in_id, cause, level, state, owner_id, opened_at, due_at, resolved_at)
    select i.clinic_id, gen_random_uuid(), i.patient_id, i.id, 'check-in', i.level,
      case when row_number() over () % ${OPEN_EVERY} = 0 then 'open' else 'resolved' end, c.owner_id, i.received_at, i.received_at + interval '2 hours', i.received_at
    from anagen.check_in i join anagen.clinic c using (clinic_id) where i.level <> 'expected'`)
  await owner.query("set session_replication_role = 'origin'")
  await owner.query('analyze')
}

const planOf = async (owner: pg.Client, clinicId: string): Promise<string> => {
  await owner.query('begin')
  await owner.query('set local role anagen_app')
  await owner.query(
    "select set_config('app.clinic', $1, true), set_config('app.patient', '', true), set_config('search_path', 'anagen', true)",
    [clinicId],
  )
  const { rows } = await owner.query(`
    explain (analyze, buffers, costs off, summary off)
    select c.id, c.level, c.state, c.opened_at, s.name from clinical_case c join staff s on s.clinic_id = c.clinic_id and s.id = c.owner_id
    where c.state <> 'resolved' order by c.severity desc, c.opened_at, c.id limit 51`)
  await owner.query('rollback')
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}
