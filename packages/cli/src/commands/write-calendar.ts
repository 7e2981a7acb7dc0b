import { writeFileSync } from 'node:fs'
import { quote, type SessionAt, type Timeline } from '@anagen/engine'
import type { Arguments } from '../args/arguments.ts'
import { BadInput } from '../bad-input.ts'
import type { Io } from '../io.ts'

const MOST_SEQUENCE = 1_000_000
const PLAN_CHARACTERS = 200

/** @throws BadInput where an option of the calendar file stands without it */
export const refuseAlone = (args: Arguments, names: readonly string[]): void => {
  const alone = names.find((name) => args.has(name))
  if (alone) throw new BadInput(`--${alone} belongs to a calendar file; add --ics plan.ics`)
}

const sequenceOf = (written: string | undefined): number => {
  if (written === undefined) return 0
  const n = /^\d+$/.test(written) ? Number(written) : Number.NaN
  if (!(n <= MOST_SEQUENCE)) throw new BadInput(`--sequence: ${quote(written)} is no count; write 0, 1, 2 ...`)
  return n
}

const toTheMinute = (at: number | null): string => (at === null ? '?' : `${new Date(at).toISOString().slice(0, 16)}Z`)

/** What was done and when names the plan, until the person gives it a name that outlives a change of date. */
const planOf = (written: string | undefined, sessions: readonly SessionAt[]): string => {
  if (written === undefined)
    return sessions
      .map(({ slug, at }) => `${slug}@${toTheMinute(at)}`)
      .sort()
      .join('+')
  const name = written.trim()
  if (name === '' || name.length > PLAN_CHARACTERS || /\p{C}/u.test(name))
    throw new BadInput(
      `--plan: ${quote(written)} is no name; write up to ${PLAN_CHARACTERS} letters, such as --plan my-fue`,
    )
  return name
}

/**
 * Writes the timeline as a calendar file, or to standard output for `-`.
 * @returns what was written, in words
 */
export const writeCalendar = async (
  path: string,
  timeline: Timeline,
  { now, sessions }: { readonly now: number; readonly sessions: readonly SessionAt[] },
  args: Arguments,
  io: Io,
): Promise<string> => {
  const { timelineIcs } = await import('../ics/timeline-ics.ts')
  const { ics, leftOut } = timelineIcs(timeline, {
    stampedAt: now,
    plan: planOf(args.one('plan'), sessions),
    sequence: sequenceOf(args.one('sequence')),
    isCancelled: args.has('cancel'),
  })
  if (path === '-') await io.out(ics)
  else {
    try {
      writeFileSync(path, ics)
    } catch (error) {
      throw new BadInput(
        `--ics: cannot write ${quote(path)} (${(error as NodeJS.ErrnoException).code ?? 'error'}); write the path of a file`,
      )
    }
  }
  const events = timeline.entries.length - leftOut.length
  return `Wrote ${events} events to ${quote(path)}; ${leftOut.length} entries have no date and are only listed here.`
}
