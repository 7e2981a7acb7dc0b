import type { Effect, Hours, Level, RuleName } from '@anagen/kb'

/** A finding before it has words: what the rules return, cheap enough to make again for every "what if". */
export interface RawFinding {
  readonly level: Level
  readonly rule: RuleName
  readonly sign: string | null
  readonly withSigns: readonly string[]
  readonly treatment: string | null
  readonly facts: readonly string[]
  readonly sources: readonly string[]
  /** plain name of the fact, the words not understood ... fills `{fact}` and `{name}` */
  readonly name: string
  readonly effect: Effect | null
  readonly at: Hours | null
  readonly raisedBy: readonly string[]
}

export const NONE: readonly string[] = []

/** A finding with the parts that a rule does not speak of left empty. */
export const finding = (
  level: Level,
  rule: RuleName,
  rest: Partial<Omit<RawFinding, 'level' | 'rule'>> = {},
): RawFinding => ({
  level,
  rule,
  sign: rest.sign ?? null,
  withSigns: rest.withSigns ?? NONE,
  treatment: rest.treatment ?? null,
  facts: rest.facts ?? NONE,
  sources: rest.sources ?? NONE,
  name: rest.name ?? '',
  effect: rest.effect ?? null,
  at: rest.at ?? null,
  raisedBy: rest.raisedBy ?? NONE,
})
