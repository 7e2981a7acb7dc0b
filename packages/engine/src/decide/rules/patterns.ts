import {
  type Complication,
  type FeverRule,
  type Hours,
  higher,
  type Level,
  type RedFlag,
  type RuleName,
} from '@anagen/kb'
import type { TreatmentDone } from '../../report.ts'
import type { Case } from '../case.ts'
import { readClock } from '../clocks.ts'
import { finding, type RawFinding } from '../finding.ts'
import type { Anchored, PatternIndex, Rule } from '../knowledge-index.ts'
import { alternativeHolds, holdsOnSomeClock } from '../match-pattern.ts'

interface Owner {
  readonly id: string
  readonly plain?: string
  readonly when?: string
  readonly sources: readonly string[]
}
interface Matched {
  level: Level
  raised: boolean
  readonly signs: Set<string>
}

/** All alternatives that hold, joined per owner: the highest urgency, and every sign that took part. */
const matches = <O extends Owner>(
  rules: Anchored<O>,
  signs: Iterable<string>,
  holds: (rule: Rule<O>) => boolean,
): Map<O, Matched> => {
  const found = new Map<O, Matched>()
  for (const sign of signs) {
    for (const rule of rules.get(sign) ?? []) {
      if (!holds(rule)) continue
      const before = found.get(rule.owner) ?? { level: rule.urgency, raised: false, signs: new Set<string>() }
      before.raised ||= rule.raised
      before.level = higher(before.level, rule.urgency)
      for (const item of rule.items) if (item.sign !== null) before.signs.add(item.sign)
      found.set(rule.owner, before)
    }
  }
  return found
}

const toFinding = (
  owner: Owner,
  matched: Matched,
  rules: readonly [RuleName, RuleName],
  treatment: string | null,
): RawFinding => {
  const [first, ...others] = [...matched.signs].sort()
  return finding(matched.level, matched.raised ? rules[1] : rules[0], {
    sign: first ?? null,
    withSigns: others,
    treatment,
    facts: [owner.id],
    sources: owner.sources,
    name: owner.plain ?? owner.when ?? owner.id,
  })
}

/** Which alternatives to try, and from which signs; by default all of the report. */
export interface Tried {
  readonly patterns: PatternIndex
  readonly signs: Iterable<string>
}
const everything = (c: Case): Tried => ({ patterns: c.index.patterns, signs: c.signs.keys() })

/** Red flags win over every window, whatever was done. A flag tied to its window holds on any clock inside it, or on an unknown one. */
export const redFlags = (c: Case, { patterns, signs }: Tried = everything(c)): RawFinding[] => {
  const inside = (flag: RedFlag) => (hours: Hours) =>
    flag.anyTime || (hours >= flag.window.from && hours <= flag.window.to)
  const found = matches<RedFlag>(patterns.redFlags, signs, (rule) =>
    holdsOnSomeClock(rule.items, c, inside(rule.owner)),
  )
  return [...found].map(([flag, matched]) => toFinding(flag, matched, ['red-flag', 'red-flag-raised'], null))
}

/** The temperature rules. */
export const feverRules = (c: Case, { patterns, signs }: Tried = everything(c)): RawFinding[] => {
  const found = matches<FeverRule>(patterns.fever, signs, (rule) => holdsOnSomeClock(rule.items, c))
  return [...found].map(([rule, matched]) => toFinding(rule, matched, ['fever-rule', 'fever-rule'], null))
}

/** On a complication's own clock; a use nearer than the one that was said may have been the last. */
const holdsOnClock = (rule: Rule<Complication>, c: Case, done: TreatmentDone): boolean => {
  const { hours, standIn } = readClock(done, rule.owner.clock)
  return alternativeHolds(rule.items, c, hours, standIn && rule.owner.clock === 'each-use')
}

/** Complications of what was done, each on its own clock. Their usual window gates nothing: they neither start late nor end. */
export const complications = (c: Case, tried?: Tried): RawFinding[] =>
  c.treatments.flatMap((done) => {
    const { patterns, signs } = tried ?? everything(c)
    const rules = patterns.complications.get(done.slug)
    if (!rules) return []
    const found = matches<Complication>(rules, signs, (rule) => holdsOnClock(rule, c, done))
    return [...found].map(([complication, matched]) =>
      toFinding(complication, matched, ['complication', 'complication-raised'], done.slug),
    )
  })
