import { escalate } from '../jobs/escalate.ts'
import { sendWebhook } from '../webhooks/send-webhook.ts'
import { tellOfRow } from '../webhooks/tell-of-row.ts'
import { attempt, type Due, type Work } from './attempt.ts'
import { callByAddress } from './by-address.ts'
import { type EventKind, handleEvent, PLAN_KINDS, SLOW_KINDS } from './handle-event.ts'
import { planTogether } from './plan-together.ts'
import { finishRow } from './row.ts'
import { sendMail } from './send-mail.ts'
import { sendReminders } from './send-reminders.ts'
import { asSystem, type OutboxDeps } from './settings.ts'

/** The outbox at work. */
export interface Outbox {
  /** something was put in: look now */
  readonly wake: () => void
  /** Does all that is due, and all that comes due by it. For tests and for the last moment before closing. */
  readonly drain: () => Promise<void>
  readonly stop: () => Promise<void>
}

interface DueRow {
  readonly clinic_id: string
  readonly id: string
  /** of a webhook: which address */
  readonly to_id?: string
}

const FOUND_AT_ONCE = 1000
/** rows of one transaction: what a process that dies must do again */
const TOGETHER = 100
const EVENTS_AT_ONCE = 8
const PLANS_AT_ONCE = 4
const SLOW_AT_ONCE = 2
// each holds a connection while the mail server answers
const MAILS_AT_ONCE = 4
// while the mails of one batch are noted, those of the next go out
const REMINDERS_AT_ONCE = 2
// one call at a time to each address, so that a slow one holds up no other
const WEBHOOK_ADDRESSES_AT_ONCE = 4
const CALLS_IN_A_ROW = 50
// a reminder tells what held this long ago at most; no mail holds up one about a case longer, but for the one that is on its way
const OTHERS_MS = 2000
const LOOK_EVERY_MS = 1000

const due = (which: string): string =>
  `select clinic_id, id from anagen.outbox where run_at <= $1 and done_at is null and given_up_at is null and ${which} order by run_at limit ${FOUND_AT_ONCE}`
const among = (kinds: readonly string[]): string => `('${kinds.join("', '")}')`
const DUE_PLANS = due(`kind in ${among(PLAN_KINDS)}`)
const DUE_SLOW = due(`kind in ${among(SLOW_KINDS)}`)
const DUE_EVENTS = due(
  `not starts_with(kind, 'mail-') and not starts_with(kind, 'webhook-') and kind not in ${among([...PLAN_KINDS, ...SLOW_KINDS])}`,
)
const DUE_REMINDERS = due("kind = 'mail-reminder'")
const DUE_CASE_MAILS = due("kind = 'mail-case'")
const DUE_OTHER_MAILS = due("starts_with(kind, 'mail-') and kind not in ('mail-case', 'mail-reminder')")
const DUE_WEBHOOKS = `select clinic_id, id, to_id from (
    select clinic_id, id, to_id, run_at, row_number() over (partition by clinic_id, to_id order by run_at) as place
    from anagen.outbox where run_at <= $1 and done_at is null and given_up_at is null and starts_with(kind, 'webhook-')
  ) as waiting where place <= ${CALLS_IN_A_ROW} order by run_at limit ${FOUND_AT_ONCE}`
const WAITING =
  "update anagen.outbox set waits_for = 'mail-settings' where run_at <= $1 and done_at is null and given_up_at is null and starts_with(kind, 'mail-') and waits_for is null"
// each half has an index of its own: open and not acknowledged in time, taken and left alone
const DUE_CASES = `select clinic_id, id from (
    (select clinic_id, id, due_at as at from anagen.clinical_case where state = 'open' and due_at <= $1 order by due_at limit ${FOUND_AT_ONCE})
    union all
    (select clinic_id, id, coalesce(idle_at, acknowledged_at, opened_at) as at from anagen.clinical_case
      where state in ('acknowledged', 'contacted') and coalesce(idle_at, acknowledged_at, opened_at) <= $1
      order by coalesce(idle_at, acknowledged_at, opened_at) limit ${FOUND_AT_ONCE})
  ) as waiting order by at limit ${FOUND_AT_ONCE}`

