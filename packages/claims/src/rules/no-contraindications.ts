import { groundsOf, treatmentsOf } from './evidence.ts'
import { phraseRule } from './phrase-rule.ts'
import { matchesOf } from './rule.ts'

const ID = 'no-contraindications'
/** words between who may have it and what reserves it; a reserve further off is of something else */
const NEAR = 5
const DENIES = /\b(?:not|never|cannot|unsuitable|excluded?|avoid)\b|n['’]t\b/i

/**
 * Flags a treatment that is said to suit everybody.
 * @why    every treatment in the knowledge base has contraindications
 * @passes It is not suitable for everyone.
 * @passes Tell us if you are pregnant or take a blood thinner.
 * @flags  There are no contraindications.
 * @flags  Anyone can have it, whatever their health.
 * @flags  Nobody is turned away.
 */
export const noContraindications = phraseRule({
  id: ID,
  claimsByDenying: true,
  // "Who cannot have it? | Pregnant or nursing mothers, anyone with cancer": the row says that these are turned away
  accepts: (match, _reading, statement) =>
    !matchesOf(statement, ID, 'reserves').some(({ from }) => from >= match.from && from - match.to <= NEAR) &&
    (match.part !== 'broad' || statement.block.kind !== 'cell' || !DENIES.test(statement.block.under.at(-2) ?? '')),
  evidence: ({ treatments }, { knowledge, data }) => {
    const [treatment] = treatmentsOf(knowledge, treatments)
    const first =
      treatment?.contraindications.find(({ strength }) => strength === 'absolute') ?? treatment?.contraindications[0]
    if (!treatment || !first) return groundsOf(data)
    return {
      text: `${treatment.contraindications.length} contraindications of ${treatment.name} are known, such as "${first.what}" (${first.id})`,
      facts: [first.id],
    }
  },
})
