import type { Compiled } from '../match/compile.ts'
import { inClass } from '../match/in-class.ts'
import type { Match } from '../match/matcher.ts'
import { A_YEAR } from '../statement/hours.ts'
import type { Article, Statement } from '../statement/statement.ts'
import { phraseRule } from './phrase-rule.ts'

const NEAR = 4
const REACH = 6

/** "A bruise that does not fade", "numb for good": an effect lasts, not a result. */
function isOfAnEffect(
  { effects, quantities, sentence: { ids } }: Statement,
  match: Match,
  compiled: Compiled,
): boolean {
  const said = ids.slice(match.from, match.to)
  return (
    effects.some(({ to, what }) => what.id !== 'shedding' && to <= match.from && match.from - to < NEAR) ||
    ids.slice(Math.max(0, match.from - REACH), match.to).some(inClass(compiled, 'left-behind')) ||
    // "sexual side effects have continued after stopping", "no way to take the product out again"
    ids.slice(Math.max(0, match.from - 1), match.to).some(inClass(compiled, 'of-harm')) ||
    // "two visits, and no further ones are planned"
    (quantities.some(({ unit }) => unit === 'sessions') &&
      said.some(inClass(compiled, 'of-visits')) &&
      !said.some((id) => inClass(compiled, 'for-ever-word')(id) || inClass(compiled, 'once-more')(id)))
  )
}

/** "Take eight sessions. After these the light need not be used again": the business of contradicts-evidence-sessions. */
const endsACourse = (
  { statements }: Article,
  { index, block, sentence }: Statement,
  match: Match,
  compiled: Compiled,
): boolean => {
  const before = statements[index - 1]
  return (
    before?.block === block &&
    before.quantities.some(({ unit }) => unit === 'sessions') &&
    !sentence.ids
      .slice(match.from, match.to)
      .some((id) => inClass(compiled, 'for-ever-word')(id) || inClass(compiled, 'of-hair-loss')(id))
  )
}

/**
 * Flags a result that is said to last for ever.
 * @why    in the knowledge base every result fades, needs upkeep, or native hair goes on thinning around it
 * @passes The effect is lost some months after stopping.
 * @passes A strip leaves a permanent scar.
 * @flags  Exosomes are a permanent solution.
 * @flags  Your hair loss is over once and for all.
 * @flags  You will never have to worry about hair loss again.
 */
export const permanentCure = phraseRule({
  id: 'permanent-cure',
  isPromise: true,
  isOfResult: true,
  endsByItself: true,
  // "it holds for twenty years" is a duration, which the evidence knows
  accepts: (match, _reading, statement, article, { compiled }) =>
    !isOfAnEffect(statement, match, compiled) &&
    !endsACourse(article, statement, match, compiled) &&
    !statement.quantities.some(
      ({ unit, high, isInterval, isMoment, from }) =>
        unit === 'hours' &&
        !isInterval &&
        !isMoment &&
        high >= A_YEAR &&
        !/^(?:after|in|within)$/.test(statement.sentence.words[from - 1]?.text ?? ''),
    ),
})
