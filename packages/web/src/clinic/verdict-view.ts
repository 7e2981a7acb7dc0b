import { type CheckAnswer, callFor, checkAnswer, type Verdict } from '@anagen/engine'
import { type Knowledge, rank } from '@anagen/kb'
import type { Care } from '@anagen/server'
import { type AnswerView, answerView, type Stored } from '../check/answer-view.ts'
import { momentText } from '../check/moment-text.ts'
import { timeText, type WallClock } from './wall-time.ts'

const HOUR_MS = 3_600_000

export interface StoredVerdict {
  readonly verdict: Verdict
  /** when it was said: the hours of the verdict count from then, ISO 8601 */
  readonly writtenAt: string
}

/** Until when an answer holds that was of `said`, milliseconds since 1970; in doubt it is over. */
export const storedOf = (holdsHours: number, said: number, clock: WallClock): Stored => {
  const until = said + holdsHours * HOUR_MS
  return {
    until: holdsHours === 0 ? null : timeText(new Date(until).toISOString(), clock),
    isOver: !(until > clock.now),
  }
}

/** A stored verdict as the card shows it. What was said is shown beside it, so that nothing has to be understood again. */
export const verdictView = (
  { verdict, writtenAt }: StoredVerdict,
  call: Care['call'],
  clock: WallClock,
  knowledge: Knowledge,
): AnswerView => {
  const nothing = { treatments: [], unknownTreatments: [], signs: [], modifiers: [], unknownModifiers: [], earlier: [] }
  const report = { ...nothing, temperatureC: null, notUnderstood: verdict.notUnderstood }
  const given = callFor(knowledge.countries[call.country ?? ''] ?? null, knowledge)
  const answer: CheckAnswer = checkAnswer(verdict, { report, recognised: [] }, given, knowledge)
  const said = Date.parse(writtenAt)
  return {
    ...answerView(answer, knowledge),
    step: rank(verdict.level) + 1,
    judgedAt: momentText({ now: said, zone: clock.zone }),
    stored: storedOf(answer.holdsHours, said, clock),
  }
}
