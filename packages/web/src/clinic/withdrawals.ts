import { type Asked, isRefusal, type Refusal, withdrawMessage, withdrawPhoto } from '@anagen/server'
import { textOf } from './door.ts'
import { timeText, type WallClock } from './wall-time.ts'

/** That something was taken back, as a page says it. */
export interface WithdrawnShown {
  readonly when: string
  /** it stays in the record for the clinic, and for nobody else */
  readonly isKept: boolean
}

interface Stored {
  readonly at: string
  readonly isKept: boolean
}

export const withdrawnShown = (withdrawn: Stored | null, clock: WallClock): WithdrawnShown | null =>
  withdrawn === null ? null : { when: timeText(withdrawn.at, clock), isKept: withdrawn.isKept }

/** What became of taking something back: whether the clinic keeps it, or why not. */
export type TakenBack = { readonly isKept: boolean } | Refusal

const keptOrNot = (result: { readonly isKept: boolean } | Refusal): TakenBack =>
  isRefusal(result) ? result : { isKept: result.isKept }

export const withdrawMyPhoto = async (form: FormData, asked: Asked): Promise<TakenBack> =>
  keptOrNot(await withdrawPhoto({ photoId: textOf(form, 'photo') }, asked))

export const withdrawMyMessage = async (form: FormData, asked: Asked): Promise<TakenBack> =>
  keptOrNot(await withdrawMessage({ messageId: textOf(form, 'message') }, asked))
