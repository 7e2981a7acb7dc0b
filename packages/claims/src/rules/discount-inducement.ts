import { groundsOf } from './evidence.ts'
import { phraseRule } from './phrase-rule.ts'

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
})
