import { complicationsOf } from './evidence.ts'
import { phraseRule } from './phrase-rule.ts'

/**
 * Flags a promise that nothing can go wrong.
 * @why    every treatment in the knowledge base lists effects and complications
 * @passes Most people are red for a day or two.
 * @passes No treatment is free of side effects.
 * @passes It is a myth that PRP has no side effects.
 * @flags  PRP has no side effects.
 * @flags  Because it is your own blood, nothing can go wrong.
 * @flags  The gel is completely safe.
 */
export const absoluteSafety = phraseRule({
  id: 'absolute-safety',
  isPromise: true,
  isOfResult: true,
  isOfTreatment: true,
  claimsByDenying: true,
  rhetoric: ['rhetoric'],
  evidence: ({ treatments }, { knowledge, data }) => complicationsOf(knowledge, treatments, data),
})
