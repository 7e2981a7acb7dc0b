import { type CheckAnswer, partAsked, showHours } from '@anagen/engine'
import { type Knowledge, rank } from '@anagen/kb'
import { type Ribbon, ribbonsOf } from '../picture/ribbon.ts'
import { type Chip, chipsOf } from './chips.ts'

/** An answer with what a page draws and says beside it. */
export interface AnswerView {
  readonly answer: CheckAnswer
  /** position of the level, 1 to 5 */
  readonly step: number
  readonly chips: readonly Chip[]
  /** what was done, and how long ago in words; null: not known */
  readonly done: readonly { readonly treatment: string; readonly ago: string | null }[]
  readonly ribbons: readonly Ribbon[]
  /** the part of a session that a question asks about, by question */
  readonly parts: Readonly<Record<string, string>>
  /** how long it holds, in words; null: act now */
  readonly holds: string | null
  /** when to look again, in words */
  readonly again: string | null
  /** when it was judged, with its zone; null: not known. Paper outlives "holds for 18 hours" */
  readonly judgedAt: string | null
  /** an answer of some time ago; null: of just now */
  readonly stored: Stored | null
}

/** Until when a stored answer holds: on the clock, since nobody counts hours from a moment that is past. */
export interface Stored {
  /** in words; null: it was to act at once */
  readonly until: string | null
  readonly isOver: boolean
}

export const answerView = (answer: CheckAnswer, knowledge: Knowledge): AnswerView => {
  const { holdsHours, checkAgainHours, level } = answer
  return {
    answer,
    step: rank(level) + 1,
    chips: chipsOf(answer, knowledge),
    done: answer.treatments.map(({ name, hoursSince }) => ({
      treatment: name,
      ago: hoursSince === null ? null : showHours(hoursSince),
    })),
    ribbons: ribbonsOf(answer.findings, knowledge),
    parts: Object.fromEntries(
      answer.ask
        .filter((ask) => ask.kind === 'part')
        .map(({ question }) => [question, partAsked(question)] as const)
        .filter(([, part]) => part !== ''),
    ),
    holds: holdsHours === 0 ? null : showHours(holdsHours),
    again: holdsHours === 0 ? null : showHours(Math.min(holdsHours, checkAgainHours)),
    judgedAt: null,
    stored: null,
  }
}
