import type { ClaimEffect } from '@anagen/kb'
import type { Block, SourceSpan } from '../article/block.ts'
import type { MetaField, MetaProblem } from '../article/front-matter.ts'
import type { Match } from '../match/matcher.ts'
import type { Named } from './name-finder.ts'
import type { Quantity } from './quantity.ts'
import type { Sentence } from './sentence.ts'
import type { Mention } from './treatments.ts'

/** How a writer stands to what the words say. */
export type Stance =
  | 'asserted'
  /** "PRP is not painless" */
  | 'denied'
  /** "It is a myth that ...", "... That is not true." */
  | 'rebutted'
  /** "Is PRP painless?", "ask whether ..." */
  | 'asked'
  /** "Some clinics say ...", in quotation marks */
  | 'reported'
  /** "If it is painless ..." */
  | 'conditional'
  /** put in order to be doubted: '"It lasts for life." Nobody knows.' Who reads it may still follow it. */
  | 'questioned'

/** Words [from, to) of a sentence that are answered: `denied` says that they are not so, `doubted` leaves open what they say. */
export interface Answered {
  readonly from: number
  readonly to: number
  readonly how: 'denied' | 'doubted'
}

/** A sentence that was understood: what it is about, what it says, and where it stands. */
export interface Statement {
  readonly block: Block
  readonly sentence: Sentence
  /** treatments it is about, from its own words, else from the heading, the sentence before or the article */
  readonly treatments: readonly string[]
  /** where its own words name none: all that it may be about */
  readonly maybeTreatments: readonly string[]
  /** the treatments whose effects the section lists, by its heading */
  readonly effectsOf: readonly string[]
  /** its own words name a treatment */
  readonly mentions: readonly Mention[]
  /** effects that its words name */
  readonly effects: readonly Named<ClaimEffect>[]
  /** else those of its table row, or named before in its block */
  readonly topicEffects: readonly Named<ClaimEffect>[]
  readonly quantities: readonly Quantity[]
  readonly matches: readonly Match[]
  /** stands in a myth list, a "claim" column, a section on what to distrust */
  readonly isMyth: boolean
  /** the words of it that the text puts in order to answer them with a denial or a doubt */
  readonly answered: Answered | null
  /** tells when to call: what it names is not said to be normal */
  readonly isAlarm: boolean
  /** stands under a heading, or in a row, that tells when to call */
  readonly isAlarmPlace: boolean
  /** a patient's own words, or a quotation block */
  readonly isTestimonial: boolean
  /** index in the article */
  readonly index: number
}

export interface Article {
  readonly source: string
  readonly statements: readonly Statement[]
  readonly blocks: readonly Block[]
  /** the treatments that the article is mainly about, the main one first */
  readonly treatments: readonly string[]
  /** where its title stands, or its first words */
  readonly title: SourceSpan
  readonly titleText: string
  /** jurisdiction codes of the front matter or the options; empty: unknown */
  readonly jurisdictions: readonly string[]
  readonly meta: { readonly [key: string]: string }
  readonly metaFields: readonly MetaField[]
  /** the front matter cannot be read, and why */
  readonly metaProblem: MetaProblem | null
  /** the front matter names a treatment that the knowledge base does not have */
  readonly unknownTreatment: string | null
  /** the front matter names a jurisdiction that is not known */
  readonly unknownJurisdiction: string | null
}
