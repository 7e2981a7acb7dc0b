import { type Complication, type FeverRule, higher, type Level, type RedFlag, type RuleName } from '@anagen/kb'
import type { TreatmentDone } from '../../report.ts'
import type { Case } from '../case.ts'
import { readClock } from '../clocks.ts'
import { NONE, type RawFinding } from '../finding.ts'
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
  readonly facts: readonly string[]
  level: Level
  raised: boolean
  readonly signs: string[]
}

const NO_RULES: readonly never[] = []

/** What was found of an owner before; it is added where nothing was. */
const matchedOf = <O extends Owner>({ owner, urgency, facts }: Rule<O>, found: Matched<O>[]): Matched<O> => {
  for (const matched of found) if (matched.owner === owner) return matched
  const matched = { owner, facts, level: urgency, raised: false, signs: [] }
  found.push(matched)
  return matched
}

/** Are the other signs of a rule there? Nearly always one is not, and its mark tells so. */
const areOthersThere = ({ marks, others }: Rule<Owner>, c: Case): boolean => {
  if ((marks & ~c.marks) !== 0) return false
  for (const sign of others) if (!c.signs.has(sign)) return false
  return true
}

/** All alternatives that hold, joined per owner. */
const matches = <O extends Owner>(
  rules: Anchored<O>,
  signs: readonly string[],
  c: Case,
  done: TreatmentDone | null,
  holds: (rule: Rule<O>, c: Case, done: TreatmentDone | null) => boolean,
): readonly Matched<O>[] => {
  let found: Matched<O>[] | null = null
  for (const sign of signs) {
    for (const rule of rules.get(sign) ?? NO_RULES) {
      if (!areOthersThere(rule, c) || !holds(rule, c, done)) continue
      found ??= []
      const matched = matchedOf(rule, found)
      matched.raised ||= rule.raised
      matched.level = higher(matched.level, rule.urgency)
      for (const item of rule.items)
        if (item.sign !== null && !matched.signs.includes(item.sign)) matched.signs.push(item.sign)
    }
  }
  return found ?? NO_RULES
}

type Rules = readonly [asListed: RuleName, raised: RuleName]
const RED_FLAG: Rules = ['red-flag', 'red-flag-raised']
const FEVER: Rules = ['fever-rule', 'fever-rule']
const COMPLICATION: Rules = ['complication', 'complication-raised']

const toFinding = (
  { owner, facts, level, raised, signs }: Matched<Owner>,
  [asListed, withMore]: Rules,
  treatment: string | null,
): RawFinding => {
  signs.sort()
  return {
    level,
    rule: raised ? withMore : asListed,
    sign: signs[0] ?? null,
    withSigns: signs.length > 1 ? signs.slice(1) : NONE,
    treatment,
    facts,
    sources: owner.sources,
    name: owner.plain ?? owner.when ?? owner.id,
    effect: null,
    at: null,
    raisedBy: NONE,
  }
}

/** Which alternatives to try, and from which signs; by default all of the report. */
export interface Tried {
  readonly patterns: PatternIndex
  readonly signs: readonly string[]
}
const everything = (c: Case): Tried => ({ patterns: c.index.patterns, signs: c.signIds })

const isRedFlag = ({ items, owner }: Rule<RedFlag>, c: Case): boolean =>
  owner.anyTime ? holdsOnSomeClock(items, c) : holdsOnSomeClock(items, c, owner.window)

/** Red flags win over every window, whatever was done. A flag tied to its window holds on any clock inside it, or on an unknown one. */
export const redFlags = (c: Case, { patterns, signs }: Tried = everything(c)): readonly RawFinding[] => {
  const found = matches<RedFlag>(patterns.redFlags, signs, c, null, isRedFlag)
  return found.map((matched) => toFinding(matched, RED_FLAG, null))
}

const isFever = ({ items }: Rule<FeverRule>, c: Case): boolean => holdsOnSomeClock(items, c)

/** The temperature rules. */
export const feverRules = (c: Case, { patterns, signs }: Tried = everything(c)): readonly RawFinding[] => {
  const found = matches<FeverRule>(patterns.fever, signs, c, null, isFever)
  return found.map((matched) => toFinding(matched, FEVER, null))
}

/** On a complication's own clock; a use nearer than the one that was said may have been the last. */
const holdsOnClock = ({ items, owner }: Rule<Complication>, c: Case, done: TreatmentDone | null): boolean => {
  if (done === null) return false
  const { hours, standIn } = readClock(done, owner.clock)
  return alternativeHolds(items, c, hours, standIn && owner.clock === 'each-use')
}

/** Complications of what was done, each on its own clock. Their usual window gates nothing: they neither start late nor end. */
export const complications = (c: Case, { patterns, signs }: Tried = everything(c)): RawFinding[] => {
  const all: RawFinding[] = []
  for (const done of c.treatments) {
    const rules = patterns.complications.get(done.slug)
    if (!rules) continue
    for (const matched of matches<Complication>(rules, signs, c, done, holdsOnClock))
      all.push(toFinding(matched, COMPLICATION, done.slug))
  }
  return all
}
