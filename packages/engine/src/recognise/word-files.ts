import type { AsidesFile, Grade, Knowledge } from '@anagen/kb'
import type { ComposedPlaces } from './composed-words.ts'
import type { TalkFile } from './learn-talk.ts'
import type { TalkWeightsFile, WorryWeightsFile } from './learn-weights.ts'
import type { MeasuresFile } from './measures-file.ts'

/** knowledge/words/sensations.yaml, one row. See the header of that file. */
export interface SensationRow {
  readonly words?: string
  readonly grades?: { readonly [grade in Grade]?: string }
  readonly phrases?: readonly string[]
  readonly default?: string
  readonly unplaced?: string
  readonly needs?: 'place' | 'noun'
  readonly at?: { readonly [sign: string]: string }
  readonly with?: { readonly [sensation: string]: string }
  readonly severe?: string
  readonly alone?: 'context' | 'not-understood'
}

/** What a sign turns into when more is said of it. */
export type Turn = 'worse' | 'severe' | 'spread' | 'many' | 'late' | 'back' | 'nonstop' | 'small'

/** knowledge/words/*.yaml as `recognise` reads them. */
export interface WordFiles {
  readonly forms: {
    readonly irregular: { readonly [base: string]: string }
    readonly keep: string
    readonly own: string
    readonly alike: { readonly [word: string]: string }
    readonly written_out: { readonly [word: string]: readonly string[] }
    readonly same: { readonly [word: string]: string }
  }
  readonly places: {
    readonly treated: string
    readonly general: string
    readonly nearby: string
    readonly harvested: string
    readonly taken_with: { readonly [place: string]: string }
    readonly taken_instead: { readonly parts: string; readonly instead: { readonly [sign: string]: string } }
    readonly own_loss: { readonly owners: string; readonly lost: string; readonly names: string; readonly news: string }
    readonly inside: string
    readonly towards: string
    readonly places: { readonly [place: string]: readonly string[] }
    readonly where_tail: string
    /** places of `where` that are meant even beside a part of the body: "behind my ear where they took the grafts" */
    readonly narrow: readonly string[]
    readonly where: readonly { readonly has: readonly string[]; readonly place: string }[]
    readonly composed: ComposedPlaces
  }
  readonly sensations: {
    readonly sensations: { readonly [id: string]: SensationRow }
    readonly becomes: { readonly [sign: string]: { readonly [turn in Turn]?: string } }
    readonly late_hours: number
    readonly missing: { readonly [sign: string]: string }
    readonly unable: { readonly [sign: string]: string }
    readonly unable_words: readonly string[]
    readonly unable_objects: { readonly [verb: string]: readonly string[] }
  }
  readonly grammar: {
    readonly skip: string
    readonly drop: string
    readonly loud: string
    readonly links: string
    readonly pronouns: string
    readonly clauses: string
    readonly scope_ends: string
    readonly passes: string
    readonly persons: readonly string[]
    readonly actions: string
    readonly perceptions: string
    readonly hoped: readonly string[]
    readonly provoked: string
    readonly occasions: string
    readonly touches: string
    readonly works: string
    readonly fully: string
    readonly mildly: string
    readonly unwell: string
    readonly past_days: readonly string[]
    readonly at_the_time: readonly string[]
    readonly session_nouns: readonly string[]
    readonly as_ever: readonly string[]
    readonly abilities: string
    readonly regained: string
    readonly undone: readonly string[]
    readonly over: string
    readonly bygone: string
    readonly elliptic: string
    readonly went: string
    readonly not_resolved: readonly string[]
    readonly after: readonly string[]
    readonly absent: readonly string[]
    readonly or: readonly string[]
    readonly joints: readonly string[]
    readonly later: readonly string[]
    readonly resolved_before: readonly string[]
    readonly begins: readonly string[]
    readonly turned: readonly string[]
    readonly wakes: readonly string[]
    readonly sudden: readonly string[]
    readonly firstly: readonly string[]
    readonly newly: readonly string[]
    readonly only: readonly string[]
    readonly arises: readonly string[]
    readonly by_now: readonly string[]
    readonly was: readonly string[]
    readonly nothing_then: readonly string[]
    readonly session: string
    readonly beside: readonly string[]
    readonly still: readonly string[]
    readonly well: string
    readonly able: string
    readonly barely: string
    readonly manner: string
    readonly being: string
    readonly cannot: string
    readonly poorly: string
    readonly may_not: string
    readonly not_likened: string
    readonly world: string
    readonly somebody: string
    readonly wound_parts: string
    readonly still_things: string
    readonly tended: string
    readonly not_tended: string
    readonly unnamed: string
    readonly comes: string
    readonly wounds: string
    readonly grave: string
    readonly sensing: string
    readonly impersonal: string
    readonly of_the_day: readonly string[]
    readonly of_somebody: readonly string[]
    readonly judged: string
    readonly day_words: readonly string[]
    readonly day_words_too: string
    readonly moves: string
    readonly not_new: readonly string[]
    readonly first_use: readonly string[]
    readonly surely_new: readonly string[]
    readonly from_edges: { readonly [key in 'words' | 'signs' | 'not']: readonly string[] }
    readonly hair_moves: readonly string[]
    readonly odd: string
    readonly likeness: readonly string[]
    readonly spoken_marks: { readonly [said: string]: string }
    readonly me_for_my: string
    readonly likeness_goes_on: string
    readonly not_well: readonly string[]
    readonly phrases: { readonly [kind: string]: readonly string[] }
  }
  readonly severity: {
    readonly soft: readonly string[]
    readonly only_pain: readonly string[]
    readonly not_for: { readonly [sign: string]: readonly string[] }
    readonly stays: readonly string[]
    readonly worry_beside: readonly string[]
    readonly eased: readonly string[]
    readonly falls_off: { readonly signs: readonly string[]; readonly said: string; readonly with: string }
    readonly unless_next: { readonly [sign: string]: readonly string[] }
  }
  readonly context: {
    readonly words: { readonly [category: string]: string }
    readonly phrases: { readonly [category: string]: readonly string[] }
    readonly emoji: string
    readonly emojiSays: { readonly [emoji: string]: string }
  }
  readonly asides: Omit<AsidesFile, 'version' | 'reviewed_by'>
  readonly classes: {
    readonly things: string
    readonly harmless: string
  }
  readonly talk: TalkFile
  readonly 'worry-weights': WorryWeightsFile
  readonly 'talk-weights': TalkWeightsFile
  readonly measures: MeasuresFile
  readonly conditions: {
    readonly says: { readonly [modifier: string]: readonly string[] }
    readonly others: readonly string[]
    readonly negated: readonly string[]
    readonly not_after: { readonly [modifier: string]: readonly string[] }
    readonly not_in_sign: readonly string[]
    readonly others_only: readonly string[]
    readonly age: {
      readonly before: readonly string[]
      readonly after: readonly string[]
      readonly absent: readonly string[]
      readonly limit: number
      readonly modifier: string
    }
  }
  readonly treatments: {
    readonly names: { readonly [slug: string]: readonly string[] }
    readonly either: readonly { readonly words: readonly string[]; readonly slugs: readonly string[] }[]
    readonly parts: { readonly [part: string]: readonly string[] }
  }
}

