import { type Complication, type FeverRule, higher, type Level, type RedFlag, type RuleName } from '@anagen/kb'
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
/** What of an owner holds: the highest urgency, and every sign that took part. */
interface Matched<O> {
  readonly owner: O
  level: Level
  raised: boolean
  readonly signs: string[]
}

const NO_RULES: readonly never[] = []

const areThere = (signs: readonly string[], c: Case): boolean => {
  for (const sign of signs) if (!c.signs.has(sign)) return false
  return true
}

/** All alternatives that hold, joined per owner. */
const matches = <O extends Owner>(
  rules: Anchored<O>,
  signs: Iterable<string>,
  c: Case,
  holds: (rule: Rule<O>) => boolean,
): readonly Matched<O>[] => {
  const found: Matched<O>[] = []
  for (const sign of signs) {
    for (const rule of rules.get(sign) ?? NO_RULES) {
      // nearly every alternative fails for a sign that is not there
      if (!areThere(rule.others, c) || !holds(rule)) continue
      let matched = found.find(({ owner }) => owner === rule.owner)
      if (!matched) {
        matched = { owner: rule.owner, level: rule.urgency, raised: false, signs: [] }
        found.push(matched)
      }
      matched.raised ||= rule.raised
      matched.level = higher(matched.level, rule.urgency)
      for (const item of rule.items)
        if (item.sign !== null && !matched.signs.includes(item.sign)) matched.signs.push(item.sign)
    }
  }
  return found
}

type Rules = readonly [asListed: RuleName, raised: RuleName]
const RED_FLAG: Rules = ['red-flag', 'red-flag-raised']
const FEVER: Rules = ['fever-rule', 'fever-rule']
const COMPLICATION: Rules = ['complication', 'complication-raised']

const toFinding = (
  { owner, level, raised, signs }: Matched<Owner>,
  [asListed, withMore]: Rules,
  treatment: string | null,
): RawFinding => {
  signs.sort()
  return finding(level, raised ? withMore : asListed, {
    sign: signs[0] ?? null,
    withSigns: signs.slice(1),
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
  const found = matches<RedFlag>(patterns.redFlags, signs, c, ({ items, owner }) =>
    owner.anyTime ? holdsOnSomeClock(items, c) : holdsOnSomeClock(items, c, owner.window),
  )
  return found.map((matched) => toFinding(matched, RED_FLAG, null))
}

/** The temperature rules. */
export const feverRules = (c: Case, { patterns, signs }: Tried = everything(c)): RawFinding[] => {
  const found = matches<FeverRule>(patterns.fever, signs, c, (rule) => holdsOnSomeClock(rule.items, c))
  return found.map((matched) => toFinding(matched, FEVER, null))
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
    const found = matches<Complication>(rules, signs, c, (rule) => holdsOnClock(rule, c, done))
    return found.map((matched) => toFinding(matched, COMPLICATION, done.slug))
  })
