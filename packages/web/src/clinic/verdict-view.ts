import { type CheckAnswer, callFor, checkAnswer, type Verdict } from '@anagen/engine'
import { type Knowledge, rank } from '@anagen/kb'
import type { Care } from '@anagen/server'
import { type AnswerView, answerView } from '../check/answer-view.ts'

/** A stored verdict as the card shows it. What was said is shown beside it, so that nothing has to be understood again. */
export const verdictView = (verdict: Verdict, call: Care['call'], knowledge: Knowledge): AnswerView => {
  const nothing = { treatments: [], unknownTreatments: [], signs: [], modifiers: [], unknownModifiers: [], earlier: [] }
  const report = { ...nothing, temperatureC: null, notUnderstood: verdict.notUnderstood }
  const given = callFor(knowledge.countries[call.country ?? ''] ?? null, knowledge)
  const answer: CheckAnswer = checkAnswer(verdict, { report, recognised: [] }, given, knowledge)
  return { ...answerView(answer, knowledge), step: rank(verdict.level) + 1 }
}
