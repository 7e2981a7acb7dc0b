import type { Effect, Treatment } from '@anagen/kb'
import type { Quantity } from '../statement/quantity.ts'
import type { Article, Statement } from '../statement/statement.ts'
import { effectsWith, inWords, treatmentsOf } from './evidence.ts'
import { findingAt } from './phrase-rule.ts'
import { earliestResult } from './result-times.ts'
import { type Finding, matchesOf, nextOf, overlaps, type Rule, type RuleContext } from './rule.ts'

const ID = 'contradicts-evidence-duration'
const LEAST_HOURS = 12

/** Effects of the statement's treatments that its words name, or that the sentence before named when this one has none. */
function effectsOf(statement: Statement, article: Article, treatments: readonly Treatment[]): readonly Effect[] {
  const before = article.statements[statement.index - 1]
  const named =
    statement.effects.length > 0 ? statement.effects : before?.block === statement.block ? before.effects : []
  return treatments.flatMap((treatment) => named.flatMap(({ what }) => effectsWith(treatment, what.signs)))
}

interface Contradiction {
  readonly quantity: Quantity
  readonly text: string
  readonly fact: string
}

/** Said to be over well before the evidence lets it end, or to be normal well after. */
function wrongWindow(quantity: Quantity, effects: readonly Effect[], { data }: RuleContext): Contradiction | undefined {
  const shorter = data.numbers?.shorter ?? 0
  const longer = data.numbers?.longer ?? Number.POSITIVE_INFINITY
  const tooLong = effects.every(
    (effect) => quantity.high > Math.max(effect.upper, effect.disputedUntil) * longer && !effect.persistsWhileUsed,
  )
  const [first] = effects
  if (!first) return undefined
  if (tooLong)
    return {
      quantity,
      text: `it is expected for at most ${inWords(Math.max(...effects.map((e) => Math.max(e.upper, e.disputedUntil))))}`,
      fact: first.id,
    }
  if (quantity.isLowerBound) return undefined
  const short = effects.find((effect) => quantity.high < effect.typical.to * shorter && quantity.high < effect.upper)
  return short
    ? {
        quantity,
        text: `it usually lasts up to ${inWords(short.typical.to)}, and is expected for up to ${inWords(short.upper)}`,
        fact: short.id,
      }
    : undefined
}

/** A result promised well before the earliest that the evidence knows. */
function tooSoon(
  quantity: Quantity,
  treatments: readonly Treatment[],
  { data }: RuleContext,
): Contradiction | undefined {
  const known = treatments.flatMap((treatment) => earliestResult(treatment) ?? [])
  const [first] = known.toSorted((a, b) => a.hours - b.hours)
  const sooner = data.numbers?.sooner ?? 0
  return first && quantity.high < first.hours * sooner
    ? { quantity, text: `the earliest result known is at ${first.when}: ${first.what}`, fact: first.id }
    : undefined
}

function contradictionIn(
  statement: Statement,
  article: Article,
  context: RuleContext,
): { at: { from: number; to: number }; text: string; fact: string } | undefined {
  const treatments = treatmentsOf(context.knowledge, statement.treatments)
  if (treatments.length === 0) return undefined
  const times = statement.quantities.filter((q) => q.unit === 'hours' && !q.isInterval && q.high >= LEAST_HOURS)
  const isAboutResults = matchesOf(statement, ID, 'results').length > 0 && matchesOf(statement, ID, 'early').length > 0
  const effects = effectsOf(statement, article, treatments)
  for (const quantity of times) {
    const found =
      effects.length > 0 &&
      matchesOf(statement, ID, 'ends').length > 0 &&
      !(isAboutResults && statement.effects.length === 0)
        ? wrongWindow(quantity, effects, context)
        : isAboutResults
          ? tooSoon(quantity, treatments, context)
          : undefined
    if (found) return { at: quantity, text: found.text, fact: found.fact }
  }
  const [instant] = matchesOf(statement, ID, 'instant')
  const [earliest] = treatments.flatMap((treatment) => earliestResult(treatment) ?? [])
  if (instant && earliest)
    return {
      at: instant,
      text: `the earliest result known is at ${earliest.when}: ${earliest.what}`,
      fact: earliest.id,
    }
  return undefined
}

/**
 * Flags a duration that the evidence contradicts: an effect over too soon or normal for too long, a result too early.
 * @why    a window that is too short frightens, one that is too long hides a complication
 * @passes After PRP redness fades within one to three days.
 * @passes Call us if the redness after PRP lasts longer than a week.
 * @flags  After PRP any bruise is gone within a day.
 * @flags  Redness for three weeks after PRP is normal.
 * @flags  With PRP new hair is visible within two weeks.
 */
export const contradictsEvidenceDuration: Rule = {
  id: ID,
  check: (article, context) =>
    article.statements.flatMap((statement): Finding[] => {
      if (statement.isTestimonial) return []
      const found = contradictionIn(statement, article, context)
      if (!found) return []
      if (matchesOf(statement, ID, 'ok').some((ok) => overlaps(ok, { from: 0, to: statement.sentence.words.length })))
        return []
      if (context.readStance(statement, found.at, nextOf(article, statement)).stance !== 'asserted') return []
      return [
        findingAt(ID, statement, found.at, context, { text: `${found.text} (${found.fact})`, facts: [found.fact] }),
      ]
    }),
}
