import { type Refusal, refusal } from '../operation/refusal.ts'
import type { CaseEventKind, CaseState } from './tables.ts'

/** What may be done to a case, and in which states. Pages read the same table. */
export const CASE_MOVES = {
  acknowledge: { from: ['open'], to: 'acknowledged', event: 'acknowledged' },
  contact: { from: ['acknowledged', 'contacted'], to: 'contacted', event: 'contacted' },
  override: { from: ['acknowledged', 'contacted'], to: null, event: 'overridden' },
  resolve: { from: ['acknowledged', 'contacted'], to: 'resolved', event: 'resolved' },
  reopen: { from: ['resolved'], to: 'open', event: 'reopened' },
} as const satisfies Record<
  string,
  { readonly from: readonly CaseState[]; readonly to: CaseState | null; readonly event: CaseEventKind }
>

export type CaseMove = keyof typeof CASE_MOVES

/** Why this cannot be done to a case in this state; null when it can. */
export const whyNot = (move: CaseMove, state: CaseState): Refusal | null => {
  const from: readonly CaseState[] = CASE_MOVES[move].from
  if (from.includes(state)) return null
  if (move === 'acknowledge' && state !== 'resolved')
    return refusal('case-acknowledged', 'Somebody has this case already; see its owner.')
  if (move === 'reopen') return refusal('case-not-resolved', 'Only a resolved case can be opened again.')
  return state === 'resolved'
    ? refusal('case-resolved', 'Open the case again first.')
    : refusal('case-not-acknowledged', 'Acknowledge the case first: somebody must have looked at it.')
}
