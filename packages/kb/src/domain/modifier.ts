import type { Urgency } from '../levels.ts'
import type { Alternative } from './pattern.ts'

/** Something about the patient that raises urgency, never lowers it. */
export interface Modifier {
  readonly id: string
  readonly key: string
  readonly who: string
  readonly says: readonly string[]
  readonly also: readonly string[]
  /** the condition is this sign in itself, for treatments with a complication that rests on it */
  readonly impliesSign: string | null
  readonly shifts: readonly {
    readonly by: number
    readonly redFlags: readonly string[]
    readonly complications: readonly string[]
    /** sign ids, the groups resolved */
    readonly signs: readonly string[]
    readonly levels: readonly string[]
    readonly all: boolean
    readonly when: readonly Alternative[] | null
  }[]
  readonly atLeast: readonly {
    readonly level: Urgency
    readonly any: readonly Alternative[]
    readonly treatments: readonly string[] | null
    readonly withAnotherSign: boolean
  }[]
  readonly sources: readonly string[]
}
