import type { Match } from '../match/matcher.ts'
import type { Statement } from '../statement/statement.ts'
import { effectsWith, treatmentsOf } from './evidence.ts'
import { phraseRule } from './phrase-rule.ts'
import type { RuleContext } from './rule.ts'

const ID = 'painless'

const REACH = 5

/** Does the knowledge base list pain for one of its treatments? A laser cap is not said to hurt. */
const canHurt = ({ treatments }: Statement, { knowledge, data }: RuleContext): boolean =>
  treatments.length === 0 ||
  treatmentsOf(knowledge, treatments).some((treatment) => effectsWith(treatment, data.signs ?? []).length > 0)

// whose pain is spoken of where one of these stands between
const OF_TREATMENT = /^(?:it|you|we|session|sessions|treatment|procedure|injections?|needles?|all|done|is|are|was|be)$/

/** "Forehead and eyelids swell, both sides, without pain": said of the swelling. */
const isHowAnEffectIs = ({ words }: Statement['sentence'], to: number, { from }: Match): boolean =>
  words[from]?.text === 'without' && to <= from && !words.slice(to, from).some(({ text }) => OF_TREATMENT.test(text))

/** "The forehead may swell. It should be painless." tells of the swelling. */
function isAboutAnEffect({ sentence, effects, topicEffects }: Statement, match: Match): boolean {
  const named = effects.length > 0 ? effects : topicEffects
  const isAdjective = /^(?:painless|pain)$/.test(sentence.words[match.from]?.text ?? '')
  const isPronoun = /^(?:it|they|this|these)$/.test(sentence.words[0]?.text ?? '')
  return named.some(
    ({ what, to }) =>
      what.id !== 'soreness' &&
      (isPronoun ||
        (effects.length > 0 && ((to <= match.from && isAdjective) || isHowAnEffectIs(sentence, to, match)))),
  )
}

/**
 * Flags a promise that it does not hurt, also as the answer to a question.
 * @why    the knowledge base lists pain or soreness among the effects; who was promised none takes the normal for a fault
 * @passes PRP is not painless.
 * @passes The soreness is mild and gone within two days.
 * @passes Is mesotherapy painless?
 * @flags  There is simply nothing there to hurt.
 * @flags  Microneedling is entirely pain-free.
 * @flags  Does PRP hurt? Not in the least.
 */
export const painless = phraseRule({
  id: ID,
  isPromise: true,
  isOfResult: true,
  isOfTreatment: true,
  claimsByDenying: true,
  rhetoric: ['rhetoric'],
  // "no pain after day 3" tells when it ends, not that there is none
  accepts: (match, _reading, statement, _article, context) =>
    !isAboutAnEffect(statement, match) &&
    canHurt(statement, context) &&
    !statement.quantities.some(
      (quantity) => quantity.unit === 'hours' && quantity.from >= match.from && quantity.from <= match.to + REACH,
    ),
})
