import type { Clock, Hours, Instruction, Interaction, Knowledge, Role, RuleRoles, Treatment } from '@anagen/kb'
import type { Strength } from '../timeline/types.ts'
import { type Lexicon, lexiconOf } from './lexicon.ts'

/** What a rule of a treatment means for one activity, in hours on `clock`, half-open `[from, to)`. */
export interface ActivityRule {
  readonly activity: string
  readonly fact: string
  readonly treatment: string
  readonly effect: 'bars' | 'asks' | 'permits'
  readonly rule: 'avoid' | 'not-yet' | 'ask-prescriber' | 'allowed' | 'condition'
  /** its end is leave to do it; false for a rule that only happens to cover the activity */
  readonly frees: boolean
  /** an instruction to do something, not a ban or a permission */
  readonly isDuty: boolean
  readonly clock: Clock
  readonly from: Hours
  /** Infinity = as long as it is used, or for good */
  readonly to: Hours
  readonly text: string
  readonly strength: Strength | null
  readonly sources: readonly string[]
  readonly disagreements: string | null
}

type Ruling = Instruction | Interaction
const isInstruction = (fact: Ruling): fact is Instruction => 'instruction' in fact

/** The rule in words: an interaction says what to do with what. @example "Topical minoxidil: pause" */
const textOf = (fact: Ruling): string =>
  isInstruction(fact) ? fact.instruction : `${fact.what}: ${fact.rule.replaceAll('-', ' ')}`

/** Where the hour that knowledge/words/activities.yaml names as open-ended is reached, there is no end. */
export const endOf = (to: Hours, lexicon: Lexicon): Hours =>
  to >= lexicon.file.open_ended_hours ? Number.POSITIVE_INFINITY : to

/** A rule after the session that activity-rules.yaml does not list holds for its whole topic, and frees only the topic's own meaning. */
const unlisted = (fact: Ruling, lexicon: Lexicon): RuleRoles => {
  if (!isInstruction(fact) || fact.topic === null) return {}
  const { topic, kind } = fact
  const ofTopic = lexicon.file.activities.filter((a) => a.topic === topic || a.also?.includes(topic))
  const [plain, rest] = [
    ofTopic.filter((a) => a.plain).map((a) => a.id),
    ofTopic.filter((a) => !a.plain).map((a) => a.id),
  ]
  if (kind === 'avoid') return { bars: plain, covers: rest }
  if (kind === 'allowed-from') return { allows: plain, not_before: rest }
  return {}
}

/** The roles of a rule: as listed, or by its topic. */
export const rolesOf = (fact: Ruling, lexicon: Lexicon): RuleRoles =>
  lexicon.roles.get(fact.id) ?? unlisted(fact, lexicon)

const LISTS = ['bars', 'covers', 'allows', 'not_before', 'conditions', 'asks'] as const satisfies readonly Role[]

const rulesOfFact = (fact: Ruling, lexicon: Lexicon): ActivityRule[] => {
  const roles = rolesOf(fact, lexicon)
  const isAfterSession = !isInstruction(fact) || fact.kind !== 'before'
  const common = {
    fact: fact.id,
    treatment: fact.treatment,
    isDuty: isInstruction(fact) && fact.kind === 'do',
    clock: isInstruction(fact) ? ('session' as const) : fact.clock,
    from: fact.window.from,
    to: endOf(fact.window.to, lexicon),
    text: textOf(fact),
    strength: isInstruction(fact) ? fact.strength : null,
    sources: fact.sources,
    disagreements: fact.disagreements ?? null,
  }
  const barred = (activity: string, rule: 'avoid' | 'not-yet', frees: boolean, from: Hours, to: Hours): ActivityRule =>
    // a prescribed medicine is never "stop": whoever ordered it is asked
    lexicon.activities.get(activity)?.prescribed
      ? { ...common, activity, effect: 'asks', rule: 'ask-prescriber', frees, from, to }
      : { ...common, activity, effect: 'bars', rule, frees, from, to }
  const notYet = (activity: string, frees: boolean): ActivityRule[] =>
    isAfterSession && common.from > 0 ? [barred(activity, 'not-yet', frees, 0, common.from)] : []
  const permitted = (activity: string, rule: 'allowed' | 'condition'): ActivityRule => ({
    ...common,
    activity,
    effect: 'permits',
    rule,
    frees: true,
  })
  const inRole = {
    bars: (a: string) => [barred(a, 'avoid', true, common.from, common.to)],
    covers: (a: string) => [barred(a, 'avoid', false, common.from, common.to)],
    allows: (a: string) => [...notYet(a, true), permitted(a, 'allowed')],
    not_before: (a: string) => notYet(a, false),
    conditions: (a: string) => [permitted(a, 'condition')],
    asks: (a: string) => [
      { ...common, activity: a, effect: 'asks' as const, rule: 'ask-prescriber' as const, frees: true },
    ],
  } satisfies Record<Role, (activity: string) => ActivityRule[]>
  const byRule = isInstruction(fact) ? null : (lexicon.file.interaction_rules[fact.rule] ?? 'asks')
  return [
    ...LISTS.flatMap((role) => (roles[role] ?? []).flatMap(inRole[role])),
    ...(byRule ? (roles.about ?? []).flatMap(inRole[byRule]) : []),
  ]
}

/** Activity id -> rules of one treatment. */
export type RulesOfTreatment = ReadonlyMap<string, readonly ActivityRule[]>

const build = (treatment: Treatment, lexicon: Lexicon): RulesOfTreatment => {
  const byActivity = new Map<string, ActivityRule[]>()
  for (const fact of [...treatment.instructions, ...treatment.interactions])
    for (const rule of rulesOfFact(fact, lexicon)) {
      const rules = byActivity.get(rule.activity)
      if (rules) rules.push(rule)
      else byActivity.set(rule.activity, [rule])
    }
  return byActivity
}

const built = new WeakMap<Knowledge, Map<Treatment, RulesOfTreatment>>()

/**
 * Every rule of `treatment` that speaks about an activity, by activity. Built once.
 * @example rulesOf(prp, knowledge).get('alcohol')?.map((r) => r.fact) // precare and aftercare rules on alcohol
 */
export const rulesOf = (treatment: Treatment, knowledge: Knowledge): RulesOfTreatment => {
  const ofKnowledge = built.get(knowledge) ?? new Map<Treatment, RulesOfTreatment>()
  built.set(knowledge, ofKnowledge)
  const rules = ofKnowledge.get(treatment) ?? build(treatment, lexiconOf(knowledge))
  ofKnowledge.set(treatment, rules)
  return rules
}
