import type { Article, Statement } from '../statement/statement.ts'
import { treatmentsOf } from './evidence.ts'
import { namesOneOf, oneForNeighbours } from './neighbours.ts'
import { findingOf } from './phrase-rule.ts'
import { type Finding, fill, matchesOf, nextOf, overlaps, type Rule, type RuleContext, sentenceSpan } from './rule.ts'

const ID = 'missing-when-to-seek-help'
const FEWEST_EFFECTS = 3

const redFlagFact = (slugs: readonly string[], { knowledge }: RuleContext): { text: string; facts: string[] } => {
  const [treatment] = treatmentsOf(knowledge, slugs)
  const worst =
    treatment?.complications.find((c) => c.urgency === 'emergency') ??
    treatment?.complications.find((c) => c.urgency === 'urgent')
  return treatment && worst
    ? {
        text: `${treatment.name} can end in ${worst.key.replaceAll('-', ' ')}, which is for ${worst.urgency === 'emergency' ? 'an emergency' : 'the same day'} (${worst.id})`,
        facts: [worst.id],
      }
    : { text: 'some signs are for the same day or an emergency', facts: [] }
}

/** Is the article about side effects or recovery: by its title, a heading, or because it lists several effects? */
function isAboutEffects(article: Article): boolean {
  const heads = article.statements.filter(({ block }) => block.kind === 'title' || block.kind === 'heading')
  if (heads.some((head) => matchesOf(head, ID, 'topic').length > 0)) return true
  const named = new Set(article.statements.flatMap(({ effects }) => effects.map(({ what }) => what.id)))
  return named.size >= FEWEST_EFFECTS
}

/** Does it say what is not normal and whom to call, in one sentence, in two that follow each other, or in a list? */
function saysWhenToCall(article: Article): boolean {
  const has = (statement: Statement | undefined, group: string): boolean =>
    statement !== undefined && matchesOf(statement, ID, group).length > 0
  return (
    article.statements.some((statement) => {
      if (has(statement, 'discourages') || !has(statement, 'contact')) return false
      const isSoft = has(statement, 'alarm-soft') && has(statement, 'urgent')
      if ((has(statement, 'alarm') || isSoft) && !has(statement, 'choosing')) return true
      const around = [article.statements[statement.index - 1], article.statements[statement.index + 1]]
      const inBlock = around.some(
        (other) => other?.block === statement.block && has(other, 'alarm') && !has(statement, 'choosing'),
      )
      const opensList = statement.block.text.trimEnd().endsWith(':') && has(around[1], 'alarm')
      const isHeading = statement.block.kind === 'heading' && has(around[1], 'alarm')
      return inBlock || opensList || isHeading
    }) ||
    article.statements.some(
      (statement) =>
        statement.isAlarm && has(statement, 'alarm') && !has(statement, 'choosing') && isUnderCall(article, statement),
    )
  )
}

/** Stands in a list or a section that says to call. */
function isUnderCall(article: Article, { block }: Statement): boolean {
  return article.statements.some(
    (other) =>
      other.block !== block && other.block.section === block.section && matchesOf(other, ID, 'contact').length > 0,
  )
}

/** The sentence, or the one after it, tells whom to call instead. */
const sendsElsewhere = (article: Article, statement: Statement, { readStance }: RuleContext): boolean => {
  const { index, block } = statement
  const next = article.statements[index + 1]
  const sends = (other: Statement): boolean =>
    matchesOf(other, ID, 'calls-emergency').some(
      (match) => readStance(other, match, nextOf(article, other)).stance === 'asserted',
    )
  return sends(statement) || (next?.block === block && sends(next))
}

/** A sign, an effect or somebody who helps is named, in the sentence or right before it: "so far there is nothing to report" is of none. */
function isOfHelp(article: Article, statement: Statement, context: RuleContext): boolean {
  const before = article.statements[statement.index - 1]
  return [statement, ...(before?.block === statement.block ? [before] : [])].some(
    (one) => one.effects.length > 0 || namesOneOf(one, { from: 0, to: one.sentence.words.length }, 'of-help', context),
  )
}

/** Findings where the matches of a group are asserted, with a reason of their own. */
function said(article: Article, context: RuleContext, group: string, reason: string): Finding[] {
  // a doubt does not undo "no need to call": who reads it may not call
  const stances = ['asserted', 'conditional', ...(group === 'discourages' ? ['questioned'] : [])]
  const found = article.statements.flatMap((statement) => {
    const fine = matchesOf(statement, ID, 'ok')
    const found = matchesOf(statement, ID, group).filter(
      (match) =>
        !fine.some((ok) => overlaps(ok, match)) &&
        stances.includes(context.readStance(statement, match, nextOf(article, statement)).stance),
    )
    // "Do not call us. Call 112."
    if (found.length === 0 || sendsElsewhere(article, statement, context)) return []
    const data = { ...context.data, reason }
    const finding = findingOf(ID, statement, found, { ...context, data }, redFlagFact(statement.treatments, context))
    // "skip it; no need to ask your GP" names no sign: what else the sentence is flagged for is what it says
    const namesASign = matchesOf(statement, ID, 'alarm').length + matchesOf(statement, ID, 'alarm-soft').length > 0
    return [
      {
        statement,
        finding: namesASign ? finding : { ...finding, core: [sentenceSpan(statement)] },
        isBorneOut: namesASign || isOfHelp(article, statement, context),
      },
    ]
  })
  return oneForNeighbours(found)
}

/**
 * Flags an article on side effects or recovery without the signs that need a call, and words that discourage a call.
 * @why    a wrong "normal" can cost skin, sight or life
 * @passes Recovery after PRP\n\nRedness fades in three days. Call the clinic the same day for fever or pus.
 * @flags  Recovery after PRP\n\nRedness fades in three days and bruises within a week.
 * @flags  There is no need to bother the clinic about a fever.
 */
export const missingWhenToSeekHelp: Rule = {
  id: ID,
  check: (article, context): readonly Finding[] => {
    const discouraging = said(article, context, 'discourages', 'Discourages a call for help ("{said}"), but {fact}.')
    const reassuring = said(
      article,
      context,
      'reassures',
      'Takes an effect for a sign of success ("{said}"), but {fact}.',
    )
    const told = discouraging.length > 0 ? discouraging : reassuring
    if (!isAboutEffects(article) || saysWhenToCall(article)) return told
    const fact = redFlagFact(article.treatments, context)
    return [
      ...told,
      {
        ...article.title,
        ruleId: ID,
        severity: context.data.severity,
        reason: fill(context.data.reason, {
          said: 'Is about side effects or recovery and does not say which signs need a call',
          fact: fact.text,
        }),
        expected: context.data.expected,
        facts: fact.facts,
        // words that keep a reader from calling say more
        ...(discouraging.length > 0 ? { ifAlone: true } : {}),
      },
    ]
  },
}
