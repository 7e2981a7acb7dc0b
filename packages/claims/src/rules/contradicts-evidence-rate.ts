import type { Complication, Effect } from '@anagen/kb'
import type { Match } from '../match/matcher.ts'
import type { Quantity } from '../statement/quantity.ts'
import type { Article, Statement } from '../statement/statement.ts'
import { complicationsWith, effectsWith, evidenceFor, treatmentsOf } from './evidence.ts'
import { findingAt } from './phrase-rule.ts'
import {
  type Finding,
  isOneClause,
  matchesOf,
  nextOf,
  type Rule,
  type RuleContext,
  sentenceSpan,
  VAGUE,
} from './rule.ts'
import { isOnePersons } from './told-times.ts'

const ID = 'contradicts-evidence-rate'
const NEAR_WORDS = 8
/** between an effect and its rate in one sentence, where no other effect comes between */
const FAR_WORDS = 16
/** per cent: less than 1 in 2,000 */
const TINY = 0.05
const AFTER_WORDS = 4
/** per cent: told as next to never */
const SMALL = 1
/** per cent without a result that no evidence is as small as */
const SELDOM = 3

interface Found {
  /** "most of our patients": no figure */
  readonly isVague?: boolean
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
  // of no use for a comparison, but no rate as small as TINY is known either
  unknown: [TINY * 2, 100],
}

function rangeOf({ frequency }: Effect | Complication): readonly [number, number] {
  const [low, high] = BANDS[frequency.category]
  return frequency.percent ? [Math.min(low, frequency.percent.from), Math.max(high, frequency.percent.to)] : [low, high]
}

const describe = ({ plain, frequency, id }: Effect | Complication): string => {
  if (frequency.category === 'unknown') return `nobody knows how often it happens: ${plain} (${id})`
  const { percent } = frequency
  const figure = percent
    ? `, ${percent.from === percent.to ? percent.from : `${percent.from} to ${percent.to}`} per cent`
    : ''
  return `${plain} is ${frequency.category.replace('-', ' ')}${figure} (${id})`
}

interface Rated {
  readonly at: { readonly from: number; readonly to: number }
  readonly fact: Effect | Complication
}

/** Effects and complications with a known frequency that a sentence names; "Low mood | 1 in 500" names them in its row. */
function ratedIn(statement: Statement, { knowledge }: RuleContext): readonly Rated[] {
  const isCarried = statement.effects.length === 0
  const named = isCarried ? statement.topicEffects : statement.effects
  // where nobody knows how often, a figure that small is invented
  const isTiny = statement.quantities.some((q) => q.unit === 'percent' && q.high < TINY)
  const isRated = ({ frequency }: Effect | Complication): boolean => frequency.category !== 'unknown' || isTiny
  return treatmentsOf(knowledge, statement.treatments).flatMap((treatment) =>
    named.flatMap(({ what, from, to }) => {
      const effects = effectsWith(treatment, what.signs).filter(isRated)
      // a complication shares its signs with many a harmless effect: it counts only where no effect has them
      const facts = effects.length > 0 ? effects : complicationsWith(treatment, what.signs).filter(isRated)
      return facts.map((fact) => ({ at: isCarried ? { from: 0, to: 0 } : { from, to }, fact }))
    }),
  )
}

/** Near its rate, taken up again before it, or the one effect of the sentence: "fine hair on the cheeks turns up in one user in a thousand". */
function isSaidOf(
  { sentence: { words }, effects }: Statement,
  at: { from: number; to: number },
  rate: Pick<Quantity, 'from' | 'to' | 'high'>,
): boolean {
  const distance = at.from >= rate.to ? at.from - rate.to : Math.abs(rate.from - at.from)
  const isTakenUp = words
    .slice(at.to, Math.max(at.to, rate.from))
    .some(({ text }) => /^(?:this|it|that|these|they)$/.test(text))
  const isAlone = rate.high < SMALL && new Set(effects.map(({ what }) => what.id)).size === 1
  return distance <= NEAR_WORDS || ((isTakenUp || isAlone) && distance <= FAR_WORDS)
}

