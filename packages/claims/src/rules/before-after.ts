import { groundsOf } from './evidence.ts'
import { phraseRule } from './phrase-rule.ts'
import { matchesOf } from './rule.ts'

/**
 * Flags before-and-after pictures without the conditions that make them comparable.
 * @why    in an audit of 2,020 published pairs the mean quality score was 4 of 9
 * @passes Avoid alcohol before and after the session.
 * @passes Before and after photos, same light, taken six months apart, with consent; results vary.
 * @flags  Our before and after photos speak for themselves.
 */
export const beforeAfter = phraseRule({
  id: 'before-after',
  evidence: (_statement, { data }) => groundsOf(data),
  also: ['asked', 'reported'],
  accepts: (_match, _reading, statement, article) =>
    !article.statements.some(
      (other) =>
        other.block.section === statement.block.section && matchesOf(other, 'before-after', 'conditions').length > 0,
    ),
})
