import type { Match } from '../match/matcher.ts'
import { A_YEAR } from '../statement/hours.ts'
import type { Article, Statement } from '../statement/statement.ts'
import { phraseRule } from './phrase-rule.ts'

const NEAR = 4
const REACH = 6
/** what a treatment leaves behind: no result */
const LEFT_BEHIND = /^(?:scars?|scarring|traces?|stains?|damage|injur\w+|disfigur\w+|pitting|depigment\w+|ghosts?)$/

const HARM = /^(?:side|adverse|problems?|symptoms?|complaints?|risks?|antidote|reactions?|damage)$/

/** "A bruise that does not fade", "numb for good": an effect lasts, not a result. */
const isOfAnEffect = ({ effects, quantities, sentence }: Statement, match: Match): boolean =>
  effects.some(({ to, what }) => what.id !== 'shedding' && to <= match.from && match.from - to < NEAR) ||
  sentence.words.slice(Math.max(0, match.from - REACH), match.to).some(({ text }) => LEFT_BEHIND.test(text)) ||
  // "sexual side effects have continued after stopping", "no way to take the product out again"
  sentence.words.slice(Math.max(0, match.from - 1), match.to).some(({ text }) => HARM.test(text)) ||
  // "two visits, and no further ones are planned"
  (quantities.some(({ unit }) => unit === 'sessions') &&
    !sentence.words.slice(match.from, match.to).some(({ text }) => /^(?:again|life|ever|forever|good)$/.test(text)))

/** "Take eight sessions. After these the light need not be used again": the business of contradicts-evidence-sessions. */
const endsACourse = ({ statements }: Article, { index, block, sentence }: Statement, match: Match): boolean => {
  const before = statements[index - 1]
  return (
    before?.block === block &&
    before.quantities.some(({ unit }) => unit === 'sessions') &&
    !sentence.words
      .slice(match.from, match.to)
      .some(({ text }) => /^(?:life|ever|forever|good|hair|loss|baldness)$/.test(text))
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
  // "it holds for twenty years" is a duration, which the evidence knows
  accepts: (match, _reading, statement, article) =>
    !isOfAnEffect(statement, match) &&
    !endsACourse(article, statement, match) &&
    !statement.quantities.some(
      ({ unit, high, isInterval, isMoment, from }) =>
        unit === 'hours' &&
        !isInterval &&
        !isMoment &&
        high >= A_YEAR &&
        !/^(?:after|in|within)$/.test(statement.sentence.words[from - 1]?.text ?? ''),
    ),
})
