import { randomBytes } from 'node:crypto'
import { vi } from 'vitest'
import { openIdentity } from '../../src/identity/identity.ts'
import { type MailPatience, openMailer } from '../../src/outbox/mailer.ts'
import type { OutboxDeps } from '../../src/outbox/settings.ts'
import { startOutbox } from '../../src/outbox/worker.ts'
import { START, testClinic, testDeps } from '../support/clinic.ts'
import { testDatabase } from '../support/test-database.ts'
import { mailServer } from './mail-server.ts'

export const ORIGIN = 'https://anagen.example'

/**
 * A clinic whose outbox works when it is told to, by a clock that tests turn, with a mail server of its own. The library that keeps sessions
 * reads the machine's own clock: that one is turned with it, or what the tests begin would be over once the machine's date is a later one.
 */
export const openTestOutbox = async ({
  hasMail = true,
  webhookAllow = [],
  mailPatience,
}: {
  hasMail?: boolean
  webhookAllow?: readonly string[]
  mailPatience?: MailPatience
} = {}) => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(START) })
  const database = await testDatabase()
  const mail = await mailServer()
  const masterKey = randomBytes(32)
  const { deps: usual, turn, photos } = testDeps(database, masterKey)
  const deps = { ...usual, webhookAllow }
  const errors: unknown[] = []
  const identity = openIdentity({
    reach: { kind: 'embedded', target: database.target },
    database,
    masterKey,
    origin: ORIGIN,
    now: () => new Date(deps.now().epochMilliseconds),
    onError: (said) => errors.push(said),
  })
  const mailer = hasMail ? openMailer({ url: mail.url, from: 'clinic@anagen.example' }, mailPatience) : null
  const outboxDeps: OutboxDeps = {
    ...deps,
    mailer,
    identity,
    origin: ORIGIN,
    optOutKey: randomBytes(32),
    onError: (_, error) => errors.push(error),
  }
  const outbox = startOutbox(outboxDeps, { isPolling: false })
  const rows = async (where = 'true') =>
    (
      await database.worker.query(
        `select kind, once_key, outcome, waits_for, last_error, attempts, given_up_at, done_at, run_at from anagen.outbox where ${where} order by created_at, kind`,
      )
    ).rows
  return {
    deps,
    masterKey,
    outboxDeps,
    database,
    identity,
    mail,
    outbox,
    photos,
    errors,
    rows,
    newClinic: () => testClinic(deps),
    turn: (to: string) => {
      turn(to)
      vi.setSystemTime(deps.now().epochMilliseconds)
    },
    /** turns the clock, then does all that is due */
    at: async (to: string) => {
      turn(to)
      vi.setSystemTime(deps.now().epochMilliseconds)
      await outbox.drain()
    },
    close: async () => {
      await outbox.stop()
      mailer?.close()
      await mail.close()
      await identity.close()
      await database.close()
      vi.useRealTimers()
    },
  }
}
