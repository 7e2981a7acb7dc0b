import type { Topic } from '@anagen/kb'

/** An instant: milliseconds since 1970-01-01T00:00Z. Elapsed time, so 72 hours are 72 hours across a clock change. */
export type Instant = number

/** One treatment with its hour 0: the end of the session, for a regimen the first dose. `at: null` = not known. */
export interface SessionAt {
  readonly slug: string
  readonly at: Instant | null
  /**
   * The latest that hour 0 may have been, where only a day is known; absent: `at`. What is off limits, asked for or not allowed yet ends by it;
   * what is usual, and what begins otherwise, counts from `at`: in doubt nothing is allowed too early or usual for too long.
   */
  readonly latest?: Instant | undefined
}

/** What `timeline` is asked. The clock comes in as `now`; the engine has none. */
export interface TimelineRequest {
  readonly sessions: readonly SessionAt[]
  /** absent: no entry gets a status from the clock */
  readonly now?: Instant | undefined
  /** when the session was booked; absent: `now` counts as the first moment at which the person could act */
  readonly bookedAt?: Instant | undefined
}

export const ENTRY_KINDS = ['before', 'avoid', 'do', 'allowed-from', 'result', 'interaction'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** `missed`: a step before the session that can no longer be done as written, because it was booked too late. */
export type EntryStatus = 'past' | 'now' | 'ahead' | 'missed'
export type Strength = 'must' | 'should' | 'may'

/** One instruction, interaction or result milestone of one session, placed in time. */
export interface TimelineEntry {
  /** null: the fact has no place on this session's clock (see `when`); it is shown without a date, never dropped */
  readonly from: Instant | null
  /** exclusive; null: no place, or no end (see `openEnded`) */
  readonly to: Instant | null
  /** holds as long as the treatment is used, or for good */
  readonly openEnded: boolean
  readonly kind: EntryKind
  /** null for results, interactions and most steps before the session */
  readonly topic: Topic | null
  /** in plain words, from the knowledge base */
  readonly text: string
  readonly why: string | null
  /** null for results and interactions */
  readonly strength: Strength | null
  /** of an interaction: what to do with it (`stop`, `ask-prescriber` ...); else null */
  readonly rule: string | null
  /** of a result: its time in the source's own words; else null */
  readonly when: string | null
  readonly disagreements: string | null
  /** fact ids such as `prp/aftercare/no-alcohol-after` */
  readonly facts: readonly string[]
  /** full source ids such as `prp/S32` */
  readonly sources: readonly string[]
  /** slugs of the treatments that ask for it */
  readonly askedBy: readonly string[]
  /** hour 0 of the session it belongs to */
  readonly session: Instant | null
  /** null: no `now` was given, or the entry has no date */
  readonly status: EntryStatus | null
  /** what to do about a missed step, from the knowledge base; null unless `status` is `missed` */
  readonly ifMissed: string | null
}

/** What a merged span says, strictest first. */
export const SPAN_LEVELS = ['avoid', 'ask', 'conditions', 'do'] as const
export type SpanLevel = (typeof SPAN_LEVELS)[number]

/** One rule inside a merged span. */
export interface SpanRule {
  readonly fact: string
  readonly treatment: string
  readonly level: SpanLevel
  /** it does not forbid, it allows only later: its text says what will be allowed */
  readonly notYet: boolean
  readonly strength: Strength | null
  readonly text: string
  readonly sources: readonly string[]
}

/** A stretch of time in which the same strictest rule holds for one activity. */
export interface MergedSpan {
  readonly from: Instant
  /** exclusive; null: no end */
  readonly to: Instant | null
  readonly level: SpanLevel
  readonly strength: Strength | null
  /** slugs of the treatments whose rules make the level, strictest first */
  readonly askedBy: readonly string[]
  /** texts of the deciding rules, strictest first; of rules that are `notYet` only where there are no others */
  readonly texts: readonly string[]
  /** fact ids of all rules merged here, the deciding ones first */
  readonly facts: readonly string[]
  readonly sources: readonly string[]
  readonly rules: readonly SpanRule[]
}

/**
 * All rules on one activity, of all treatments, as spans that do not overlap.
 * A topic is split by activity because its rules speak about different things: "no swimming" and "wash gently" are both `washing`.
 */
export interface MergedTopic {
  readonly topic: Topic
  /** id in knowledge/words/activities.yaml, such as `wash-hair`; null: one rule that is about nothing one asks leave for */
  readonly activity: string | null
  /** in plain words: "washing your hair", or the rule's own text */
  readonly label: string
  readonly spans: readonly MergedSpan[]
}

export interface Timeline {
  /** in order of time; entries without a date last */
  readonly entries: readonly TimelineEntry[]
  readonly merged: readonly MergedTopic[]
  /** slugs that the knowledge base does not have, word for word */
  readonly unknownTreatments: readonly string[]
  /** slugs of sessions whose time is not known; nothing of theirs has a date */
  readonly unknownTimes: readonly string[]
  readonly knowledgeDigest: string
}
