import { framesOf } from '../statement/frames.ts'
import { leadsToSale } from './commercial-link.ts'
import { phraseRule } from './phrase-rule.ts'
import { matchesOf, overlaps } from './rule.ts'
import { isDisclosed } from './undisclosed-interest.ts'

/**
 * Flags a treatment or clinic that is said to be better than the rest.
 * @why    the knowledge base knows no trial that ranks the treatments
 * @passes In one trial it grew more hair than placebo.
 * @passes Which treatment is best for you depends on the cause.
 * @flags  Mesotherapy is the best process available.
 * @flags  It leaves every other treatment behind.
 * @flags  PRP beats minoxidil.
 */
export const unsupportedSuperiority = phraseRule({
  id: 'unsupported-superiority',
  isPromise: true,
  isOfTreatment: true,
  claimsByDenying: true,
  groups: ['says', 'unbeaten'],
  rhetoric: ['rhetoric'],
  // "a gentler alternative is our own serum" is the business of undisclosed-interest
  accepts: (match, _reading, statement, article, context) =>
    // "nothing shows that it is better" leaves it open
    !framesOf(statement, 'unshown').some((frame) => overlaps(frame, match)) &&
    matchesOf(statement, 'undisclosed-interest', 'says').length === 0 &&
    matchesOf(statement, 'undisclosed-interest', 'broad').length === 0 &&
    // "the winner is this one", with a link to the shop
    !(leadsToSale(statement, context) && !isDisclosed(article)),
})
