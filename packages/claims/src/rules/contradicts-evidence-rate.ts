import type { Effect } from '@anagen/kb'
import type { Statement } from '../statement/statement.ts'
import { effectsWith, evidenceFor, treatmentsOf } from './evidence.ts'
import { findingAt } from './phrase-rule.ts'
import { type Finding, matchesOf, nextOf, overlaps, type Rule, type RuleContext } from './rule.ts'

const ID = 'contradicts-evidence-rate'
const NEAR_WORDS = 8

interface Found {
  readonly at: { readonly from: number; readonly to: number }
  readonly text: string
  readonly facts: readonly string[]
}

/** Per cent that the CIOMS bands stand for. */
const BANDS: Readonly<Record<Effect['frequency']['category'], readonly [number, number]>> = {
  'very-common': [10, 100],
  common: [1, 10],
  uncommon: [0.1, 1],
  rare: [0.01, 0.1],
  'very-rare': [0, 0.01],
  unknown: [0, 100],
}

function rangeOf({ frequency }: Effect): readonly [number, number] {
  const [low, high] = BANDS[frequency.category]
  return frequency.percent ? [Math.min(low, frequency.percent.from), Math.max(high, frequency.percent.to)] : [low, high]
}

const describe = (effect: Effect): string =>
  `${effect.plain} is ${effect.frequency.category.replace('-', ' ')}${effect.frequency.percent ? `, ${effect.frequency.percent.from} to ${effect.frequency.percent.to} per cent` : ''} (${effect.id})`

/** "Swelling is rare" where it is common; "1 in 500 get a bruise". */
function wrongEffectRate(statement: Statement, context: RuleContext): Found | undefined {
  const treatments = treatmentsOf(context.knowledge, statement.treatments)
  const of = context.data.numbers?.of ?? 1
  const known = treatments
    .flatMap((treatment) =>
      statement.effects.flatMap((named) =>
        effectsWith(treatment, named.what.signs).map((effect) => ({ named, effect })),
      ),
    )
    .filter(({ effect }) => effect.frequency.category !== 'unknown')
  for (const quantity of statement.quantities) {
    const near = known.filter(
      ({ named }) => quantity.unit === 'percent' && Math.abs(named.from - quantity.from) <= NEAR_WORDS,
    )
    const wrong =
      near.length > 0 &&
      near.every(({ effect }) => quantity.high * of < rangeOf(effect)[0] || quantity.low > rangeOf(effect)[1] * of)
    if (wrong && near[0]) return { at: quantity, text: describe(near[0].effect), facts: [near[0].effect.id] }
  }
  for (const match of matchesOf(statement, ID, 'rare')) {
    const near = known.filter(({ named }) => Math.abs(named.from - match.from) <= NEAR_WORDS)
    const common = near.filter(({ effect }) => BANDS[effect.frequency.category][0] >= 1)
    if (near.length > 0 && common.length === near.length && common[0])
      return { at: match, text: describe(common[0].effect), facts: [common[0].effect.id] }
  }
  return undefined
}

/** "95% regrow their hair", "almost all grafts survive": no such figure is in the evidence. */
function unsupportedSuccess(statement: Statement, context: RuleContext): Found | undefined {
  const { data, knowledge } = context
  const successes = matchesOf(statement, ID, 'success')
  if (successes.length === 0) return undefined
  const isNear = (at: { from: number; to: number }): boolean =>
    successes.some((s) => s.from <= at.to + NEAR_WORDS && s.to >= at.from - NEAR_WORDS)
  const percent = statement.quantities.find(
    (q) => q.unit === 'percent' && q.high >= (data.numbers?.success ?? 0) && isNear(q),
  )
  const most = percent ? undefined : matchesOf(statement, ID, 'most').find(isNear)
  const at = percent ?? most
  if (!at) return undefined
  const evidence = evidenceFor(knowledge, statement.treatments, data)
  return { at, text: evidence.text, facts: evidence.facts }
}

/**
 * Flags a rate that the evidence does not hold.
 * @why    a rate without its study is the most persuasive kind of error
 * @passes In one study of 60 people about 10% did not respond.
 * @flags  PRP works in 95% of patients.
 * @flags  Swelling after FUE is rare.
 */
export const contradictsEvidenceRate: Rule = {
  id: ID,
  check: (article, context) =>
    article.statements.flatMap((statement): Finding[] => {
      if (statement.isTestimonial || statement.treatments.length === 0) return []
      const found = wrongEffectRate(statement, context) ?? unsupportedSuccess(statement, context)
      if (!found) return []
      if (matchesOf(statement, ID, 'ok').some((ok) => overlaps(ok, { from: 0, to: statement.sentence.words.length })))
        return []
      if (context.readStance(statement, found.at, nextOf(article, statement)).stance !== 'asserted') return []
      return [findingAt(ID, statement, found.at, context, { text: found.text, facts: found.facts })]
    }),
}
