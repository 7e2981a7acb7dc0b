import type { Article, Statement } from '../statement/statement.ts'
import { brandedAdvice } from './branded-advice.ts'
import { leadsToSale } from './commercial-link.ts'
import { evidenceFor } from './evidence.ts'
import { findingAt, phraseRule } from './phrase-rule.ts'
import { type Finding, matchesOf, type Rule, type RuleContext } from './rule.ts'

const ID = 'undisclosed-interest'
const says = phraseRule({ id: ID, also: ['asked'], borneOutBy: 'of-a-sale' })

/** Does the article say that its author earns from what it advises? */
export const isDisclosed = ({ statements }: Article): boolean =>
  statements.some((statement) => matchesOf(statement, ID, 'discloses').length > 0)

/** A sentence that leads to a shop, or that pays whoever wrote it. */
function linkFinding(statement: Statement, context: RuleContext): Finding[] {
  if (!leadsToSale(statement, context)) return []
  const evidence = evidenceFor(context.knowledge, statement.treatments, context.data)
  return [findingAt(ID, statement, { from: 0, to: statement.sentence.words.length }, context, evidence)]
}

/**
 * Flags advice to take what the author sells, where the article does not say so.
 * @why    readers weigh advice by who gives it
 * @passes We sell this serum ourselves: read our comparison with that in mind. Disclosure: we earn from sales.
 * @flags  A safer choice is our own peptide serum.
 * @flags  Our favourite is [this one](https://shop.example.org/serum?ref=clinic).
 */
export const undisclosedInterest: Rule = {
  id: ID,
  check: (article, context) => {
    if (isDisclosed(article)) return []
    const links = article.statements.flatMap((statement) => linkFinding(statement, context))
    const found = [...links, ...says.check(article, context), ...brandedAdvice(article, context)]
    return found.filter(
      (finding, i) => !found.slice(0, i).some((other) => other.start < finding.end && finding.start < other.end),
    )
  },
}
