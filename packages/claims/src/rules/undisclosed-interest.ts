import { brandedAdvice } from './branded-advice.ts'
import { phraseRule } from './phrase-rule.ts'
import { matchesOf, type Rule } from './rule.ts'

const ID = 'undisclosed-interest'
const says = phraseRule({ id: ID, also: ['asked'] })

/**
 * Flags advice to take what the author sells, where the article does not say so.
 * @why    readers weigh advice by who gives it
 * @passes We sell this serum ourselves: read our comparison with that in mind. Disclosure: we earn from sales.
 * @flags  A safer choice is our own peptide serum.
 */
export const undisclosedInterest: Rule = {
  id: ID,
  check: (article, context) => {
    const isDisclosed = article.statements.some((statement) => matchesOf(statement, ID, 'discloses').length > 0)
    if (isDisclosed) return []
    const found = [...says.check(article, context), ...brandedAdvice(article, context)]
    return found.filter(
      (finding, i) => !found.slice(0, i).some((other) => other.start < finding.end && finding.start < other.end),
    )
  },
}
