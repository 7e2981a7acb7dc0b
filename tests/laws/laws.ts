import { commute, notKnowing, reasons, sameInput, talkIsWatched } from './answer-laws.ts'
import {
  addingAModifier,
  addingASign,
  modifierAlone,
  raisingAGrade,
  removingATreatment,
  worseningATrend,
} from './calm-laws.ts'
import type { Law } from './law.ts'
import { noEnd, pastAWindow, pastEveryDispute, redFlagLevel } from './time-laws.ts'

/** All laws, in the order of the design. */
export const LAWS: readonly Law[] = [
  redFlagLevel,
  addingASign,
  raisingAGrade,
  worseningATrend,
  addingAModifier,
  modifierAlone,
  pastAWindow,
  notKnowing,
  talkIsWatched,
  removingATreatment,
  noEnd,
  sameInput,
  commute,
  reasons,
  pastEveryDispute,
]
