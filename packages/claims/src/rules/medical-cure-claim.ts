import { phraseRule } from './phrase-rule.ts'
import { matchesOf } from './rule.ts'

/**
 * Flags a claim to cure, reverse or prevent hair loss.
 * @why    to cure or prevent baldness is a medicinal claim, and nothing is shown or licensed to cure it
 * @passes PRP does not cure hair loss.
 * @passes It is prescribed for male pattern hair loss.
 * @flags  Mesotherapy cures alopecia.
 * @flags  It wakes up dead follicles.
 * @flags  These gummies stop hair loss at the root.
 */
export const medicalCureClaim = phraseRule({
  id: 'medical-cure-claim',
  borneOutBy: 'of-disease',
  isPromise: true,
  endsByItself: true,
  // "cures hair loss for good" is the business of permanent-cure
  accepts: (_match, _reading, statement) =>
    ['says', 'broad'].every((group) => matchesOf(statement, 'permanent-cure', group).length === 0),
})
