import type { Effect, Hours } from '@anagen/kb'
import type { Finding, WindowUsed } from '../../verdict.ts'
import type { Case } from '../case.ts'
import type { RawFinding } from '../finding.ts'
import { fillWith } from './fill.ts'
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

/** What a word of an effect's sentences stands for; undefined: not a word of effects. */
const windowWord = (word: string, effect: Effect): string | undefined => {
  switch (word) {
    case 'onset':
      return effect.onset.from === 0 ? 'the start' : showHours(effect.onset.from)
    case 'onsetEnd':
      return showHours(effect.onset.to)
    case 'typical':
      return showHours(effect.typical.to)
    case 'upper':
      return showHours(effect.upper)
    case 'disputed':
      return showHours(effect.disputedUntil)
    case 'cap':
      return String(effect.maxGrade)
    case 'afterStopping':
      return effect.afterStopping === null ? '' : showHours(effect.afterStopping)
    case 'maxDuration':
      return effect.maxDuration === null ? '' : showHours(effect.maxDuration)
    case 'part':
      return effect.onlyWith ?? 'a clinic session'
    default:
      return undefined
  }
}

const nameOf = (slug: string, { knowledge }: Case): string => knowledge.treatments[slug]?.name ?? slug

const namesOfAll = (c: Case): string =>
  c.treatments
    .map(({ slug }) => nameOf(slug, c))
    .sort()
    .join(', ') || 'what was done'

const sentenceOf = ({ rule, effect }: RawFinding, { knowledge: { advice } }: Case): string =>
  (effect?.isHoped ? advice.hoped[rule] : undefined) ?? advice.rules[rule]

const because = (found: RawFinding, c: Case): string =>
  fillWith(sentenceOf(found, c), (word) => {
    switch (word) {
      case 'fact':
      case 'name':
      case 'modifier':
        return found.name
      case 'sign':
        return found.sign === null ? '' : (c.knowledge.signs[found.sign]?.plain ?? found.sign)
      case 'treatment':
        return found.treatment === null ? '' : nameOf(found.treatment, c)
      case 'treatments':
        return namesOfAll(c)
      default:
        return found.effect ? windowWord(word, found.effect) : undefined
    }
  })

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
