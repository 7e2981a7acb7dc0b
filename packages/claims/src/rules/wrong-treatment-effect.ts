import type { ClaimEffect, Treatment } from '@anagen/kb'
import type { Named } from '../statement/name-finder.ts'
import type { Statement } from '../statement/statement.ts'
import { treatmentsOf } from './evidence.ts'
import { findingAt } from './phrase-rule.ts'
import { matchesOf, nextOf, overlaps, type Rule, type RuleContext } from './rule.ts'

const ID = 'wrong-treatment-effect'

const knows = (treatment: Treatment, effect: ClaimEffect): boolean =>
  treatment.effects.some((e) => e.signs.some((sign) => effect.signs.includes(sign))) ||
  (effect.only === undefined && treatment.complications.some((c) => c.signs.length > 0 && mentions(c.term, effect)))

const mentions = (term: string, effect: ClaimEffect): boolean =>
  effect.names.some((name) => term.toLowerCase().includes(name.replaceAll('~', '')))

/** May a treatment cause it? With `only` the list decides, else the effects and complications of the knowledge base. */
const canCause = (treatment: Treatment, effect: ClaimEffect): boolean =>
  effect.only ? effect.only.includes(treatment.slug) : knows(treatment, effect)

function wrongEffect(statement: Statement, context: RuleContext): Named<ClaimEffect> | undefined {
  const treatments = treatmentsOf(context.knowledge, statement.treatments)
  if (treatments.length === 0) return undefined
  return statement.effects.find(({ what }) => {
    if (what.shared || treatments.some((treatment) => canCause(treatment, what))) return false
    return Object.values(context.knowledge.treatments).some((other) => canCause(other, what))
  })
}

/**
 * Flags an effect that the knowledge base lists only for another treatment.
 * @why    who reads the wrong list takes a complication for normal, or fears what cannot happen
 * @passes After a transplant the grafts shed in the first weeks.
 * @passes SMP can cover the scar of an earlier transplant.
 * @flags  SMP side effects. Cysts may appear in the recipient area.
 * @flags  After PRP some men notice a loss of libido.
 */
export const wrongTreatmentEffect: Rule = {
  id: ID,
  check: (article, context) =>
    article.statements.flatMap((statement) => {
      if (statement.block.kind === 'heading' || statement.block.kind === 'title') return []
      const found = wrongEffect(statement, context)
      if (!found) return []
      if (matchesOf(statement, ID, 'ok').some((ok) => overlaps(ok, { from: 0, to: statement.sentence.words.length })))
        return []
      if (context.readStance(statement, found, nextOf(article, statement)).stance !== 'asserted') return []
      const others = Object.values(context.knowledge.treatments).filter((other) => canCause(other, found.what))
      const [first] = others
      const fact =
        first?.effects.find((e) => e.signs.some((sign) => found.what.signs.includes(sign)))?.id ??
        first?.complications.find((c) => mentions(c.term, found.what))?.id ??
        first?.evidence.id ??
        ''
      return [
        findingAt(
          ID,
          statement,
          found,
          context,
          { text: fact, facts: fact ? [fact] : [] },
          { others: others.map((other) => other.slug).join(', ') },
        ),
      ]
    }),
}
