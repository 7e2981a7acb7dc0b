import { inClass } from '../match/in-class.ts'
import { phraseRule } from './phrase-rule.ts'
import { matchesOf } from './rule.ts'

/**
 * Flags a promise of a result.
 * @why    no treatment in the knowledge base works for everybody, and the law forbids to promise a result
 * @passes Results differ, and about one person in ten does not respond.
 * @passes Nobody can guarantee regrowth.
 * @flags  We guarantee visible results.
 * @flags  PRP works for everyone.
 * @flags  It has never failed a single patient.
 */
export const guaranteedResult = phraseRule({
  id: 'guaranteed-result',
  borneOutBy: 'of-certainty',
  isPromise: true,
  isOfResult: true,
  endsByItself: true,
  // "They fall out after some weeks. This is normal, and the hair will regrow."
  accepts: ({ from, to }, _reading, statement, article, { compiled }) =>
    !statement.sentence.ids.slice(from, to).some(inClass(compiled, 'grows-back')) ||
    ![1, 2].some((steps) => {
      const before = article.statements[statement.index - steps]
      return before?.block === statement.block && matchesOf(before, 'contradicts-evidence-duration', 'loses').length > 0
    }),
})
