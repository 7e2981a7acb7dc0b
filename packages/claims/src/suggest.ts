import type { Effect, Frequency, Knowledge, Treatment } from '@anagen/kb'
import { inWords } from './rules/evidence.ts'

const BAND: Readonly<Record<Frequency['category'], string>> = {
  'very-common': 'in 1 in 10 people or more',
  common: 'in up to 1 in 10 people',
  uncommon: 'in up to 1 in 100 people',
  rare: 'in up to 1 in 1,000 people',
  'very-rare': 'in fewer than 1 in 10,000 people',
  unknown: 'how often is not known',
}

const lower = (text: string): string => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text)

/** Where a fact comes from, as a reader can look it up. */
const from = (knowledge: Knowledge, sources: readonly string[]): string => {
  const source = knowledge.sources[sources[0] ?? '']
  return source ? ` (${source.title})` : ''
}

const effectText = (knowledge: Knowledge, { name }: Treatment, effect: Effect): string =>
  `After ${name}: ${lower(effect.plain)}, ${BAND[effect.frequency.category]}, expected for up to ${inWords(effect.upper)}; call the clinic if it lasts longer${from(knowledge, effect.sources)}.`

const courseText = (knowledge: Knowledge, { name, course }: Treatment): string => {
  const range = (span: { from: number; to: number }): string =>
    span.from === span.to ? `${span.from}` : `${span.from} to ${span.to}`
  return `${name}: ${range(course.sessions)} sessions, ${range(course.intervalDays)} days apart${from(knowledge, course.sources)}.`
}

/** `facts`: the facts that the finding names */
type Suggest = (knowledge: Knowledge, treatment: Treatment, facts: readonly string[]) => string | undefined

const pain: Suggest = (knowledge, treatment) => {
  const effect = treatment.effects.find((e) =>
    e.signs.some((sign) => sign === 'scalp-soreness' || sign === 'burning-scalp'),
  )
  return effect && effectText(knowledge, treatment, effect)
}

const anEffect: Suggest = (knowledge, treatment) => {
  const [effect] = treatment.effects
  return effect && effectText(knowledge, treatment, effect)
}

const evidence: Suggest = (knowledge, { name, evidence: found }) =>
  `Evidence for ${name}: ${found.level}. ${found.summary.replace(/\.$/, '')}${from(knowledge, found.sources)}.`

const status: Suggest = (knowledge, { regulatory }) => {
  const [rule] = regulatory
  return rule && `${rule.jurisdiction}: ${rule.status.replace(/\.$/, '')}${from(knowledge, rule.sources)}.`
}

const callFor: Suggest = (knowledge, treatment) => {
  const found = treatment.complications.find(({ urgency }) => urgency === 'emergency') ?? treatment.complications[0]
  if (!found) return undefined
  const when =
    found.urgency === 'emergency'
      ? 'Call the emergency number at once'
      : found.urgency === 'urgent'
        ? 'See a doctor the same day'
        : 'Call the clinic within one working day'
  return `${when} for: ${found.signs.map(lower).join('; ')}${from(knowledge, found.sources)}.`
}

const notFor: Suggest = (knowledge, { name, contraindications }) => {
  const [found] = contraindications
  return (
    found &&
    `${name} is not for everyone. Tell the clinic before: ${lower(found.what)}${from(knowledge, found.sources)}.`
  )
}

const ending = (text: string): string => text.replace(/[.;]?\s*$/, '')

/** What keeps a result, and what becomes of it without. */
const upkeep: Suggest = (knowledge, { name, course }) =>
  `${name}, upkeep: ${ending(lower(course.maintenance))}${from(knowledge, course.sources)}.`

/** The window of the effect that the finding names, else when the evidence knows a result. */
const window: Suggest = (knowledge, treatment, facts) => {
  const effect = treatment.effects.find(({ id }) => facts.includes(id))
  if (effect) return effectText(knowledge, treatment, effect)
  const result = treatment.results.find(({ id }) => facts.includes(id))
  return result && `${treatment.name}, ${result.when}: ${ending(lower(result.what))}${from(knowledge, result.sources)}.`
}

const rate: Suggest = (knowledge, treatment, facts) => {
  const effect = treatment.effects.find(({ id }) => facts.includes(id))
  return effect ? effectText(knowledge, treatment, effect) : evidence(knowledge, treatment, facts)
}

/** The instruction or the interaction that the finding names. */
const instruction: Suggest = (knowledge, treatment, facts) => {
  const found = treatment.instructions.find(({ id }) => facts.includes(id))
  if (found) return `${ending(found.instruction)}${from(knowledge, found.sources)}.`
  const interaction = treatment.interactions.find(({ id }) => facts.includes(id))
  return (
    interaction &&
    `${ending(interaction.what)}: ${ending(lower(interaction.why))}. Ask the prescriber first${from(knowledge, interaction.sources)}.`
  )
}

/** How the law sees the medicine, as neutral information may say. */
const prescription: Suggest = (knowledge, { regulatory }) => {
  const rule = regulatory.find(({ status: says }) => /prescription/i.test(says))
  return rule && `${rule.jurisdiction}: ${ending(rule.status)}${from(knowledge, rule.sources)}.`
}

/** Wording that the facts support, by rule. A rule that only asks for something to be left out, disclosed or dated has none. */
export const SUGGESTIONS: Readonly<Record<string, Suggest>> = {
  'absolute-safety': callFor,
  painless: pain,
  'guaranteed-result': evidence,
  'permanent-cure': upkeep,
  'medical-cure-claim': evidence,
  'unsupported-superiority': evidence,
  'false-approval': status,
  'missing-regulatory-disclosure': status,
  'wrong-treatment-effect': anEffect,
  'contradicts-evidence-duration': window,
  'contradicts-evidence-sessions': courseText,
  'contradicts-evidence-rate': rate,
  'no-contraindications': notFor,
  'missing-when-to-seek-help': callFor,
  'unsafe-instruction': instruction,
  'prescription-medicine-promotion': prescription,
  'testimonial-as-evidence': evidence,
  'before-after': evidence,
}

/** Wording to put in the place of what a rule flagged; undefined where the facts offer none. */
export function suggestionFor(
  ruleId: string,
  knowledge: Knowledge,
  slugs: readonly string[],
  facts: readonly string[] = [],
): string | undefined {
  const treatment = knowledge.treatments[slugs[0] ?? '']
  return treatment ? SUGGESTIONS[ruleId]?.(knowledge, treatment, facts) : undefined
}
