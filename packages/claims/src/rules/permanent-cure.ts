import { phraseRule } from './phrase-rule.ts'

const A_YEAR_HOURS = 8760

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
  // "it holds for twenty years" is a duration, which the evidence knows
  accepts: (_match, _reading, statement) =>
    !statement.quantities.some(
      ({ unit, high, isInterval, isMoment, from }) =>
        unit === 'hours' &&
        !isInterval &&
        !isMoment &&
        high >= A_YEAR_HOURS &&
        !/^(?:after|in|within)$/.test(statement.sentence.words[from - 1]?.text ?? ''),
    ),
})