const SHORT = 8
/** A cell, a short sentence, or one that begins with "it" is about the effect that was named before it. */
const takesUp = ({ block, sentence: { words } }: Statement): boolean =>
  block.kind === 'cell' ||
  words.length <= SHORT ||
  /^(?:it|they|this|these|that|those|both)$/.test(words[0]?.text ?? '')

/** "Swelling is rare" where it is common; "1 in 500 get a bruise". Where a name has several facts the kindest counts. */
function wrongEffectRate(statement: Statement, context: RuleContext): Found | undefined {
  const of = context.data.numbers?.of ?? 1
  const known = ratedIn(statement, context)
  const [first] = known
  if (!first) return undefined
  const isCarried = statement.effects.length === 0
  // "too few to see what happens to one in a thousand" speaks of no effect named before
  if (isCarried && !takesUp(statement)) return undefined
  for (const quantity of statement.quantities) {
    if (quantity.unit !== 'percent') continue
    const near = known.filter(({ at }) => isCarried || isSaidOf(statement, at, quantity))
    const wrong = near.every(
      ({ fact }) => quantity.high * of < rangeOf(fact)[0] || quantity.low > rangeOf(fact)[1] * of,
    )
    if (near[0] && wrong) return { at: quantity, text: describe(near[0].fact), facts: [near[0].fact.id] }
  }
  // "now and then somebody is allergic" after a sentence on itching speaks of something else
  if (isCarried && statement.block.kind !== 'cell') return undefined
  for (const match of matchesOf(statement, ID, 'rare')) {
    const breaks = statement.sentence.breaks
    const near = known.filter(({ at }) => {
      const [from, to] = at.to <= match.from ? [at.to, match.from] : [match.to, at.from]
      const isNext = at.from >= match.to ? at.from - match.to <= AFTER_WORDS : match.from - at.to <= NEAR_WORDS
      return isNext && !breaks.slice(from, to + 1).some((strength) => strength > 0)
    })
    if (near[0] && near.every(({ fact }) => BANDS[fact.frequency.category][0] >= 1))
      return { at: match, text: describe(near[0].fact), facts: [near[0].fact.id] }
  }
  return undefined
}

/** "What most people see", "most of our patients take one sitting", "most people notice some soreness": no result is meant. */
function isOfResult(statement: Statement, most: { from: number; to: number }, successes: readonly Match[]): boolean {
  const { words } = statement.sentence
  // "like most people he lost the planted hairs, and saw fuzz in month four": one person is held against the rest
  if (words[most.from - 1]?.text === 'like') return false
  if (statement.effects.some(({ what }) => !OF_HAIR.has(what.id)) || words[most.from - 1]?.text === 'what') return false
  return successes.some((success) => {
    // "it regrows hair in most men"; not "a cream helps, but most people feel the needles"
    if (success.to <= most.from)
      return isOneClause(statement, success, most) && OBJECT_OF.test(words[most.from - 1]?.text ?? '')
    // "it slows the loss in most men and regrows some hair in some"
    if (words.slice(most.to, success.from).some(({ text }) => /^(?:and|but|while|whereas|although|though)$/.test(text)))
      return false
    if (!LIGHT.test(words[success.from]?.text ?? '') || success.to - success.from > 1) return true
    return words.slice(success.to, success.to + AFTER_LIGHT).some(({ text }) => OUTCOME.test(text))
  })
}
const OBJECT_OF = /^(?:in|for|with|among|of|to|by|helps?|helped|gives?|gave|lets?|satisf\w+|see|is)$/
const OF_HAIR: ReadonlySet<string> = new Set(['shedding', 'grows-hair', 'less-loss', 'graft-loss'])
const AFTER_LIGHT = 7
/** verbs that say a result only with their object */
const LIGHT =
  /^(?:see|sees|seeing|seen|notice[sd]?|report(?:s|ed)?|keeps?|kept|takes?|taken|gains?|works?|stop(?:s|ped)?|root|use|need)$/
const OUTCOME =
  /^(?:re|hairs?|regrowth|growth|grow\w*|results?|differences?|improve\w*|changes?|density|thick\w*|full\w*|benefits?|hairline|crown|coverage|gains?|loss|shedding|thinning)$/

