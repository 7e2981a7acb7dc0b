import { type Effect, type Hours, higher, type Level, type RuleName, rank, stepUp } from '@anagen/kb'
import type { TreatmentDone } from '../report.ts'
import { readClock } from './clocks.ts'
import type { SignSeen } from './sign-seen.ts'

/** How one effect's window judges one sign. */
export interface Judgement {
  readonly level: Level
  readonly rule: RuleName
  readonly at: Hours
}

/** A beginning this long before the treatment is no rounding of a duration, hours. */
const BEFORE_TREATMENT = 24

/** Does the effect fit when the sign began? null = yes. */
const beganWrongly = (effect: Effect, sign: SignSeen, at: Hours): RuleName | null => {
  if (at < effect.onset.from) return 'before-onset'
  if (Math.max(sign.beganEarliest ?? 0, sign.presentFor) > at + BEFORE_TREATMENT) return 'began-before'
  const began = sign.beganLatest ?? (sign.trend === 'new' ? 0 : null)
  if (began !== null && at - began > effect.onset.to) return 'began-too-late'
  if (effect.maxDuration !== null && Math.max(sign.beganEarliest ?? 0, sign.presentFor) > effect.maxDuration)
    return 'lasted-too-long'
  return null
}

/** Where on the window the report stands, once onset and grade fit. */
const placeInWindow = (effect: Effect, sign: SignSeen, done: TreatmentDone, at: Hours): readonly [Level, RuleName] => {
  const stopped = done.hoursSinceStopped
  if (effect.persistsWhileUsed && stopped !== undefined) {
    if (effect.afterStopping !== null && stopped <= effect.afterStopping) return ['watch', 'after-stopping']
    if (at > effect.upper || effect.afterStopping !== null) return ['contact', 'past-upper']
  }
  if (at <= effect.typical.to) return ['expected', 'inside-window']
  if (at <= effect.upper) return ['watch', 'past-typical']
  if (effect.persistsWhileUsed && stopped === undefined) return ['watch', 'still-used']
  if (at <= effect.disputedUntil) {
    const mildAndBetter = sign.grade === 1 && sign.trend === 'better'
    return mildAndBetter ? ['watch', 'disputed-window'] : ['contact', 'disputed-window-not-better']
  }
  return ['contact', 'past-upper']
}

const isUnsaid = (effect: Effect, done: TreatmentDone): boolean =>
  effect.onlyWith !== null && !(done.withParts ?? []).includes(effect.onlyWith)

/** What the answer rests on without its having been said: calm no further than `watch`. */
const restsOnUnsaid = (
  effect: Effect,
  sign: SignSeen,
  done: TreatmentDone,
  standIn: boolean,
  at: Hours,
): RuleName | null => {
  if (isUnsaid(effect, done)) return 'part-not-stated'
  if (standIn) return 'part-not-stated'
  const mayHaveLasted =
    effect.maxDuration !== null &&
    (sign.beganEarliest === null || sign.beganUnsaid) &&
    sign.trend !== 'new' &&
    at > effect.onset.from + effect.maxDuration
  return mayHaveLasted ? 'may-have-lasted-too-long' : null
}

/** Getting worse inside a window: one level up; after the onset phase, when it should be settling, at least `contact`. */
const whenWorse = (level: Level, at: Hours, effect: Effect): Level => {
  const raised = stepUp(level, 1)
  return at > effect.onset.to ? higher(raised, 'contact') : raised
}

/** A sign that no window explains: the clinic; the same day when it is severe, or plain to see and getting worse. */
export const unexplained = (sign: SignSeen, rule: RuleName): readonly [Level, RuleName] => {
  if (sign.grade >= 3) return ['urgent', 'severe']
  if (sign.trend === 'worse' && sign.grade >= 2) return ['urgent', 'getting-worse']
  return ['contact', rule]
}

const judged = ([level, rule]: readonly [Level, RuleName], at: Hours): Judgement => ({ level, rule, at })

/**
 * Judges `sign` by the window of one effect. Hours run on the effect's own clock.
 * @returns null where that clock cannot be read: the time is not known
 */
export const judgeWindow = (
  effect: Effect,
  sign: SignSeen,
  done: TreatmentDone,
  isRegimen: boolean,
): Judgement | null => {
  const { hours: at, standIn } = readClock(done, effect.clock)
  if (at === null) return null
  const wrong = beganWrongly(effect, sign, at) ?? (sign.grade > effect.maxGrade ? 'above-cap' : null)
  const [placed, place]: readonly [Level, RuleName] = wrong ? ['contact', wrong] : placeInWindow(effect, sign, done, at)
  if (rank(placed) >= rank('contact')) return judged(unexplained(sign, place), at)
  if (effect.onlyWithSaid && isUnsaid(effect, done)) return judged(unexplained(sign, 'part-not-stated'), at)
  if (sign.betterThenWorse) return judged(['contact', 'better-then-worse'], at)
  if (sign.afterGap) return judged(['contact', 'after-gap'], at)
  const unsaid =
    placed === 'expected'
      ? restsOnUnsaid(effect, sign, done, standIn && isRegimen && effect.clock === 'session', at)
      : null
  const level = unsaid ? 'watch' : placed
  if (sign.trend === 'worse') return judged([whenWorse(level, at, effect), 'getting-worse'], at)
  return judged([level, unsaid ?? place], at)
}
