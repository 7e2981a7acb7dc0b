import type { z } from 'zod'
import { activitiesFile, activityRulesFile } from './activities.ts'
import { siblingsFile } from './siblings.ts'

/** Schemas of knowledge/words/<name>.yaml, by name; a file without one is read as it stands. */
export const wordsFiles: Readonly<Record<string, z.ZodType<unknown>>> = {
  activities: activitiesFile,
  'activity-rules': activityRulesFile,
  siblings: siblingsFile,
}
