import type { Match } from '../match/matcher.ts'
import { groundsOf, treatmentsOf } from './evidence.ts'
import { phraseRule } from './phrase-rule.ts'
import { matchesOf } from './rule.ts'

const ID = 'unsafe-instruction'

/**
 * Flags an instruction that harms.
 * @why    an instruction is followed; the knowledge base says what must not be done and who decides
 * @passes Do not stop a prescribed blood thinner on your own.
 * @passes Stop warfarin only if the doctor who prescribed it agrees.
 * @flags  Stop your blood thinner a week before the session.
 * @flags  Pick off the scabs as soon as they itch.
 */
export const unsafeInstruction = phraseRule({
  id: ID,
  also: ['conditional'],
  accepts: (_match: Match, _reading, statement) => matchesOf(statement, ID, 'asks-first').length === 0,
  evidence: (statement, { knowledge, data }) => {
    const text = statement.block.text.toLowerCase()
    const facts = treatmentsOf(knowledge, statement.treatments).flatMap((treatment) => [
      ...treatment.interactions.map((i) => ({ id: i.id, says: i.why, about: i.what })),
      ...treatment.instructions.map((i) => ({
        id: i.id,
        says: i.instruction,
        about: `${i.instruction} ${i.topic ?? ''}`,
      })),
    ])
    const scored = facts.map((fact) => ({
      fact,
      score: fact.about
        .toLowerCase()
        .split(/\W+/)
        .filter((word) => word.length > 3 && text.includes(word)).length,
    }))
    const [best] = scored.toSorted((a, b) => b.score - a.score)
    return best && best.score > 0
      ? { text: `${best.fact.says.replace(/\.$/, '')} (${best.fact.id})`, facts: [best.fact.id] }
      : groundsOf(data)
  },
})
