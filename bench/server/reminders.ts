// Reminders that come due at one moment: planned, made from what holds then, and handed over.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Deps, recordSession, registerPatient, startCourse } from '@anagen/server'
import { Temporal } from 'temporal-polyfill'
import { type Mailer, openMailer } from '../../packages/server/src/outbox/mailer.ts'
import { startOutbox } from '../../packages/server/src/outbox/worker.ts'
import { figure, table } from '../table.ts'
import { benchClinic, clinicWithOwner, done } from './clinic.ts'

const CLINICS = 4
const AT_ONCE = 8
/** noon in London: nobody sleeps */
const START = Temporal.Instant.from('2026-11-20T12:00:00Z')
const DUE_AFTER = { hours: 24 }

/** Rates of reminders: to a mailer that takes them at once, and through nodemailer to a mail server in another process. */
export const measureReminders = async ({ patients }: { readonly patients: number }): Promise<string> => {
  const smtp = await startSmtp()
  try {
    const sink = sinkMailer()
    const real = openMailer({ url: `smtp://127.0.0.1:${smtp.port}`, from: 'clinic@anagen.example' })
    const rows = [
      ['handed to a mailer that takes each at once', ...(await measure(patients, sink.mailer, sink.count))],
      ['through nodemailer to a mail server beside it', ...(await measure(patients, ...counted(real)))],
    ]
    real.close()
    return table([`${figure(patients)} reminders of ${CLINICS} clinics`, 'planned/s', 'sent/s', 'both, a second'], rows)
  } finally {
    const ended = once(smtp.child, 'exit')
    smtp.child.kill('SIGTERM')
    await ended
  }
}

const counted = (mailer: Mailer): [Mailer, () => number] => {
  let count = 0
  const send: Mailer['send'] = async (mail) => {
    const delivery = await mailer.send(mail)
    if (delivery.sent) count++
    return delivery
  }
  return [{ ...mailer, send }, () => count]
}

const sinkMailer = () => {
  const [mailer, count] = counted({ send: async () => ({ sent: true }), close: () => undefined })
  return { mailer, count }
}

/** A patient is treated at START and asked a day later; planning and sending are timed apart by letting mails wait meanwhile. */
const measure = async (patients: number, mailer: Mailer, sent: () => number): Promise<readonly string[]> => {
  const { folder, server } = await benchClinic()
  let now = START
  const deps: Deps = { ...server.deps, now: () => now }
  try {
    for (let i = 0; i < CLINICS; i++) await fill(deps, i, patients / CLINICS)
    const settings = {
      ...deps,
      identity: {
        makeLink: async () => ({ url: 'https://anagen.example/enter/x', expiresAt: new Date() }),
        rememberAddress: async () => undefined,
        forget: async () => undefined,
      },
      origin: 'https://anagen.example',
      optOutKey: Buffer.alloc(32, 7),
      onError: (said: string, error: unknown) => console.error(said, error),
    }
    const planning = startOutbox({ ...settings, mailer: null }, { isPolling: false })
    const sending = startOutbox({ ...settings, mailer }, { isPolling: false })
    // the invitations, and the first plans
    await sending.drain()
    const before = sent()
    now = START.add(DUE_AFTER)
    const start = performance.now()
    await planning.drain()
    const planned = performance.now()
    await sending.drain()
    const end = performance.now()
    if (sent() - before !== patients) throw new Error(`${sent() - before} of ${patients} reminders went out`)
    await Promise.all([planning.stop(), sending.stop()])
    return [planned - start, end - planned, end - start].map((ms) => figure((patients * 1000) / ms))
  } finally {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const fill = async (deps: Deps, clinic: number, patients: number): Promise<void> => {
  const { clinicId, ownerId } = await clinicWithOwner(deps, `reminders-${clinic}`)
  const asked = { ...deps, actor: { kind: 'staff', clinicId, id: ownerId, role: 'owner' } as const }
  const numbers = Array.from({ length: patients }, (_, i) => i)
  const worker = async (): Promise<void> => {
    for (let i = numbers.pop(); i !== undefined; i = numbers.pop()) {
      const { patientId } = done(
        await registerPatient({ name: `Synthetic ${i}`, email: `p${i}@patient.example` }, asked),
      )
      const { courseId } = done(await startCourse({ patientId, treatment: 'prp' }, asked))
      done(await recordSession({ patientId, courseId, endedAt: START.toString() }, asked))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

const startSmtp = async (): Promise<{ readonly child: ChildProcess; readonly port: number }> => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'mail-server.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  return { child, port: JSON.parse(String(line)).port }
}
