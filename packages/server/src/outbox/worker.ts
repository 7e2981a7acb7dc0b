import { escalate } from '../jobs/escalate.ts'
import { sendWebhook } from '../webhooks/send-webhook.ts'
import { tellOfRow } from '../webhooks/tell-of-row.ts'
import { type EventKind, handleEvent } from './handle-event.ts'
import { failRow, finishRow, lockRow } from './row.ts'
import { sendMail } from './send-mail.ts'
import { asSystem, type OutboxDeps } from './settings.ts'

/** The outbox at work. */
export interface Outbox {
  /** something was put in: look now */
  readonly wake: () => void
  /** Does all that is due, and all that comes due by it. For tests and for the last moment before closing. */
  readonly drain: () => Promise<void>
  readonly stop: () => Promise<void>
}

interface Due {
  readonly clinic_id: string
  readonly id: string
}

const BATCH = 200
const EVENTS_AT_ONCE = 8
// each holds a connection while the mail server answers
const MAILS_AT_ONCE = 4
const WEBHOOKS_AT_ONCE = 2
const LOOK_EVERY_MS = 1000

const DUE = 'select clinic_id, id from anagen.outbox where run_at <= $1 and done_at is null and given_up_at is null and'
const DUE_EVENTS = `${DUE} not starts_with(kind, 'mail-') and not starts_with(kind, 'webhook-') order by run_at limit $2`
const DUE_MAILS = `${DUE} starts_with(kind, 'mail-') order by run_at limit $2`
const DUE_WEBHOOKS = `${DUE} starts_with(kind, 'webhook-') order by run_at limit $2`
const WAITING =
  "update anagen.outbox set waits_for = 'mail-settings' where run_at <= $1 and done_at is null and given_up_at is null and starts_with(kind, 'mail-') and waits_for is null"
const DUE_CASES =
  "select clinic_id, id from anagen.clinical_case where state = 'open' and due_at <= $1 order by due_at limit $2"

/** Starts working: at once when woken, and every second for what comes due or what another process put in. */
export const startOutbox = (deps: OutboxDeps, { isPolling = true }: { isPolling?: boolean } = {}): Outbox => {
  const find = async (text: string, ...values: unknown[]): Promise<readonly Due[]> =>
    (await deps.database.worker.query(text, [deps.now().toString(), ...values])).rows

  const event = ({ clinic_id, id }: Due): Promise<boolean> =>
    attempt(deps, { clinic_id, id }, async (tx, asked, row) => {
      const handle = handleEvent[row.kind as EventKind]
      if (!handle) throw new Error(`the outbox does not know "${row.kind}"`)
      const outcome = await handle(tx, asked, row)
      await tellOfRow(tx, asked, row)
      await finishRow(tx, row, outcome, asked.now())
    })

  const mail = ({ clinic_id, id }: Due): Promise<boolean> =>
    attempt(deps, { clinic_id, id }, async (tx, asked, row) => {
      if (asked.mailer) await sendMail(tx, asked, row, asked.mailer)
    })

  const webhook = ({ clinic_id, id }: Due): Promise<boolean> => attempt(deps, { clinic_id, id }, sendWebhook)

  const overdue = async ({ clinic_id, id }: Due): Promise<boolean> => {
    try {
      return await deps.database.within({ clinicId: clinic_id }, (tx) => escalate(tx, asSystem(deps, clinic_id), id))
    } catch (error) {
      deps.onError(`case ${id} could not be handed on`, error)
      return false
    }
  }

  /** @returns how many were done */
  const events = async (): Promise<number> => run(await find(DUE_EVENTS, BATCH), EVENTS_AT_ONCE, event)
  const cases = async (): Promise<number> => run(await find(DUE_CASES, BATCH), EVENTS_AT_ONCE, overdue)
  const mails = async (): Promise<number> => {
    if (deps.mailer) return run(await find(DUE_MAILS, BATCH), MAILS_AT_ONCE, mail)
    await find(WAITING)
    return 0
  }

  const webhooks = async (): Promise<number> => run(await find(DUE_WEBHOOKS, BATCH), WEBHOOKS_AT_ONCE, webhook)

  // mails and webhooks go their own ways: a slow server elsewhere holds up neither plans nor escalation
  const inner = lane(deps, async () => (await events()) + (await cases()))
  const outer = [lane(deps, mails), lane(deps, webhooks)]
  const rest = async (): Promise<number> => {
    let done = await inner.rest()
    for (const { rest: restOf } of outer) done += await restOf()
    return done
  }
  const wake = (): void => {
    inner.wake()
    for (const { wake: wakeOne } of outer) wakeOne()
  }
  const timer = isPolling ? setInterval(wake, LOOK_EVERY_MS) : undefined
  timer?.unref()
  return {
    wake,
    drain: async () => {
      while ((await rest()) > 0);
    },
    stop: async () => {
      clearInterval(timer)
      await Promise.all([inner, ...outer].map(({ stop }) => stop()))
    },
  }
}

/** One row in a transaction of its own. What fails is noted and tried again later. @returns whether it was done */
const attempt = async (
  deps: OutboxDeps,
  { clinic_id: clinicId, id }: Due,
  work: (
    tx: Parameters<typeof lockRow>[0],
    asked: ReturnType<typeof asSystem>,
    row: NonNullable<Awaited<ReturnType<typeof lockRow>>>,
  ) => Promise<void>,
): Promise<boolean> => {
  const asked = asSystem(deps, clinicId)
  try {
    return await deps.database.within({ clinicId }, async (tx) => {
      const row = await lockRow(tx, id, asked.now())
      if (row) await work(tx, asked, row)
      return row !== null
    })
  } catch (error) {
    deps.onError(`outbox ${id} failed`, error)
    const why = error instanceof Error ? error.message : String(error)
    await deps.database
      .within({ clinicId }, async (tx) => {
        const row = await lockRow(tx, id, asked.now())
        if (row) await failRow(tx, row, why, asked.now())
      })
      // the database is away: it is still to do when it is back
      .catch(() => undefined)
    return false
  }
}

const run = async (rows: readonly Due[], atOnce: number, work: (due: Due) => Promise<boolean>): Promise<number> => {
  const left = [...rows]
  let done = 0
  const one = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) if (await work(next)) done++
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, rows.length) }, one))
  return done
}

/** Rounds of work, one at a time, until a round finds nothing; a wake during a round means one more. */
const lane = (deps: OutboxDeps, round: () => Promise<number>) => {
  let isAsked = false
  let isStopped = false
  let working: Promise<number> | null = null
  const work = async (): Promise<number> => {
    let total = 0
    while (isAsked && !isStopped) {
      isAsked = false
      try {
        const done = await round()
        total += done
        if (done > 0) isAsked = true
      } catch (error) {
        deps.onError('the outbox could not be read', error)
      }
    }
    return total
  }
  const wake = (): Promise<number> => {
    isAsked = true
    working ??= work().finally(() => {
      working = null
    })
    return working
  }
  return {
    wake: () => void wake(),
    rest: wake,
    stop: async () => {
      isStopped = true
      await working
    },
  }
}