/** Starts working: at once when woken, and every second for what comes due or what another process put in. */
export const startOutbox = (deps: OutboxDeps, { isPolling = true }: { isPolling?: boolean } = {}): Outbox => {
  const find = async (text: string): Promise<readonly DueRow[]> =>
    (await deps.database.worker.query(text, [deps.now().toString()])).rows

  const event: Work = async (tx, asked, rows) => {
    for (const row of rows) {
      const handle = handleEvent[row.kind as EventKind]
      if (!handle) throw new Error(`the outbox does not know "${row.kind}"`)
      const outcome = await handle(tx, asked, row)
      if (outcome === null) continue
      await tellOfRow(tx, asked, row)
      await finishRow(tx, row, outcome, asked.now())
    }
  }

  const overdue = async ({ clinic_id, id }: DueRow): Promise<number> => {
    try {
      const isDone = await deps.database.within({ clinicId: clinic_id }, (tx) =>
        escalate(tx, asSystem(deps, clinic_id), id),
      )
      return isDone ? 1 : 0
    } catch (error) {
      deps.onError(`case ${id} could not be handed on`, error)
      return 0
    }
  }

  const doing =
    (work: Work) =>
    (some: Due): Promise<number> =>
      attempt(deps, some, work)

  /** @returns how many were done */
  const events = async (): Promise<number> => run(each(await find(DUE_EVENTS)), EVENTS_AT_ONCE, doing(event))
  const slow = async (): Promise<number> => run(each(await find(DUE_SLOW)), SLOW_AT_ONCE, doing(event))
  const cases = async (): Promise<number> => run(await find(DUE_CASES), EVENTS_AT_ONCE, overdue)
  const plans = async (): Promise<number> => run(byClinic(await find(DUE_PLANS)), PLANS_AT_ONCE, doing(planTogether))
  const mails = async (): Promise<number> => {
    const { mailer } = deps
    if (mailer === null) {
      await find(WAITING)
      return 0
    }
    const mail: Work = async (tx, asked, rows) => {
      for (const row of rows) await sendMail(tx, asked, row, mailer)
    }
    const sent = await run(each(await find(DUE_CASE_MAILS)), MAILS_AT_ONCE, doing(mail))
    const until = performance.now() + OTHERS_MS
    let isFirst = true
    // the first one goes out however long finding it took: on a machine that stands still for seconds it would never be its turn
    const inTime =
      (work: Work) =>
      async (some: Due): Promise<number> => {
        if (!isFirst && performance.now() >= until) return 0
        isFirst = false
        return attempt(deps, some, work)
      }
    const others = await run(each(await find(DUE_OTHER_MAILS)), MAILS_AT_ONCE, inTime(mail))
    const reminders = inTime(sendReminders({ mailer, atOnce: MAILS_AT_ONCE, forMs: OTHERS_MS }))
    return sent + others + (await run(byClinic(await find(DUE_REMINDERS)), REMINDERS_AT_ONCE, reminders))
  }

  const webhook: Work = async (tx, asked, rows) => {
    for (const row of rows) await sendWebhook(tx, asked, row)
  }
  /** One call after the other to one address, for a while. */
  const callAddress = async (rows: readonly DueRow[]): Promise<number> => {
    const until = performance.now() + OTHERS_MS
    let called = 0
    try {
      for (const [i, one] of each(rows).entries())
        if (i === 0 || performance.now() < until) called += await attempt(deps, one, webhook)
    } catch (error) {
      deps.onError('a webhook could not be called', error)
    }
    return called
  }
  const calls = callByAddress(WEBHOOK_ADDRESSES_AT_ONCE, callAddress, () => webhooks.wake())
  const webhooks = lane(deps, async () => {
    calls.offer(Map.groupBy(await find(DUE_WEBHOOKS), ({ clinic_id, to_id }) => `${clinic_id}/${to_id}`))
    return 0
  })

  // mails, webhooks and what takes its time go their own ways: a slow server elsewhere holds up neither plans nor escalation
  const inner = lane(deps, async () => (await events()) + (await cases()) + (await plans()))
  const outer = [lane(deps, slow), lane(deps, mails), webhooks]
  const rest = async (): Promise<number> => {
    let done = await inner.rest()
    for (const { rest: restOf } of outer) done += await restOf()
    return done + (await calls.settled())
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
      await Promise.all([inner, ...outer, calls].map(({ stop }) => stop()))
    },
  }
}

const each = (rows: readonly DueRow[]): readonly Due[] =>
  rows.map(({ clinic_id, id }) => ({ clinicId: clinic_id, ids: [id] }))

/** Rows of the same clinic together, in the order in which they came due. */
const byClinic = (rows: readonly DueRow[]): readonly Due[] =>
  [...Map.groupBy(rows, ({ clinic_id }) => clinic_id)].flatMap(([clinicId, own]) =>
    Array.from({ length: Math.ceil(own.length / TOGETHER) }, (_, i) => ({
      clinicId,
      ids: own.slice(i * TOGETHER, (i + 1) * TOGETHER).map(({ id }) => id),
    })),
  )

const run = async <T>(all: readonly T[], atOnce: number, work: (one: T) => Promise<number>): Promise<number> => {
  const left = [...all]
  let done = 0
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) done += await work(next)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, worker))
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
