import { z } from 'zod'
import { hours, id, text } from './common.ts'
import { CATEGORIES, TOPICS } from './treatment.ts'

const phrase = z
  .string()
  .regex(/^[a-z0-9]+( [a-z0-9]+)*$/, 'write lower-case words without accents or punctuation, such as "ice bath"')

/** What a rule can mean for an activity; see the header of knowledge/words/activity-rules.yaml. */
export const ROLES = ['bars', 'covers', 'allows', 'not_before', 'conditions', 'asks'] as const
export type Role = (typeof ROLES)[number]

/** Why `mayI` answers what it answers, where no fact can be cited; each has a sentence. */
const MAY_I_TEXTS = [
  'no-rule',
  'unknown-treatment',
  'unknown-time',
  'unknown-moment',
  'no-treatment',
  'not-understood',
  'nothing-understood',
] as const
export type MayIText = (typeof MAY_I_TEXTS)[number]

/** What to do about a step that was booked too late. */
const LATE_TEXTS = ['must', 'should', 'may', 'interaction', 'after-session'] as const
export type LateText = (typeof LATE_TEXTS)[number]

const activity = z.strictObject({
  id,
  /** under which topic it is shown */
  topic: z.enum(TOPICS),
  /** further topics whose general rules hold for it too */
  also: z.array(z.enum(TOPICS)).optional(),
  /** the topic's own meaning: the end of a general rule of the topic frees it */
  plain: z.boolean().optional(),
  /** a medicine that a prescriber may have ordered: never "stop", always "ask" */
  prescribed: z.boolean().optional(),
  label: text,
  words: z.array(phrase).min(1),
  /** understood only where nothing else in the words is */
  weak: z.array(phrase).optional(),
})

/** knowledge/words/activities.yaml: what people ask "may I" about. */
export const activitiesFile = z.strictObject({
  version: z.number().int(),
  reviewed_by: text.nullable(),
  /** a rule with this `to_hours` has no end: as long as it is used, or for good */
  open_ended_hours: hours,
  /** categories of treatment that the clock `surgery` of an interaction counts from */
  surgery_categories: z.array(z.enum(CATEGORIES)),
  fillers: z.array(phrase),
  harmless: z.array(phrase),
  /** words that turn the question round ("may I stop ..."): always ask */
  reversals: z.array(phrase),
  /** words of their own that look like a misspelt one: never corrected */
  not_misspelt: z.array(phrase),
  /** words that begin the mention of what was done ("after my PRP") */
  after_words: z.array(phrase),
  activities: z.array(activity).min(1),
  /** several activities at once */
  groups: z.array(z.strictObject({ words: z.array(phrase).min(1), activities: z.array(id).min(2) })),
  /** `rule` of an interaction, to what it means; one that is not listed asks */
  interaction_rules: z.record(text, z.enum(ROLES)),
  texts: z.record(z.enum(MAY_I_TEXTS), text),
  late: z.record(z.enum(LATE_TEXTS), text),
})
export type ActivitiesFile = z.infer<typeof activitiesFile>
export type RawActivity = z.infer<typeof activity>

const roles = z.strictObject({
  bars: z.array(id).optional(),
  covers: z.array(id).optional(),
  allows: z.array(id).optional(),
  not_before: z.array(id).optional(),
  conditions: z.array(id).optional(),
  asks: z.array(id).optional(),
  /** of an interaction: its `rule` says what it means for these */
  about: z.array(id).optional(),
  /** of a step before the session: it takes its whole window, so a late booking misses it */
  whole_window: z.boolean().optional(),
  /** holds for years without being care after a session */
  lifelong: z.boolean().optional(),
})
export type RuleRoles = z.infer<typeof roles>

/** knowledge/words/activity-rules.yaml: which rule speaks about which activity. */
export const activityRulesFile = z.strictObject({
  version: z.number().int(),
  reviewed_by: text.nullable(),
  groups: z
    .array(
      z.strictObject({
        treatments: z.array(id).min(1),
        /** by `precare/<id>`, `aftercare/<id>` or `interaction/<id>` */
        rules: z.record(
          z
            .string()
            .regex(
              /^(precare|aftercare|interaction)\/[a-z0-9-]+$/,
              'write precare/, aftercare/ or interaction/ and the id of the rule',
            ),
          roles,
        ),
      }),
    )
    .min(1),
})
export type ActivityRulesFile = z.infer<typeof activityRulesFile>
