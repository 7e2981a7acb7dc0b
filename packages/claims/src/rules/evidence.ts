import type { ClaimRuleData, Complication, Effect, Fact, Knowledge, Treatment } from '@anagen/kb'
import { A_DAY, A_MONTH, A_WEEK } from '../statement/hours.ts'

/** What the knowledge base holds against a statement: a clause for the message, and the ids of the facts. */
export interface Evidence {
  readonly text: string
  readonly facts: readonly string[]
}

/** Hours in the unit that a reader would use: 72 -> "3 days". */
export function inWords(hours: number): string {
  const say = (n: number, unit: string): string =>
    `${Math.round(n * 10) / 10} ${unit}${Math.round(n * 10) / 10 === 1 ? '' : 's'}`
  if (hours < 2 * A_DAY) return say(hours, 'hour')
  if (hours < 2 * A_WEEK) return say(hours / A_DAY, 'day')
  if (hours < 3 * A_MONTH) return say(hours / A_WEEK, 'week')
  return say(hours / A_MONTH, 'month')
}

export const treatmentsOf = (knowledge: Knowledge, slugs: readonly string[]): Treatment[] =>
  slugs.flatMap((slug) => (knowledge.treatments[slug] ? [knowledge.treatments[slug]] : []))

const NO_SIGNS: readonly string[] = []

/** Remembers an answer for a fact and a list of signs: both are frozen with the knowledge base, and asked for in every sentence. */
function remembered<F extends object, T extends object>(
  find: (of: F, signs: readonly string[]) => T,
): (of: F, signs: readonly string[]) => T {
  const known = new WeakMap<F, WeakMap<readonly string[], T>>()
  return (of, signs) => {
    const bySigns = known.get(of) ?? new WeakMap<readonly string[], T>()
    known.set(of, bySigns)
    const answer = bySigns.get(signs) ?? find(of, signs)
    bySigns.set(signs, answer)
    return answer
  }
}

/** Effects of a treatment that are one of the signs. */
export const effectsWith: (treatment: Treatment, signs: readonly string[]) => readonly Effect[] = remembered(
  ({ effects }, signs) => effects.filter((effect) => effect.signs.some((sign) => signs.includes(sign))),
)

/** Signs that the pattern of a complication names. */
const signsOf = ({ pattern }: Complication): readonly string[] =>
  pattern.any.flatMap((alternative) => alternative.flatMap((item) => item.sign ?? []))

/** Complications of a treatment that one of the signs points at. */
export const complicationsWith: (treatment: Treatment, signs: readonly string[]) => readonly Complication[] =
  remembered(({ complications }, signs) =>
    complications.filter((complication) => signsOf(complication).some((sign) => signs.includes(sign))),
  )

const cite = (text: string, fact: Fact): Evidence => ({
  text: `${text.replace(/\.$/, '')} (${fact.id})`,
  facts: [fact.id],
})

const lowerFirst = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text

/**
 * The facts that a rule rests on, for the treatments of a statement: a claim that the knowledge base judged, else an effect or a
 * complication with one of the rule's signs, else the state of the evidence.
 */
export function evidenceFor(knowledge: Knowledge, slugs: readonly string[], data: ClaimRuleData): Evidence {
  const treatments = treatmentsOf(knowledge, slugs)
  for (const treatment of treatments) {
    const claim = treatment.claims.find(({ key }) => data.claims?.includes(key))
    if (claim) return cite(lowerFirst(claim.why), claim)
  }
  for (const treatment of treatments) {
    const [effect] = effectsWith(treatment, data.signs ?? NO_SIGNS)
    if (effect)
      return cite(
        `${lowerFirst(effect.plain)} is an effect of ${treatment.name}, expected for up to ${inWords(effect.upper)}`,
        effect,
      )
    const [complication] = complicationsWith(treatment, data.signs ?? NO_SIGNS)
    if (complication)
      return cite(
        `complications of ${treatment.name} are known, such as ${lowerFirst(complication.term)}`,
        complication,
      )
  }
  const [treatment] = treatments
  if (treatment)
    return {
      text: `the evidence is: ${lowerFirst(treatment.evidence.summary).replace(/\.$/, '')} (${treatment.evidence.id})`,
      facts: [treatment.evidence.id],
    }
  return groundsOf(data)
}

/** Why the rule stands, where no fact of a treatment says it. */
export const groundsOf = (data: ClaimRuleData): Evidence => ({
  text: data.why.charAt(0).toLowerCase() + data.why.slice(1).replace(/\.$/, ''),
  facts: data.sources,
})

/** The complications of a treatment as evidence that something can go wrong. */
export function complicationsOf(knowledge: Knowledge, slugs: readonly string[], data: ClaimRuleData): Evidence {
  const [treatment] = treatmentsOf(knowledge, slugs)
  const worst =
    treatment?.complications.find((c) => c.urgency === 'emergency' || c.urgency === 'urgent') ??
    treatment?.complications[0]
  if (!treatment || !worst) return evidenceFor(knowledge, slugs, data)
  return {
    text: `${treatment.effects.length} effects and ${treatment.complications.length} complications of ${treatment.name} are known, such as ${worst.key.replaceAll('-', ' ')} (${worst.id})`,
    facts: [worst.id],
  }
}
