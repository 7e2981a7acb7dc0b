import {
  type ChoosingRule,
  type Contraindication,
  type Interaction,
  type InteractionEffect,
  type Knowledge,
  SUITABILITY,
  type SuitabilityLevel,
  type Treatment,
} from '@anagen/kb'
import { fill } from '../decide/present/fill.ts'
import type { Answers } from './answers.ts'
import { holds, traitsIn } from './holds.ts'
import type { NotChecked, SuitabilityFinding } from './types.ts'

export const rankOf = (level: SuitabilityLevel): number => SUITABILITY.indexOf(level)

/** The less suitable of two. */
export const worse = (a: SuitabilityLevel, b: SuitabilityLevel): SuitabilityLevel => (rankOf(a) >= rankOf(b) ? a : b)

/** What a contraindication makes of a treatment: an absolute one bars it; a relative one that somebody has to weigh sends to them. */
const levelOf = (c: Contraindication): SuitabilityLevel => {
  if (c.strength === 'absolute') return 'not-suitable'
  return c.see === null ? 'caution' : 'doctor-first'
}

/** Anything that can speak against a treatment. */
interface Reason {
  readonly rule: 'contraindication' | 'general' | 'interaction'
  readonly level: SuitabilityLevel
  readonly when: readonly (readonly string[])[]
  readonly see: SuitabilityFinding['see']
  readonly fact: Contraindication | ChoosingRule | Interaction
}

const PRESSING: readonly InteractionEffect[] = ['never', 'ask']

/** A medicine that the prescriber has to weigh with this treatment sends to them before anything is booked. */
const interactionReasons = (t: Treatment, knowledge: Knowledge): Reason[] =>
  t.interactions.flatMap((fact) => {
    const effect = knowledge.choosing.interactionEffects[fact.rule] ?? 'ask'
    const medicines = fact.with.filter((id) => knowledge.choosing.traits[id]?.group === 'medicine')
    if (!PRESSING.includes(effect) || medicines.length === 0) return []
    const when = medicines.flatMap((id) => (fact.needs.length === 0 ? [[id]] : fact.needs.map((need) => [id, need])))
    return [{ rule: 'interaction' as const, level: 'doctor-first' as const, when, see: 'prescriber' as const, fact }]
  })

const reasonsFor = (t: Treatment, knowledge: Knowledge): Reason[] => [
  ...t.contraindications.map((fact) => ({
    rule: 'contraindication' as const,
    level: levelOf(fact),
    when: fact.when,
    see: fact.see,
    fact,
  })),
  ...knowledge.choosing.rules
    .filter((fact) => fact.treatments.includes(t.slug))
    .map((fact) => ({ rule: 'general' as const, level: fact.level, when: fact.when, see: fact.see, fact })),
  ...interactionReasons(t, knowledge),
]

/** A question that is open, with the level that a yes could lead to. */
export interface OpenReason {
  readonly level: SuitabilityLevel
  readonly traits: readonly string[]
}

export interface Judged {
  readonly findings: readonly SuitabilityFinding[]
  readonly open: readonly OpenReason[]
}

const notCheckedFinding = (n: NotChecked, knowledge: Knowledge): SuitabilityFinding => ({
  level: 'caution',
  rule: 'not-checked',
  what: n.words,
  why: fill(knowledge.choosing.texts.suitability['not-checked'], { words: n.words }),
  see: 'doctor',
  traits: [],
  facts: [],
  sources: [],
  unsourced: 'not in the knowledge base',
})

/** Everything that speaks against one treatment, or may. */
export const judgeTreatment = (
  t: Treatment,
  answers: Answers,
  notChecked: readonly NotChecked[],
  knowledge: Knowledge,
): Judged => {
  const findings: SuitabilityFinding[] = []
  const open: OpenReason[] = []
  for (const { rule, level, when, see, fact } of reasonsFor(t, knowledge)) {
    const truth = holds(when, answers, knowledge)
    const traits = truth === false ? [] : traitsIn(when, answers, knowledge, truth)
    if (truth === null) open.push({ level, traits })
    if (truth === true)
      findings.push({
        level,
        rule,
        what: fact.what,
        why: fact.why,
        see,
        traits,
        facts: [fact.id],
        sources: fact.sources,
        unsourced: fact.unsourced ?? null,
      })
  }
  return { findings: [...findings, ...notChecked.map((n) => notCheckedFinding(n, knowledge))], open }
}
