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
import { stop } from '../../packages/server/src/storage/postmaster.ts'
import { isPostmaster, postgresIn } from '../../packages/server/src/storage/processes.ts'
import { type Patient, sendCheckIns } from './clients.ts'
import { killApp, type RunningApp, startApp } from './running-app.ts'
import { ask, halves, lostBehind, missing, unsettled } from './what-must-hold.ts'

/** One way to go down, and to be ready to start again. */
export type Kill = (app: RunningApp) => Promise<void>

/** What one cycle showed; all is well when `faults` is empty. */
export interface Cycle {
  readonly acknowledged: number
  /** from the kill until the next check-in was acknowledged */
  readonly downMs: number
  readonly faults: readonly unknown[]
}

export interface Trial {
  /** Patients send, the kill comes, the app starts again where it went down, and they go on. */
  readonly cycle: (kill: Kill) => Promise<Cycle>
  /** Waits until the outbox has worked everything out. @returns what was lost behind the pages, or stored without having been sent */
  readonly settle: () => Promise<readonly unknown[]>
  readonly close: () => Promise<void>
}

const CLIENTS = 16
const PATIENCE_MS = 180_000

const done = <T>(result: T): Exclude<T, { refused: string }> => {
  if (isRefusal(result)) throw new Error(result.detail)
  return result as Exclude<T, { refused: string }>
}

const registerAll = async (folder: string): Promise<readonly Patient[]> => {
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
  const { token: ofClinic } = done(await issueToken({ actorKind: 'staff', actorId: ownerId, scopes: ['write'] }, asked))
  const endedAt = deps.now().round('minute').subtract({ hours: 1 }).toString()
  for (let i = 0; i < CLIENTS; i++) {
    const { patientId } = done(await registerPatient({ name: `Synthetic ${i}` }, asked))
    const { courseId } = done(await startCourse({ patientId, treatment: 'prp' }, asked))
    done(await recordSession({ patientId, courseId, endedAt }, asked))
    // every second one sends by a program of the clinic: what such a one sends at the same time shares a transaction
    const { token: own } = done(
      await issueToken({ actorKind: 'patient', actorId: patientId, scopes: ['write'] }, asked),
    )
    made.push({ patientId, token: i % 2 === 0 ? own : ofClinic })
  }
  await server.close()
  return made
}

const until = async (isSo: () => boolean | Promise<boolean>, what: string, patienceMs = PATIENCE_MS): Promise<void> => {
  const deadline = performance.now() + patienceMs
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`not within ${patienceMs / 1000} s: ${what}`)
    await sleep(10)
  }
}

/** Sixteen patients and a server in the folder, which can be killed again and again. */
export const openTrial = async (folder: string): Promise<Trial> => {
  const patients = await registerAll(folder)
  let app = await startApp(folder)
  let acknowledgedInAll = 0
  let cycles = 0

  const cycle = async (kill: Kill): Promise<Cycle> => {
    const { acknowledged, refused, stop: stopSending } = sendCheckIns(patients, () => app.port)
    await until(() => acknowledged.length > CLIENTS, 'check-ins before the kill')
    // somewhere in the middle of many transactions, not always at the same place
    await sleep((cycles++ * 37) % 200)
    const killedAt = performance.now()
    await kill(app)
    const goneAt = performance.now()
    // answers that were on their way, and those of children that outlived their postmaster for a moment, tell nothing of the next life
    const afterwards = () => acknowledged.filter(({ sentAt }) => sentAt > goneAt).length
    if (app.child.exitCode !== null || app.child.signalCode !== null) app = await startApp(folder)
    await until(() => afterwards() > 0, 'a check-in after the kill')
    const downMs = performance.now() - killedAt
    await until(() => afterwards() > CLIENTS, 'check-ins after the kill')
    await stopSending()
    acknowledgedInAll += acknowledged.length
    const faults = [...refused, ...(await missing(app.target, acknowledged)), ...(await halves(app.target))]
    return { acknowledged: acknowledged.length, downMs, faults }
  }

  const settle = async (): Promise<readonly unknown[]> => {
    await until(async () => (await unsettled(app.target)) === 0, 'the outbox is worked off', 2 * PATIENCE_MS)
    const [stored] = await ask(app.target, 'select count(*)::int as n from anagen.check_in')
    // what was on its way at the end of a cycle may be stored without having been acknowledged
    const most = acknowledgedInAll + cycles * CLIENTS
    const isCount = Number(stored?.n) >= acknowledgedInAll && Number(stored?.n) <= most
    const count = isCount
      ? []
      : [`${stored?.n} check-ins are stored, of ${acknowledgedInAll} to ${most} that were sent`]
    return [...count, ...(await lostBehind(app.target))]
  }

  const close = async (): Promise<void> => {
    await killApp(app)
    const left = postgresIn(`${folder}/postgres`).find(isPostmaster)
    if (left) await stop(left.pid)
  }
  return { cycle, settle, close }
}
