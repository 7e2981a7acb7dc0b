import { TRENDS, type Trend } from '@anagen/kb'

/** What is known so far of how a sign moves. */
export interface Draft {
  trend: Trend | null
  /** the trend so far is only that it is still there */
  isStill: boolean
  afterGap: boolean
  betterThenWorse: boolean
  spreads: boolean
  oneSided: boolean
  uncertain: boolean
  turns: Set<string>
}

export const newDraft = (): Draft => ({
  trend: null,
  isStill: false,
  afterGap: false,
  betterThenWorse: false,
  spreads: false,
  oneSided: false,
  uncertain: false,
  turns: new Set(),
})

/** It eases, unless it is said to grow worse. */
export const easeDraft = (draft: Draft): void => {
  if (draft.trend !== 'worse' && draft.trend !== 'new') draft.trend = 'better'
}

/** Of two trends the worse one. */
export const worst = (a: Trend | null, b: Trend): Trend => (a === null || TRENDS.indexOf(b) > TRENDS.indexOf(a) ? b : a)
