import type { Hours, Level } from '../levels.ts'
import type { AskName, RuleName } from '../rules.ts'

/** The sentences that a verdict is made of; {curly} words are filled in by the engine. */
export interface Advice {
  readonly levels: {
    readonly [level in Level]: {
      readonly headline: string
      readonly do: readonly string[]
      readonly checkAgainHours: Hours
      readonly holdsHours: Hours
    }
  }
  readonly rules: { readonly [rule in RuleName]: string }
  /** instead of those of `rules`, where the effect is one that is hoped for */
  readonly hoped: { readonly [rule in RuleName]?: string }
  readonly asks: { readonly [ask in AskName]: string }
  readonly callIf: { readonly worse: string; readonly new: string; readonly general: readonly string[] }
  readonly notes: { readonly assumedGrade: string; readonly notReviewed: string; readonly decisionSupport: string }
}