/** "Success rate | 97%": the name of its row says what a figure is of. */
function rowSuccesses({ block, index }: Statement, { statements }: Article): readonly Match[] {
  const before = statements[index - 1]
  const isRow =
    block.kind === 'cell' && before?.block.kind === 'cell' && block.under.at(-2) === before.block.text.trim()
  return isRow ? matchesOf(before, ID, 'success').map((match) => ({ ...match, from: 0, to: 0 })) : []
}

/** "Some 60 percent of growth at months six to nine": a part of what comes, and not of whom it comes to. */
const isPartOfResult = ({ sentence: { words } }: Statement, { to }: Quantity): boolean =>
  words[to]?.text === 'of' &&
  words
    .slice(to + 1, to + 1 + AN_OBJECT)
    .some(({ text }) => /^(?:growth|regrowth|results?|density|thickness)$/.test(text))
const AN_OBJECT = 3

/** "95% regrow their hair", "almost all grafts survive": no such figure is in the evidence. */
function unsupportedSuccess(statement: Statement, article: Article, context: RuleContext): Found | undefined {
  const { data, knowledge } = context
  const evidence = evidenceFor(knowledge, statement.treatments, data)
  // "only one in a thousand sees no result" is a success of 99.9 per cent
  const failures = matchesOf(statement, ID, 'failure')
  const seldom = statement.quantities.find(
    (q) => q.unit === 'percent' && q.high <= SELDOM && failures.some((f) => Math.abs(f.from - q.from) <= NEAR_WORDS),
  )
  if (seldom) return { at: seldom, text: evidence.text, facts: evidence.facts }
  // "in a series of 140 people not one failed to respond"
  const [none] = matchesOf(statement, ID, 'all-of-them')
  if (none) return { at: none, text: evidence.text, facts: evidence.facts }
  // "hair counts doubled": no such gain is in the evidence
  // of one person it is a story
  const isStory = (): boolean =>
    isOnePersons(statement) || matchesOf(statement, 'testimonial-as-evidence', 'says').length > 0
  const [magnitude] = statement.block.kind === 'alt' ? [] : matchesOf(statement, ID, 'magnitude')
  if (magnitude && !isStory()) return { at: magnitude, text: evidence.text, facts: evidence.facts }
  const successes = [...matchesOf(statement, ID, 'success'), ...rowSuccesses(statement, article)]
  if (successes.length === 0) return undefined
  const isNear = (at: { from: number; to: number }): boolean =>
    successes.some((s) => s.from <= at.to + NEAR_WORDS && s.to >= at.from - NEAR_WORDS)
  const percent = statement.quantities.find(
    (q) => q.unit === 'percent' && q.high >= (data.numbers?.success ?? 0) && isNear(q) && !isPartOfResult(statement, q),
  )
  const most = percent
    ? undefined
    : matchesOf(statement, ID, 'most').find((at) => isNear(at) && isOfResult(statement, at, successes))
  const at = percent ?? most
  if (!at) return undefined
  return { at, text: evidence.text, facts: evidence.facts, isVague: percent === undefined }
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
      const found = wrongEffectRate(statement, context) ?? unsupportedSuccess(statement, article, context)
      if (!found) return []
      const isAll = matchesOf(statement, ID, 'all-of-them').some(({ from }) => from === found.at.from)
      if (!isAll && matchesOf(statement, ID, 'ok').some((ok) => isOneClause(statement, ok, found.at))) return []
      const { stance, deferred, isOthers } = context.readStance(statement, found.at, nextOf(article, statement))
      if (deferred === 'before') return []
      // "hardly one in two hundred", "not one in a thousand"
      const isAmount = statement.quantities.some(({ from, to }) => from === found.at.from && to === found.at.to)
      const isBound =
        isAmount &&
        /^(?:hardly|barely|scarcely|not|even|than)$/.test(statement.sentence.words[found.at.from - 1]?.text ?? '')
      if (stance !== 'asserted' && !(stance === 'denied' && isBound && !isOthers)) return []
      const finding = findingAt(ID, statement, found.at, context, { text: found.text, facts: found.facts })
      // "most notice regrowth within two weeks" is the business of contradicts-evidence-duration
      if (!found.isVague) return [finding]
      const core = [sentenceSpan(statement)]
      return [{ ...finding, ...(isAmount ? {} : { strength: VAGUE }), core }]
    }),
}
