// Kill -9 while 16 patients send: what was acknowledged is there once, whole. CRASH_CYCLES sets how often (20; 60 before a release).
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  createClinic,
  isRefusal,
  issueToken,
  openServer,
  recordSession,
  registerPatient,
  startCourse,
} from '@anagen/server'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ask, type Target } from '../../packages/server/src/storage/connect.ts'
import { stop } from '../../packages/server/src/storage/postmaster.ts'
import { isAlive, isPostmaster, postgresIn } from '../../packages/server/src/storage/processes.ts'
import { type Acknowledged, type Patient, sendCheckIns } from './clients.ts'
import { killApp, type RunningApp, startApp } from './running-app.ts'

const CYCLES = Number(process.env.CRASH_CYCLES ?? 20)
const CLIENTS = 16

let folder: string
let patients: readonly Patient[]
let app: RunningApp
const data = () => join(folder, 'postgres')

const done = <T>(result: T): Exclude<T, { refused: string }> => {
  if (isRefusal(result)) throw new Error(result.detail)
  return result as Exclude<T, { refused: string }>
}

const registerAll = async (): Promise<readonly Patient[]> => {
  const server = await openServer({ folder })
  const { deps } = server
  const owner = { name: 'Olu', email: 'olu@clinic.example' }
  const { clinicId, ownerId } = done(
    await createClinic(
      { slug: 'crash', name: 'Crash', zone: 'Europe/London', country: 'GB', phone: '020', owner },
      deps,
    ),
  )
  const asked = { ...deps, actor: { kind: 'staff', clinicId, id: ownerId, role: 'owner' } as const }
  const made: Patient[] = []
  for (let i = 0; i < CLIENTS; i++) {
    const { patientId } = done(await registerPatient({ name: `Synthetic ${i}` }, asked))
    const { courseId } = done(await startCourse({ patientId, treatment: 'prp' }, asked))
    done(await recordSession({ patientId, courseId, endedAt: deps.now().subtract({ hours: 5 }).toString() }, asked))
    made.push({
      patientId,
      token: done(await issueToken({ actorKind: 'patient', actorId: patientId, scopes: ['write'] }, asked)).token,
    })
  }
  await server.close()
  return made
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anagen-crash-'))
  chmodSync(folder, 0o755)
  patients = await registerAll()
  app = await startApp(folder)
})
afterAll(async () => {
  await killApp(app)
  const left = postgresIn(data()).find(isPostmaster)
  if (left) await stop(left.pid)
  rmSync(folder, { recursive: true, force: true })
})

const killAll = (pids: readonly number[]): void => {
  for (const pid of pids) if (isAlive(pid)) process.kill(pid, 'SIGKILL')
}
const server = () => postgresIn(data())
const postmaster = () =>
  server()
    .filter(isPostmaster)
    .map(({ pid }) => pid)

const kills: Record<string, () => Promise<void>> = {
  app: () => killApp(app),
  postmaster: async () => killAll(postmaster()),
  'postmaster and children': async () => killAll(server().map(({ pid }) => pid)),
  'one child': async () =>
    killAll(
      server()
        .filter((seen) => !isPostmaster(seen) && /\[local\]/.test(seen.command))
        .slice(-1)
        .map(({ pid }) => pid),
    ),
  everything: async () => {
    killAll(server().map(({ pid }) => pid))
    await killApp(app)
  },
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

const missing = async (target: Target, acknowledged: readonly Acknowledged[]) => {
  const ids = acknowledged.map(({ id }) => `'${id}'`).join(',')
  return ask(
    target,
    `select a.id from unnest(array[${ids}]::uuid[]) as a(id) left join anagen.check_in c on c.id = a.id group by a.id having count(c.id) <> 1`,
  )
}

test(`${CYCLES} times: every acknowledged check-in is there once, whole`, { timeout: CYCLES * 30_000 }, async () => {
  const modes = Object.keys(kills)
  let total = 0
  for (let cycle = 0; cycle < CYCLES; cycle++) {
    const mode = modes[cycle % modes.length] ?? 'app'
    const clients = sendCheckIns(patients, () => app.port)
    await vi.waitFor(() => expect(clients.acknowledged.length).toBeGreaterThan(CLIENTS), { timeout: 20_000 })
    // somewhere in the middle of many transactions, not always at the same place
    await sleep((cycle * 37) % 200)
    await kills[mode]?.()
    if (app.child.exitCode !== null || app.child.signalCode !== null) app = await startApp(folder)
    const before = clients.acknowledged.length
    await vi.waitFor(() => expect(clients.acknowledged.length).toBeGreaterThan(before + CLIENTS), { timeout: 30_000 })
    await clients.stop()
    expect(clients.refused, mode).toEqual([])
    expect(await missing(app.target, clients.acknowledged), mode).toEqual([])
    expect(await ask(app.target, HALVES), mode).toEqual([])
    total += clients.acknowledged.length
  }
  const [stored] = await ask(app.target, 'select count(*)::int as n from anagen.check_in')
  // what was on its way at the end of a cycle may be stored without having been acknowledged
  expect(Number(stored?.n)).toBeGreaterThanOrEqual(total)
  expect(Number(stored?.n)).toBeLessThanOrEqual(total + CYCLES * CLIENTS)
})
