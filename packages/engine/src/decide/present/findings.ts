import type { Effect, Hours } from '@anagen/kb'
import type { Finding, WindowUsed } from '../../verdict.ts'
import type { Case } from '../case.ts'
import type { RawFinding } from '../finding.ts'
import { fill } from './fill.ts'
import { showHours } from './hours.ts'

const windowOf = (effect: Effect, at: Hours): WindowUsed => ({
  clock: effect.clock,
  onset: [effect.onset.from, effect.onset.to],
  typical: [effect.typical.from, effect.typical.to],
  upper: effect.upper,
  disputedUntil: effect.disputedUntil,
  at,
  maxGrade: effect.maxGrade,
})

const windowWords = (effect: Effect): Record<string, string> => ({
  onset: showHours(effect.onset.from),
  onsetEnd: showHours(effect.onset.to),
  typical: showHours(effect.typical.to),
  upper: showHours(effect.upper),
  disputed: showHours(effect.disputedUntil),
  cap: String(effect.maxGrade),
  afterStopping: effect.afterStopping === null ? '' : showHours(effect.afterStopping),
  maxDuration: effect.maxDuration === null ? '' : showHours(effect.maxDuration),
  part: effect.onlyWith ?? 'a clinic session',
})

const because = (found: RawFinding, c: Case): string => {
  const { knowledge } = c
  const nameOf = (slug: string): string => knowledge.treatments[slug]?.name ?? slug
  return fill(knowledge.advice.rules[found.rule], {
    fact: found.name,
    name: found.name,
    modifier: found.name,
    sign: found.sign === null ? '' : (knowledge.signs[found.sign]?.plain ?? found.sign),
    treatment: found.treatment === null ? '' : nameOf(found.treatment),
    treatments:
      c.treatments
        .map((t) => nameOf(t.slug))
        .sort()
        .join(', ') || 'what was done',
    ...(found.effect ? windowWords(found.effect) : {}),
  })
}

/** A finding with its words and its window. */
export const present = (found: RawFinding, c: Case): Finding => ({
  level: found.level,
  rule: found.rule,
  sign: found.sign,
  withSigns: found.withSigns,
  treatment: found.treatment,
  facts: found.facts,
  sources: found.sources,
  window: found.effect && found.at !== null ? windowOf(found.effect, found.at) : null,
  because: because(found, c),
  raisedBy: found.raisedBy,
})
