import { groundsOf } from './evidence.ts'
import { phraseRule } from './phrase-rule.ts'
import { matchesOf, overlaps } from './rule.ts'

/**
 * Flags offers and time pressure in a medical article.
 * @why    time pressure and gifts have no place in a decision about one's body
 * @passes Ask what the whole course costs before you begin.
 * @passes A clinic that offers a discount for signing today is one to leave.
 * @flags  Book before Friday and get 20% off.
 * @flags  Only three places left this month!
 * @flags  Bring a friend and the second session is free.
 */
export const discountInducement = phraseRule({
  id: 'discount-inducement',
  evidence: (_statement, { data }) => groundsOf(data),
  also: ['asked', 'conditional'],
  // "finasteride from £16 a month, first pack half off" is one advertisement, of a prescription medicine
  accepts: (match, _reading, statement) =>
    matchesOf(statement, 'prescription-medicine-promotion', 'says').length === 0 ||
    !matchesOf(statement, 'discount-inducement', 'price-cut').some((cut) => overlaps(cut, match)),
})
