import { type SourceSpan, sourceSpan } from '../article/block.ts'
import type { Article, Statement } from '../statement/statement.ts'
import { falseApproval } from './false-approval.ts'
import { fill, matchesOf, type Rule } from './rule.ts'

const ID = 'missing-regulatory-disclosure'

/** A sentence that says what regulators did not do, or that they did something else. */
function discloses(statement: Statement): boolean {
  const has = (group: string): boolean => matchesOf(statement, ID, group).length > 0
  return has('discloses') || (has('status') && has('negation'))
}

/** Where a reader meets the treatment: the title, or the first heading that names it where the title does not. */
function headingOf({ statements, title }: Article, slug: string): SourceSpan {
  const named = statements
    .filter(({ block, mentions }) => block.kind === 'heading' && mentions.some(({ slugs }) => slugs.includes(slug)))
    .map(({ block }) => sourceSpan(block, 0, block.text.trimEnd().length))
  return named.find(({ start }) => start === title.start) ?? named[0] ?? title
}

/**
 * Flags an article on a treatment that no regulator approved for hair, where the article never says so.
 * @why    whoever chooses a treatment that nobody approved for this has to read so before choosing
 * @passes Exosomes for hair. Exosomes are not approved by the FDA or licensed in the UK.
 * @flags  Exosomes for hair. Exosomes are injected into the scalp and the visit takes half an hour.
 */
export const missingRegulatoryDisclosure: Rule = {
  id: ID,
  check: (article, context) => {
    const { knowledge, data } = context
    const isAbout = (slug: string): boolean => knowledge.claimBook.approval[slug]?.disclose ?? false
    const slug = article.treatments.find(isAbout)
    if (!slug) return []
    if (article.statements.some(discloses)) return []
    const approvalData = knowledge.claimBook.rules[falseApproval.id]
    if (approvalData && falseApproval.check(article, { ...context, data: approvalData }).length > 0) return []
    const treatment = knowledge.treatments[slug]
    const id = knowledge.claimBook.approval[slug]?.facts[0]
    const fact = treatment?.regulatory.find((entry) => entry.id === id)
    if (!treatment || !fact) return []
    return [
      {
        ...headingOf(article, slug),
        ruleId: ID,
        severity: data.severity,
        reason: fill(data.reason, {
          treatment: treatment.name,
          fact: `${fact.status.replace(/\.$/, '')} (${fact.id})`,
        }),
        expected: data.expected,
        facts: [fact.id],
      },
    ]
  },
}
