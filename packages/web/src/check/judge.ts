import {
  buildReport,
  type Call,
  type CheckAnswer,
  checkAnswer,
  decide,
  type InputProblem,
  isProblem,
  type Understood,
  type Verdict,
} from '@anagen/engine'
import { type Knowledge, rank } from '@anagen/kb'
import { withAnswers } from './amended.ts'
import type { Entered } from './entered.ts'
import { longestMeant } from './longest-meant.ts'
import { toldFrom } from './told.ts'

/** What became of a check: an answer, something to mend in the form, or nothing anybody could judge. */
export type Outcome =
  | { readonly kind: 'answer'; readonly answer: CheckAnswer; readonly understood: Understood }
  | { readonly kind: 'refused'; readonly problems: readonly InputProblem[] }
  | { readonly kind: 'failed' }

/** Three days may be nearly four: where a window ends in between, its end counts. What was said in hours is what it says. */
const mostSerious = ({ report }: Understood, { done }: Entered, knowledge: Knowledge): Verdict => {
  const verdict = decide(report, knowledge)
  const treatments = longestMeant(done, report.treatments)
  if (treatments === null) return verdict
  const later = decide({ ...report, treatments }, knowledge)
  return rank(later.level) > rank(verdict.level) ? later : verdict
}

/** Judges a form exactly as `anagen check` judges its arguments. An error is an answer of its own, never a calm one. */
export const judge = (
  entered: Entered,
  call: Call,
  knowledge: Knowledge,
  onError: (error: unknown) => void,
): Outcome => {
  try {
    const told = toldFrom(entered, knowledge)
    if (isProblem(told)) return { kind: 'refused', problems: told.problems }
    const understood = withAnswers(buildReport(told.value, knowledge), entered, knowledge)
    return {
      kind: 'answer',
      answer: checkAnswer(mostSerious(understood, entered, knowledge), understood, call, knowledge),
      understood,
    }
  } catch (error) {
    onError(error)
    return { kind: 'failed' }
  }
}
