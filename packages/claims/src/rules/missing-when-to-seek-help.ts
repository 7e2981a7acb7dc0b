import type { Article } from '../statement/statement.ts'
import { treatmentsOf } from './evidence.ts'
import { findingAt } from './phrase-rule.ts'
import { type Finding, fill, matchesOf, nextOf, overlaps, type Rule, type RuleContext } from './rule.ts'

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

/** Does it say what is not normal and whom to call, in one sentence or in neighbours? */
function saysWhenToCall(article: Article): boolean {
  return article.statements.some((statement) => {
    if (matchesOf(statement, ID, 'discourages').length > 0) return false
    if (matchesOf(statement, ID, 'contact').length === 0) return false
    const near = article.statements.slice(Math.max(0, statement.index - 2), statement.index + NEAR)
    return near.some(
      (other) => other.block.section === statement.block.section && matchesOf(other, ID, 'alarm').length > 0,
    )
  })
}
const NEAR = 8

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
    const discouraging = article.statements.flatMap((statement) => {
      const fine = matchesOf(statement, ID, 'ok')
      const found = matchesOf(statement, ID, 'discourages').filter(
        (match) =>
          !fine.some((ok) => overlaps(ok, match)) &&
          ['asserted', 'conditional'].includes(context.readStance(statement, match, nextOf(article, statement)).stance),
      )
      const [first] = found
      if (!first) return []
      const words = { from: Math.min(...found.map((m) => m.from)), to: Math.max(...found.map((m) => m.to)) }
      return [
        findingAt(
          ID,
          statement,
          words,
          { ...context, data: { ...context.data, reason: 'Discourages a call for help ("{said}"), but {fact}.' } },
          redFlagFact(statement.treatments, context),
        ),
      ]
    })
    if (discouraging.length > 0 || !isAboutEffects(article) || saysWhenToCall(article)) return discouraging
    const fact = redFlagFact(article.treatments, context)
    return [
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
      },
    ]
  },
}
