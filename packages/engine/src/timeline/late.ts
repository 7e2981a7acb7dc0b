import type { Instruction, Interaction } from '@anagen/kb'
import { rolesOf } from '../may-i/activity-rule.ts'
import type { Lexicon } from '../may-i/lexicon.ts'
import type { Instant } from './types.ts'

/** Where a step before the session stands when it was booked. */
export interface Booking {
  readonly session: Instant
  readonly now: Instant | undefined
  readonly bookedAt: Instant | undefined
}

/** A ban takes its whole window; so does what activity-rules.yaml marks, such as a patch test. Everything else is an act, to be done by the end. */
const takesWholeWindow = (fact: Instruction | Interaction, lexicon: Lexicon): boolean => {
  const roles = rolesOf(fact, lexicon)
  if (roles.whole_window !== undefined) return roles.whole_window
  if ('instruction' in fact) return (roles.bars ?? []).length > 0
  return lexicon.file.interaction_rules[fact.rule] === 'bars' || (roles.bars ?? []).length > 0
}

/**
 * What to do about a step before the session that can no longer be done as written, because it was booked too late.
 * Without a booking time, `now` is taken for it while the session is still ahead.
 * @returns a sentence of knowledge/words/activities.yaml, or null where the step can still be done or was bookable in time
 */
export const missedStep = (
  fact: Instruction | Interaction,
  from: Instant,
  to: Instant,
  booking: Booking,
  lexicon: Lexicon,
): string | null => {
  const { session, now, bookedAt } = booking
  const isOver = now !== undefined && now >= session
  const known = bookedAt ?? (isOver ? undefined : now)
  const isBeforeSession = 'instruction' in fact ? fact.kind === 'before' : from < session
  if (known === undefined || !isBeforeSession) return null
  const isMissed = takesWholeWindow(fact, lexicon) ? from < known : to <= known
  if (!isMissed) return null
  const { late } = lexicon.file
  if (isOver) return late['after-session']
  return 'instruction' in fact ? late[fact.strength] : late.interaction
}
