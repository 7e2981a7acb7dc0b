import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Actor,
  addShift,
  createClinic,
  inviteStaff,
  isRefusal,
  openIdentity,
  openServer,
  type Refusal,
  recordSession,
  registerPatient,
  startCourse,
  startWork,
} from '@anagen/server'
import { ensureBuilt, openSite } from '@anagen/web'
import { createAdaptorServer } from '@hono/node-server'

const HOUR_MS = 3_600_000

const ok = <T>(result: T | Refusal): T => {
  if (isRefusal(result)) throw new Error(`refused: ${result.detail}`)
  return result
}

const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR_MS).toISOString()

export interface ServeOptions {
  /** a mail server, `smtp://...`; else mails wait */
  readonly smtp?: string
}

/**
 * A site with a clinic of synthetic people on a PostgreSQL of its own: an owner, a nurse on duty and a clinician after her, a patient thirty
 * hours after PRP. Its clock can be turned.
 */
export const serveClinicForTests = async ({ smtp }: ServeOptions = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'anagen-e2e-'))
  chmodSync(folder, 0o755)
  const woken = { outbox: (): void => undefined }
  const opened = await openServer({ folder, isDurable: false, wake: () => woken.outbox() })
  let aheadMs = 0
  const deps = { ...opened.deps, now: () => opened.deps.now().add({ milliseconds: aheadMs }) }
  const running = { ...opened, deps }
  const errors: unknown[] = []
  let answer: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 })
  const server = createAdaptorServer({ fetch: (request) => answer(request) }) as Server
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // a name: passkeys work on no bare address
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  const signingIn = openIdentity({
    reach: opened.reach,
    database: deps.database,
    masterKey: opened.masterKey,
    origin: url,
    onError: (said) => void errors.push(said),
  })
  const work = startWork({
    server: running,
    identity: signingIn,
    folder,
    origin: url,
    mail: smtp === undefined ? null : { url: smtp, from: 'clinic@clinic.example' },
    onError: (said, error) => void errors.push(`${said}: ${error}`),
  })
  woken.outbox = work.wake
  const site = await openSite({
    knowledge: deps.knowledge,
    built: await ensureBuilt(),
    now: () => Date.now() + aheadMs,
    zone: 'Europe/London',
    clinics: { deps, identity: signingIn, demo: null, setUpKey: null, optOutKey: work.optOutKey },
    onError: (error) => void errors.push(error),
  })
  answer = site.fetch

  const { clinicId, ownerId } = ok(
    await createClinic(
      {
        slug: 'synthetic',
        name: 'Synthetic clinic',
        zone: 'Europe/London',
        country: 'GB',
        phone: '020 7946 0000',
        owner: { name: 'Synthetic Owner', email: 'owner@clinic.example' },
        // no quiet hours: mails arrive at whatever hour the tests run
        quietFrom: '00:00',
        quietUntil: '00:00',
        opening: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '00:00', closes: '23:59' })),
      },
      deps,
    ),
  )
  const owner = { ...deps, actor: { kind: 'staff', clinicId, id: ownerId, role: 'owner' } satisfies Actor }
  const nurse = { name: 'Synthetic Nurse', email: 'nurse@clinic.example', role: 'nurse' } as const
  const { staffId } = ok(await inviteStaff(nurse, owner))
  const next = { name: 'Synthetic Clinician', email: 'clinician@clinic.example', role: 'clinician' } as const
  const { staffId: clinicianId } = ok(await inviteStaff(next, owner))
  ok(await addShift({ staffId, startsAt: inHours(-2), endsAt: inHours(10) }, owner))
  ok(await addShift({ staffId: clinicianId, startsAt: inHours(-2), endsAt: inHours(10), place: 2 }, owner))
  const { patientId } = ok(await registerPatient({ name: 'Synthetic Pat', email: 'pat@patient.example' }, owner))
  const { courseId } = ok(await startCourse({ patientId, treatment: 'prp' }, owner))
  ok(await recordSession({ patientId, courseId, endedAt: inHours(-30) }, owner))
  const link = async (kind: 'patient' | 'staff', actorId: string): Promise<string> =>
    (await signingIn.makeLink({ clinicId, kind, actorId, purpose: 'start' })).url

  return {
    url,
    errors,
    owner,
    patientId,
    /** moves the clock of the clinic on, and has it look at what is due */
    turn: (minutes: number): void => {
      aheadMs += minutes * 60_000
      work.wake()
    },
    ownerLink: await link('staff', ownerId),
    patientLink: await link('patient', patientId),
    nurseLink: await link('staff', staffId),
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      await work.stop()
      await signingIn.close()
      await opened.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
export type ServedClinic = Awaited<ReturnType<typeof serveClinicForTests>>
