import { hkdfSync } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { headsOnDisk } from '../audit/heads.ts'
import { sealRound } from '../audit/seal.ts'
import { type Archive, archiveRound } from '../backup/wal-archive.ts'
import { forgetAnswers } from '../http/forget-answers.ts'
import type { SigningIn } from '../identity/identity.ts'
import type { OpenServer } from '../open-server.ts'
import { type MailSettings, openMailer } from '../outbox/mailer.ts'
import { type Outbox, startOutbox } from '../outbox/worker.ts'
import { archiveOutbox } from '../storage/archive-settings.ts'

export interface WorkOptions {
  readonly server: OpenServer
  readonly identity: Pick<SigningIn, 'makeLink' | 'rememberAddress' | 'forget'>
  /** where photos and audit heads lie */
  readonly folder: string
  /** where people reach us: `https://anagen.example` */
  readonly origin: string
  /** `readMailSettings(process.env)`; null: what is to be sent waits */
  readonly mail: MailSettings | null
  /** where backups go and what is kept between them; null: the database is not ours */
  readonly archive?: Archive | null
  readonly onError: (said: string, error: unknown) => void
}

/** What goes on behind the pages: the outbox, escalation, the sealing of the audit, and the archive of what is stored between backups. */
export interface Work {
  /** for `openServer({ wake })`: something was put into the outbox */
  readonly wake: Outbox['wake']
  /** the key of links that end reminders, for the page that they lead to: `setReminders` */
  readonly optOutKey: Buffer
  /** Lets what is under way end, and stops. */
  readonly stop: () => Promise<void>
}

const SEAL_EVERY_MS = 2000
const ARCHIVE_EVERY_MS = 5000
const FORGET_EVERY_MS = 3_600_000

/** Starts all of it. One process of an installation does it, or several: each thing is done once. */
export const startWork = ({ server, identity, folder, origin, mail, archive = null, onError }: WorkOptions): Work => {
  const mailer = mail && openMailer(mail)
  const optOutKey = Buffer.from(hkdfSync('sha256', server.masterKey, '', 'anagen/opt-out', 32))
  const outbox = startOutbox({ ...server.deps, mailer, identity, origin, optOutKey, onError })
  const stopping = new AbortController()
  const repeat = async (everyMs: number, failed: string, round: () => Promise<unknown>): Promise<void> => {
    while (!stopping.signal.aborted) {
      await round().catch((error: unknown) => onError(failed, error))
      await sleep(everyMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
    }
  }
  const { deps, masterKey } = server
  const toSeal = { worker: deps.database.worker, master: masterKey, heads: headsOnDisk(folder), now: deps.now }
  const sealing = repeat(SEAL_EVERY_MS, 'the audit could not be sealed', () => sealRound(toSeal))
  const forgetting = repeat(FORGET_EVERY_MS, 'old answers could not be forgotten', () =>
    forgetAnswers(deps.database, deps.now),
  )
  const archiving =
    archive &&
    repeat(ARCHIVE_EVERY_MS, 'what was stored could not be archived', () =>
      archiveRound(archiveOutbox(folder), archive, masterKey),
    )
  return {
    wake: outbox.wake,
    optOutKey,
    stop: async () => {
      stopping.abort()
      await Promise.all([outbox.stop(), sealing, forgetting, archiving])
      mailer?.close()
    },
  }
}
