import { type Modifier, stepUp } from '@anagen/kb'
import type { Case } from '../case.ts'
import { finding, type RawFinding } from '../finding.ts'
import { holdsOnSomeClock } from '../match-pattern.ts'

/** Levels that a modifier sets for some signs: "a knock to the head on blood thinners is an emergency". */
export const modifierMinimums = (c: Case): readonly RawFinding[] =>
  c.knownModifiers.flatMap((modifier) =>
    modifier.atLeast.flatMap((rule) => {
      if (rule.treatments && !c.treatments.some((t) => rule.treatments?.includes(t.slug))) return []
      const items = rule.any.find((alternative) => {
        if (!holdsOnSomeClock(alternative, c)) return false
        return !rule.withAnotherSign || c.signIds.some((sign) => !alternative.some((item) => item.sign === sign))
      })
      if (!items) return []
      const [first, ...others] = items.flatMap((item) => item.sign ?? []).sort()
      return [
        finding(rule.level, 'modifier-at-least', {
          sign: first ?? null,
          withSigns: others,
          facts: [modifier.id],
          sources: modifier.sources,
          name: modifier.who,
          raisedBy: [modifier.key],
        }),
      ]
    }),
  )

const key = (factId: string): string => factId.slice(factId.lastIndexOf('/') + 1)

/** Steps that one modifier adds to one finding. */
const stepsFor = (modifier: Modifier, found: RawFinding, c: Case): number => {
  let steps = 0
  for (const shift of modifier.shifts) {
    if (shift.by <= steps) continue
    const fact = found.facts[0] ?? ''
    const isRedFlag = found.rule.startsWith('red-flag')
    const isComplication = found.rule.startsWith('complication')
    const concerns =
      shift.all ||
      shift.levels.includes(found.level) ||
      (isRedFlag && shift.redFlags.includes(key(fact))) ||
      (isComplication && shift.complications.includes(key(fact))) ||
      (found.sign !== null && shift.signs.includes(found.sign)) ||
      found.withSigns.some((sign) => shift.signs.includes(sign))
    if (concerns && (!shift.when || shift.when.some((items) => holdsOnSomeClock(items, c)))) steps = shift.by
  }
  return steps
}

/** Modifiers raise, never lower, and alone never raise an expected finding. Two of them do not add up: the greater step counts. */
export const raiseByModifiers = (findings: readonly RawFinding[], c: Case): readonly RawFinding[] => {
  const modifiers = c.knownModifiers
  if (modifiers.length === 0) return findings
  return findings.map((found) => {
    if (found.level === 'expected' || found.rule === 'modifier-at-least') return found
    const steps = modifiers.map((modifier) => stepsFor(modifier, found, c))
    const most = Math.max(...steps)
    const level = stepUp(found.level, most)
    if (level === found.level) return found
    return { ...found, level, raisedBy: modifiers.filter((_, i) => steps[i] === most).map((m) => m.key) }
  })
}
