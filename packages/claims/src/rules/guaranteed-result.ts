import { phraseRule } from './phrase-rule.ts'

/**
 * Flags a promise of a result.
 * @why    no treatment in the knowledge base works for everybody, and the law forbids to promise a result
 * @passes Results differ, and about one person in ten does not respond.
 * @passes Nobody can guarantee regrowth.
 * @flags  We guarantee visible results.
 * @flags  PRP works for everyone.
 * @flags  It has never failed a single patient.
 */
export const guaranteedResult = phraseRule({ id: 'guaranteed-result', isPromise: true })
