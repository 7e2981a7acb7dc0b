import { type Asked, isRefusal, listReplays, may, type Refusal, replayVerdicts } from '@anagen/server'
import { textOf } from './door.ts'
import { instantOf, wallOf } from './wall-input.ts'
import { timeText, type WallClock } from './wall-time.ts'

/** Judging again, as somebody who may start it sees it. */
export interface ReplayView {
  /** the day from which on, as the field takes it */
  readonly since: string
  /** the newest one; null: there was none yet */
  readonly latest: {
    readonly started: string
    readonly isRunning: boolean
    readonly isKept: boolean
    /** the facts are others by now: what it found says nothing about them */
    readonly isOld: boolean
    /** when it is done if it goes on as fast as so far, in words; null: it is done, or nobody can tell yet */
    readonly readyAt: string | null
    readonly looked: number
    readonly total: number
    readonly changed: number
    readonly raised: number
    readonly unjudged: number
  } | null
}

const DAY_MS = 86_400_000
const USUAL_DAYS = 30
const dayOf = (ms: number, zone: string): string => wallOf(ms, zone).slice(0, 'YYYY-MM-DD'.length)

interface Pace {
  readonly startedAt: string
  readonly finishedAt: string | null
  readonly looked: number
  readonly total: number
}

const readyAt = ({ startedAt, finishedAt, looked, total }: Pace, clock: WallClock): string | null => {
  if (finishedAt !== null || looked === 0) return null
  const each = (clock.now - Date.parse(startedAt)) / looked
  return timeText(new Date(clock.now + each * (total - looked)).toISOString(), clock)
}

/** null: it is not theirs to start. @param digest of what is known now */
export const replayViewOf = async (
  asked: Asked,
  clock: WallClock,
  digest: string,
): Promise<ReplayView | null | Refusal> => {
  if (!may(asked.actor, listReplays)) return null
  const found = await listReplays({ limit: 1 }, asked)
  if (isRefusal(found)) return found
  const [latest] = found.items
  if (!latest) return { since: dayOf(clock.now - USUAL_DAYS * DAY_MS, clock.zone), latest: null }
  const { looked, total, changed, raised, unjudged } = latest
  return {
    since: dayOf(Date.parse(latest.since), clock.zone),
    latest: {
      started: timeText(latest.startedAt, clock),
      isRunning: latest.finishedAt === null,
      isKept: latest.keep,
      isOld: latest.knowledgeDigest !== digest,
      readyAt: readyAt(latest, clock),
      ...{ looked, total, changed, raised, unjudged },
    },
  }
}

/** Starts judging every check-in since a day again. */
export const startReplay = async (form: FormData, zone: string, asked: Asked) => {
  const since = instantOf(`${textOf(form, 'since')}T00:00`, zone)
  if (since === null)
    return { refused: 'invalid-input', detail: 'Choose the day from which on to judge again.' } satisfies Refusal
  return replayVerdicts({ since, keep: form.get('go') === 'keep' }, asked)
}
