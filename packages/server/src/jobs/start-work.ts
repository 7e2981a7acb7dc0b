import { hkdfSync } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { headsOnDisk } from '../audit/heads.ts'
import { sealRound } from '../audit/seal.ts'
import { archiveWithin, type StorageHealth, storageHealth, usualRoom } from '../backup/room.ts'
import type { Archive } from '../backup/wal-archive.ts'
import { forgetAnswers } from '../http/forget-answers.ts'
import type { SigningIn } from '../identity/identity.ts'
import type { OpenServer } from '../open-server.ts'
import { type MailSettings, openMailer } from '../outbox/mailer.ts'
import { type Outbox, startOutbox } from '../outbox/worker.ts'
import { tellOwners } from './watch-storage.ts'

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
  /** how the storage is, for `apiApp`; null: not looked at yet */
  readonly storage: () => StorageHealth | null
  /** Lets what is under way end, and stops. */
  readonly stop: () => Promise<void>
}

const SEAL_EVERY_MS = 2000
const ARCHIVE_EVERY_MS = 5000
const WATCH_EVERY_MS = 30_000
const FORGET_EVERY_MS = 3_600_000

/** Starts all of it. One process of an installation does it, or several: each thing is done once. */
export const startWork = ({ server, identity, folder, origin, mail, archive = null, onError }: WorkOptions): Work => {
  const mailer = mail && openMailer(mail)
  const optOutKey = Buffer.from(hkdfSync('sha256', server.masterKey, '', 'anagen/opt-out', 32))
  let health: StorageHealth | null = null
  const storage = () => health
  const outbox = startOutbox({ ...server.deps, mailer, identity, origin, optOutKey, storage, onError })
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
    repeat(ARCHIVE_EVERY_MS, 'what was stored could not be archived', async () =>
      archiveWithin(folder, archive, masterKey, await usualRoom(folder)),
    )
  const watching = repeat(WATCH_EVERY_MS, 'how much room there is could not be found out', async () => {
    const found = await storageHealth(folder, await usualRoom(folder))
    if (found.state !== 'ok' && found.state !== health?.state)
      onError('the storage needs somebody', new Error(found.said))
    health = found
    await tellOwners(deps, found)
  })
  return {
    wake: outbox.wake,
    optOutKey,
    storage,
    stop: async () => {
      stopping.abort()
      await Promise.all([outbox.stop(), sealing, forgetting, archiving, watching])
      mailer?.close()
    },
  }
}
