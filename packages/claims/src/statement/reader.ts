import type { ClaimEffect, Knowledge } from '@anagen/kb'
import type { Compiled } from '../match/compile.ts'
import type { antecedentReader } from './antecedents.ts'
import type { FindNames } from './name-finder.ts'
import type { FindTreatments } from './treatments.ts'
import type { ReadVoices } from './voices.ts'

/** What understanding an article takes. */
export interface Reader {
  readonly knowledge: Knowledge
  readonly compiled: Compiled
  readonly findTreatments: FindTreatments
  /** what only an article on a treatment speaks of */
  readonly findTells: FindTreatments
  readonly findEffects: FindNames<ClaimEffect>
  readonly withAntecedents: ReturnType<typeof antecedentReader>
  readonly readVoices: ReadVoices
}
