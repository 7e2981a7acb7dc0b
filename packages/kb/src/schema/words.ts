import type { z } from 'zod'
import { activitiesFile, activityRulesFile } from './activities.ts'
import { asidesFile } from './asides.ts'
import {
  classesFile,
  commonFile,
  commonPhrasesFile,
  conditionsFile,
  contextFile,
  formsFile,
  grammarFile,
  placesFile,
  sensationsFile,
  severityFile,
  treatmentsFile,
} from './lexicon.ts'
import { measuresFile } from './measures.ts'
import { siblingsFile } from './siblings.ts'
import { talkFile } from './talk.ts'
import { talkWeightsFile } from './talk-weights.ts'
import { worryWeightsFile } from './worry-weights.ts'

/** Schemas of knowledge/words/<name>.yaml, by name; a file without one is read as it stands. */
export const wordsFiles: Readonly<Record<string, z.ZodType<unknown>>> = {
  activities: activitiesFile,
  'activity-rules': activityRulesFile,
  asides: asidesFile,
  classes: classesFile,
  common: commonFile,
  'common-phrases': commonPhrasesFile,
  conditions: conditionsFile,
  context: contextFile,
  forms: formsFile,
  grammar: grammarFile,
  measures: measuresFile,
  places: placesFile,
  'talk-weights': talkWeightsFile,
  'worry-weights': worryWeightsFile,
  sensations: sensationsFile,
  severity: severityFile,
  siblings: siblingsFile,
  talk: talkFile,
  treatments: treatmentsFile,
}
