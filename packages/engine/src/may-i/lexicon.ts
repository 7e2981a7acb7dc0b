import type { ActivitiesFile, ActivityRulesFile, Knowledge, RawActivity, RuleRoles } from '@anagen/kb'
import { fold } from './fold.ts'

/** The two files of knowledge/words that `mayI` and the merged timeline read, arranged for look-up. */
export interface Lexicon {
  readonly file: ActivitiesFile
  readonly activities: ReadonlyMap<string, RawActivity>
  /** fact id -> what the rule means for which activities; absent = not listed */
  readonly roles: ReadonlyMap<string, RuleRoles>
  readonly fillers: ReadonlySet<string>
  readonly harmless: ReadonlySet<string>
  readonly reversals: ReadonlySet<string>
  readonly afterWords: ReadonlySet<string>
  /** words without fillers, joined by one space -> activity ids */
  readonly phrases: ReadonlyMap<string, readonly string[]>
  readonly weak: ReadonlyMap<string, readonly string[]>
  /** every single word that is known as it stands */
  readonly known: ReadonlySet<string>
  /** words of phrases: only these are looked for behind a misspelling, so that no slip turns a strange word into a harmless one */
  readonly telling: ReadonlySet<string>
  /** words in the longest phrase */
  readonly longest: number
}

const withoutFillers = (phrase: string, fillers: ReadonlySet<string>): string =>
  fold(phrase)
    .split(' ')
    .filter((word) => !fillers.has(word))
    .join(' ')

const arrange = (file: ActivitiesFile, rules: ActivityRulesFile): Lexicon => {
  const fillers = new Set(file.fillers)
  const filed = (entries: readonly (readonly [string, readonly string[]])[]) =>
    new Map(entries.map(([phrase, ids]) => [withoutFillers(phrase, fillers), ids] as const))
  const phrases = filed([
    ...file.activities.flatMap((a) => a.words.map((word) => [word, [a.id]] as const)),
    ...file.groups.flatMap((g) => g.words.map((word) => [word, g.activities] as const)),
  ])
  const weak = filed(file.activities.flatMap((a) => (a.weak ?? []).map((word) => [word, [a.id]] as const)))
  const reversals = new Set(file.reversals.map((phrase) => withoutFillers(phrase, fillers)))
  const listed = [...phrases.keys(), ...weak.keys(), ...reversals]
  const telling = new Set(listed.flatMap((phrase) => phrase.split(' ')))
  return {
    file,
    activities: new Map(file.activities.map((a) => [a.id, a])),
    roles: new Map(
      rules.groups.flatMap((g) =>
        g.treatments.flatMap((slug) =>
          Object.entries(g.rules).map(([key, roles]) => [`${slug}/${key}`, roles] as const),
        ),
      ),
    ),
    fillers,
    harmless: new Set(file.harmless),
    reversals,
    afterWords: new Set(file.after_words),
    phrases,
    weak,
    known: new Set([...telling, ...file.harmless, ...file.fillers, ...file.after_words, ...file.not_misspelt]),
    telling,
    longest: Math.max(...listed.map((p) => p.split(' ').length)),
  }
}

const arranged = new WeakMap<Knowledge, Lexicon>()

/**
 * The lexicon of `knowledge`, arranged once.
 * @throws Error when the knowledge base was built without words/activities.yaml or words/activity-rules.yaml
 */
export const lexiconOf = (knowledge: Knowledge): Lexicon => {
  const before = arranged.get(knowledge)
  if (before) return before
  const { activities, 'activity-rules': rules } = knowledge.vocabulary.words
  if (!activities || !rules) throw new Error('knowledge/words/activities.yaml or activity-rules.yaml is missing')
  // the loader has checked both against packages/kb/src/schema/activities.ts
  const lexicon = arrange(activities as ActivitiesFile, rules as ActivityRulesFile)
  arranged.set(knowledge, lexicon)
  return lexicon
}

/** In plain words: `wash-hair` -> "washing your hair". */
export const labelOf = (lexicon: Lexicon, activity: string): string =>
  lexicon.activities.get(activity)?.label ?? activity

/** Fills {curly} words into a sentence of activities.yaml. */
export const fill = (sentence: string, words: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole)
