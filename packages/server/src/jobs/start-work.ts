import { hkdfSync } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { headsOnDisk } from '../audit/heads.ts'
import { sealRound } from '../audit/seal.ts'
import type { SigningIn } from '../identity/identity.ts'
import type { OpenServer } from '../open-server.ts'
import { type MailSettings, openMailer } from '../outbox/mailer.ts'
import { type Outbox, startOutbox } from '../outbox/worker.ts'

export interface WorkOptions {
  readonly server: OpenServer
  readonly identity: Pick<SigningIn, 'makeLink' | 'rememberAddress' | 'forget'>
  /** where photos and audit heads lie */
  readonly folder: string
  /** where people reach us: `https://anagen.example` */
  readonly origin: string
  /** `readMailSettings(process.env)`; null: what is to be sent waits */
  readonly mail: MailSettings | null
  readonly onError: (said: string, error: unknown) => void
}

/** What goes on behind the pages: the outbox, escalation, and the sealing of the audit. */
export interface Work {
  /** for `openServer({ wake })`: something was put into the outbox */
  readonly wake: Outbox['wake']
  /** the key of links that end reminders, for the page that they lead to: `setReminders` */
  readonly optOutKey: Buffer
  /** Lets what is under way end, and stops. */
  readonly stop: () => Promise<void>
}

const SEAL_EVERY_MS = 2000

/** Starts all of it. One process of an installation does it, or several: each thing is done once. */
export const startWork = ({ server, identity, folder, origin, mail, onError }: WorkOptions): Work => {
  const mailer = mail && openMailer(mail)
  const optOutKey = Buffer.from(hkdfSync('sha256', server.masterKey, '', 'anagen/opt-out', 32))
  const outbox = startOutbox({ ...server.deps, mailer, identity, origin, optOutKey, onError })
  const stopping = new AbortController()
  const sealing = (async () => {
    const deps = {
      worker: server.deps.database.worker,
      master: server.masterKey,
      heads: headsOnDisk(folder),
      now: server.deps.now,
    }
    while (!stopping.signal.aborted) {
      try {
        await sealRound(deps)
      } catch (error) {
        onError('the audit could not be sealed', error)
      }
      await sleep(SEAL_EVERY_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
    }
  })()
  return {
    wake: outbox.wake,
    optOutKey,
    stop: async () => {
      stopping.abort()
      await Promise.all([outbox.stop(), sealing])
      mailer?.close()
    },
  }
}