/** Words and phrases that join those of context.yaml: the many common words, and chatter that can never be a symptom. */
interface MoreContext {
  readonly common?: { readonly words: { readonly [category: string]: string } }
  readonly 'common-phrases'?: { readonly phrases: { readonly [category: string]: readonly string[] } }
}

type Named<T> = { readonly [name: string]: T }
/** The same category may stand in both files. */
const both = <T>(a: Named<T>, b: Named<T> = {}): Named<T> => ({
  ...a,
  ...Object.fromEntries(Object.entries(b).map(([name, value]) => [`more ${name}`, value])),
})

/** Each file by its name: what the knowledge has beside them is not read for it, nor phrases that nobody asks for. */
const joined = (files: WordFiles, more: MoreContext): WordFiles => ({
  forms: files.forms,
  places: files.places,
  sensations: files.sensations,
  grammar: files.grammar,
  severity: files.severity,
  context: {
    words: both(files.context.words, more.common?.words),
    get phrases() {
      return both(files.context.phrases, more['common-phrases']?.phrases)
    },
    emoji: files.context.emoji,
    emojiSays: files.context.emojiSays,
  },
  asides: files.asides,
  classes: files.classes,
  talk: files.talk,
  'worry-weights': files['worry-weights'],
  'talk-weights': files['talk-weights'],
  measures: files.measures,
  conditions: files.conditions,
  treatments: files.treatments,
})

/** The lexicons of `recognise`. */
export const wordFiles = (knowledge: Knowledge): WordFiles => {
  // the loader has checked each file against packages/kb/src/schema/words.ts; only the type is lost on the way
  const words = knowledge.vocabulary.words as unknown as WordFiles & MoreContext
  return joined(words, words)
}

/** The many common words: read as written, never what a misspelt word is taken for ("flibberty" is no liberty). */
export const commonWords = (knowledge: Knowledge): readonly string[] =>
  Object.values((knowledge.vocabulary.words as unknown as MoreContext).common?.words ?? {}).flatMap(wordsOf)

/** A block of words as written in a lexicon. */
export const wordsOf = (block: string | undefined): readonly string[] =>
  (block ?? '').split(/\s+/).filter((w) => w !== '')
