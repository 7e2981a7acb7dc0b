import type {
  ActivitiesFile,
  ActivityRulesFile,
  Hours,
  Instruction,
  Interaction,
  Knowledge,
  RuleRoles,
} from '@anagen/kb'
import { type FindNames, type Named, nameFinder } from '../statement/name-finder.ts'
import type { Sentence } from '../statement/sentence.ts'

/** What the words of knowledge/claims/care.yaml and words/activities.yaml find in a sentence. */
export interface CareWords {
  /** activities of words/activities.yaml, on words without fillers */
  readonly findActivities: FindNames<readonly string[]>
  readonly fillers: ReadonlySet<string>
  readonly findMarkers: FindNames<'avoid' | 'allow'>
  readonly findAfter: FindNames<'avoid' | 'allow'>
  readonly findBegins: FindNames<'begins'>
  readonly findBefore: FindNames<'before'>
  readonly findAtOnce: FindNames<'at-once'>
  readonly findInstructs: FindNames<'instructs'>
  readonly labelOf: (activity: string) => string
  /** a rule with this end has none */
  readonly openEndedHours: Hours
  /** what a rule of a treatment means for which activities */
  readonly rolesOf: (fact: Instruction | Interaction) => RuleRoles
}

/** An instruction that activity-rules.yaml does not list holds for the plain activities of its topic. */
const byTopic = (fact: Instruction | Interaction, { activities }: ActivitiesFile): RuleRoles => {
  if (!('topic' in fact) || fact.topic === null) return {}
  const plain = activities.filter(({ topic, plain: isPlain }) => isPlain && topic === fact.topic).map(({ id }) => id)
  return fact.kind === 'avoid' ? { bars: plain } : fact.kind === 'allowed-from' ? { allows: plain } : {}
}

const built = new WeakMap<Knowledge, CareWords>()

/**
 * The words by which texts speak of care, made ready once for a knowledge base.
 * @throws Error when the knowledge base was built without words/activities.yaml or words/activity-rules.yaml
 */
export function careWords(knowledge: Knowledge): CareWords {
  const known = built.get(knowledge)
  if (known) return known
  const { activities: file, 'activity-rules': rules } = knowledge.vocabulary.words
  if (!file || !rules) throw new Error('knowledge/words/activities.yaml or activity-rules.yaml is missing')
  // the loader has checked both against packages/kb/src/schema/activities.ts
  const made = arrange(knowledge, file as ActivitiesFile, rules as ActivityRulesFile)
  built.set(knowledge, made)
  return made
}

function arrange({ claimBook }: Knowledge, file: ActivitiesFile, rules: ActivityRulesFile): CareWords {
  const { care } = claimBook
  const fillers = new Set(file.fillers)
  const bare = (phrase: string): string =>
    phrase
      .split(' ')
      .filter((word) => !fillers.has(word))
      .join(' ')
  const roles = new Map<string, RuleRoles>(
    rules.groups.flatMap((group) =>
      group.treatments.flatMap((slug) =>
        Object.entries(group.rules).map(([key, role]) => [`${slug}/${key}`, role] as const),
      ),
    ),
  )
  const labels = new Map(file.activities.map(({ id, label }) => [id, label]))
  const named = <T>(what: T, names: readonly string[]) => ({ what, names })
  return {
    fillers,
    findActivities: nameFinder([
      ...file.activities.map(({ id, words }) => named([id], [...words, ...(care.also[id] ?? [])].map(bare))),
      ...file.groups.map(({ words, activities }) => named(activities, words.map(bare))),
    ]),
    findMarkers: nameFinder([named('avoid' as const, care.avoids), named('allow' as const, care.allows)]),
    findAfter: nameFinder([named('avoid' as const, care['avoids-after']), named('allow' as const, care.allows)]),
    findBegins: nameFinder([named('begins' as const, care.begins)]),
    findBefore: nameFinder([named('before' as const, care.before)]),
    findAtOnce: nameFinder([named('at-once' as const, care['at-once'])]),
    findInstructs: nameFinder([named('instructs' as const, care.instructs)]),
    openEndedHours: file.open_ended_hours,
    labelOf: (activity) => labels.get(activity) ?? activity,
    rolesOf: (fact) => roles.get(fact.id) ?? byTopic(fact, file),
  }
}

/** The activities a sentence names, at their words. */
export function activitiesIn(sentence: Pick<Sentence, 'words'>, words: CareWords): Named<readonly string[]>[] {
  const places = sentence.words.flatMap((word, i) => (words.fillers.has(word.text) ? [] : [i]))
  const kept = places.flatMap((i) => sentence.words[i] ?? [])
  return words
    .findActivities({ words: kept })
    .map(({ what, from, to }) => ({ what, from: places[from] ?? 0, to: (places[to - 1] ?? 0) + 1 }))
}
