import { groundsOf } from './evidence.ts'
import { phraseRule } from './phrase-rule.ts'
import type { Rule } from './rule.ts'

/**
 * Flags a patient's story offered as evidence.
 * @why    a testimonial counts as the advertiser's own claim
 * @passes In a study of 60 people about one in ten did not respond.
 * @passes One patient's story is not evidence.
 * @flags  Thousands of happy patients can't be wrong.
 * @flags  "My hair came back in two months," says Mark.
 */
export const testimonialAsEvidence: Rule = phraseRule({
  id: 'testimonial-as-evidence',
  evidence: (_statement, { data }) => groundsOf(data),
  hearsPatients: true,
  also: ['reported'],
})
