import type { Effect, Treatment } from '@anagen/kb'
import type { Compiled } from '../match/compile.ts'
import { inClass } from '../match/in-class.ts'
import type { Quantity } from '../statement/quantity.ts'
import type { Article, Statement } from '../statement/statement.ts'
import { effectsWith } from './evidence.ts'
import { isOneClause } from './rule.ts'

/** "Gone in a day." after the effect's name */
const SHORT = 8
const PRONOUN = /^(?:it|they|this|these|that|those|most|both|all)$/

const CHAIN_WORDS = 4
const SEMICOLON = 3

export const hasSemicolon = ({ sentence: { breaks } }: Statement, from: number, to: number): boolean =>
  breaks.slice(from, to + 1).some((strength) => strength >= SEMICOLON)

/** The last effects that stand together: "redness, swelling and soreness". */
function lastChain<T extends { readonly from: number; readonly to: number }>(named: readonly T[]): readonly T[] {
  const first = named.findLastIndex((effect, i) => i === 0 || effect.from - (named[i - 1]?.to ?? 0) > CHAIN_WORDS)
  return named.slice(Math.max(0, first))
}

/** "Three days, a numb band": after a comma another effect begins, unless the time opens the sentence: "After three days, redness ..." */
const OPENS = /^(?:after|within|in|by|once|on|at|over|for|from|up|until|during|between|day|days|week|weeks|hours)$/

/** "5 to 10 days, depending on the redness" */
const isOnlyACause = ({ sentence: { words } }: Statement, at: number): boolean =>
  words
    .slice(Math.max(0, at - 3), at)
    .some(({ text }) => /^(?:depending|because|despite|hide|hides|cover|covers)$/.test(text))

/** "Lose part of their colour as the scabs fall, and settle after a month": the effect says when, the time is of something else. */
const isAClock = ({ sentence: { words, breaks } }: Statement, effect: { from: number; to: number }, time: number) =>
  words.slice(Math.max(0, effect.from - 2), effect.from).some(({ text }) => /^(?:as|once|when|after)$/.test(text)) &&
  breaks.slice(effect.to, time + 1).some((strength) => strength > 0)

const MOST_LEADING = 3
const ACTS = /^(?:we|you|patients|people)$/
const MODAL = /^(?:may|can|should|must|will|then|usually|always)$/

/** "Pink, tender. Hair unwashed for a day.": a sentence that begins with a thing or an act of its own is not about the effect that was named before it. */
function hasOwnTopic({ block, sentence: { ids, words } }: Statement, compiled: Compiled): boolean {
  if (block.kind === 'cell') return false
  const leads = inClass(compiled, 'leading')
  let at = 0
  while (at < MOST_LEADING && leads(ids[at])) at++
  // "after a transplant we wait twelve months": whoever acts has a topic of their own
  const isAct = inClass(compiled, 'care-act')
  if (words.some(({ text }, i) => ACTS.test(text) && isAct(ids[MODAL.test(words[i + 1]?.text ?? '') ? i + 2 : i + 1])))
    return true
  const isThing = inClass(compiled, 'care-thing')(ids[at])
  return isAct(ids[at]) || (isThing && !ids.some(inClass(compiled, 'settles')))
}

/** "A day's redness or a little flaking": what a time in the genitive stands before is all that it is of, up to the next article. */
function ofGenitive<T extends { readonly from: number }>(
  { block, sentence: { words } }: Statement,
  { to }: Quantity,
  behind: readonly T[],
): readonly T[] {
  const last = words[to - 1]
  // the ending is no part of a word's text: "day's", "days'"
  if (!last || !GENITIVE.test(block.text.slice(last.start + last.text.length, last.end + 1))) return []
  return behind.filter(({ from }) => !words.slice(to, from).some(({ text }) => BEGINS_ANOTHER.test(text)))
}
const GENITIVE = /^['’]/
const BEGINS_ANOTHER = /^(?:an?|the|some|any|no|little|few|your|but|then)$/

/** Effects that a time is said of: those named since the last time; else those after it; else, for "it", those of the sentence before. */
export function effectsAt(
  statement: Statement,
  quantity: Quantity,
  treatments: readonly Treatment[],
  compiled: Compiled,
): readonly Effect[][] {
  const times = statement.quantities.filter((q) => q.unit === 'hours')
  const before = times.filter((q) => q.to <= quantity.from).at(-1)?.to ?? 0
  const after = times.find((q) => q.from >= quantity.to)?.from ?? statement.sentence.words.length
  const named = statement.effects
  const ahead = lastChain(
    named.filter(
      (effect) =>
        effect.from >= before &&
        effect.to <= quantity.from &&
        !hasSemicolon(statement, effect.to, quantity.from) &&
        !isAClock(statement, effect, quantity.from),
    ),
  )
  const behind = named.filter(
    (effect) =>
      effect.from >= quantity.to &&
      effect.to <= after &&
      isOneClause(statement, quantity, effect) &&
      // "the first two clear within three days, and bruises within a week"
      !/^(?:and|but|while)$/.test(statement.sentence.words[quantity.to]?.text ?? '') &&
      !isOnlyACause(statement, effect.from) &&
      (OPENS.test(statement.sentence.words[0]?.text ?? '') ||
        !statement.sentence.breaks.slice(quantity.to, effect.from + 1).some((b) => b > 0)),
  )
  const isCarried =
    statement.block.kind === 'cell' ||
    statement.sentence.words.length <= SHORT ||
    PRONOUN.test(statement.sentence.words[0]?.text ?? '') ||
    // "allow three weeks for this to calm down"
    (quantity.from <= SHORT &&
      /^(?:for|until|before)$/.test(statement.sentence.words[quantity.to]?.text ?? '') &&
      PRONOUN.test(statement.sentence.words[quantity.to + 1]?.text ?? ''))
  const carried = named.length === 0 && isCarried && !hasOwnTopic(statement, compiled) ? statement.topicEffects : []
  // "swelling is worst on day three and can linger for three weeks": a moment does not take the effect away
  const lastTime = times.filter((q) => q.to <= quantity.from).at(-1)
  const subject =
    lastTime?.isMoment &&
    ahead.length === 0 &&
    behind.length === 0 &&
    !statement.sentence.breaks.slice(lastTime.to, quantity.from + 1).some((strength) => strength > 0)
      ? lastChain(named.filter((effect) => effect.to <= lastTime.from))
      : []
  const owned = ofGenitive(statement, quantity, behind)
  const found = [owned, ahead, behind, subject, carried].find((effects) => effects.length > 0) ?? []
  return found
    .map(({ what }) => treatments.flatMap((treatment) => effectsWith(treatment, what.signs)))
    .filter((effects) => effects.length > 0)
}

/** Effects of the list that a line opens: "These usually fade within three days:" and its items. */
export function listEffects(
  article: Article,
  statement: Statement,
  treatments: readonly Treatment[],
): readonly Effect[][] {
  if (!statement.block.text.trimEnd().endsWith(':')) return []
  const items: Statement[] = []
  for (const other of article.statements.slice(statement.index + 1)) {
    if (other.block.kind !== 'item' || other.block.section !== statement.block.section) break
    items.push(other)
  }
  return items
    .flatMap((item) => item.effects)
    .map(({ what }) => treatments.flatMap((treatment) => effectsWith(treatment, what.signs)))
    .filter((effects) => effects.length > 0)
}
