import type { ClaimApproval } from '@anagen/kb'
import type { Match } from '../match/matcher.ts'
import type { Article, Statement } from '../statement/statement.ts'
import { groundsOf } from './evidence.ts'
import { phraseRule } from './phrase-rule.ts'
import { matchesOf, type RuleContext } from './rule.ts'

const ID = 'false-approval'

const LASER = /\b(?:caps?|helmets?|combs?|lasers?|red light)\b/i

/** Does what is said of a regulator hold for one of the treatments? Approved ones may say so; cleared ones may say cleared. */
function holds(statement: Statement, match: Match, { knowledge }: RuleContext): boolean {
  const sentence = statement.block.text.slice(statement.sentence.start, statement.sentence.end)
  const saysCleared = matchesOf(statement, ID, 'clears').length > 0
  const words = statement.sentence.words.slice(match.from, match.to).map((word) => word.text)
  const saysApproved = words.some((word) =>
    /^(?:approv|authoris|authoriz|licen|certif|endors|bless|sanction)/.test(word),
  )
  // the kit or the roller was cleared, for something else than hair
  const isOfDevice =
    /\b(?:kits?|devices?|rollers?|pens?|centrifuges?|helmets?|caps?|combs?|equipment|needles?)\b/i.test(sentence) &&
    !/\bhair\b/i.test(sentence)
  const isFine = ({ status }: ClaimApproval): boolean =>
    status === 'approved' ||
    (saysCleared && !saysApproved && (status === 'cleared' || isOfDevice)) ||
    (status === 'surgery' && !saysApproved)
  const slugs = statement.treatments.length === 0 && LASER.test(sentence) ? ['lllt'] : statement.treatments
  const named = slugs.flatMap((slug) => knowledge.claimBook.approval[slug] ?? [])
  const isTopicalFinasteride =
    /topical|spray|gel|solution|mixture|mix(?:ed|es)\b|compounded/i.test(sentence) &&
    statement.treatments.includes('finasteride')
  return named.length > 0 && named.some(isFine) && !isTopicalFinasteride
}

/**
 * Flags an approval that does not exist: approved is not cleared, and cleared for something else is neither.
 * @why    approval that does not exist is the most trusted false claim
 * @passes No exosome product is FDA-approved.
 * @passes Laser caps are FDA-cleared, not approved.
 * @passes The FDA approved the 1 mg finasteride tablet for men.
 * @flags  Laser combs are FDA-approved.
 * @flags  Our exosomes have the blessing of the regulator.
 */
export const falseApproval = phraseRule({
  id: ID,
  borneOutBy: 'of-a-regulator',
  accepts: (match, _reading, statement, _article: Article, context) => !holds(statement, match, context),
  evidence: ({ treatments }, { knowledge, data }) => {
    const [id] = treatments.flatMap((slug) => knowledge.claimBook.approval[slug]?.facts ?? [])
    const fact = treatments
      .flatMap((slug) => knowledge.treatments[slug]?.regulatory ?? [])
      .find((entry) => entry.id === id)
    return fact
      ? { text: `${fact.jurisdiction}: ${fact.status.replace(/\.$/, '')} (${fact.id})`, facts: [fact.id] }
      : groundsOf(data)
  },
})
