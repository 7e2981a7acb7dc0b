import type { Urgency } from '../levels.ts'
import type { Advice } from './advice.ts'
import type { Choosing } from './choosing.ts'
import type { ClaimBook } from './claim-book.ts'
import type { Source } from './fact.ts'
import type { CallLine, Country } from './help-line.ts'
import type { Modifier } from './modifier.ts'
import type { FeverRule, Readings, RedFlag } from './red-flag.ts'
import type { Sign } from './sign.ts'
import type { Treatment } from './treatment.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface Habit {
  readonly id: string
  readonly topic: string
  readonly advice: string
  readonly evidence: string
  readonly why: string
  readonly sources: readonly string[]
}

/** Everything the engine may know: checked, frozen, with a digest of its content. */
export interface Knowledge {
  /** sha-256 of the content, hex; stamped on every verdict */
  readonly digest: string
  readonly treatments: { readonly [slug: string]: Treatment }
  readonly signs: { readonly [id: string]: Sign }
  readonly redFlags: readonly RedFlag[]
  readonly feverRules: readonly FeverRule[]
  readonly readings: Readings
  readonly modifiers: { readonly [id: string]: Modifier }
  readonly urgencyTexts: { readonly [urgency in Urgency]: string }
  readonly vocabulary: Vocabulary
  readonly emergencyDefault: { readonly lines: readonly CallLine[]; readonly say?: string | undefined }
  readonly countries: { readonly [code: string]: Country }
  readonly habits: readonly Habit[]
  readonly advice: Advice
  readonly choosing: Choosing
  /** what the article checker looks for */
  readonly claimBook: ClaimBook
  /** every source by its full id, such as `prp/S32` */
  readonly sources: { readonly [id: string]: Source }
}
