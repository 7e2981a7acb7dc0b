import type { Knowledge, SuitabilityLevel, Treatment } from '@anagen/kb'
import { fill } from '../decide/present/fill.ts'
import { type Answers, answersOf } from './answers.ts'
import { type Judged, judgeTreatment, rankOf, worse } from './judge.ts'
import type { Contradiction, Profile, Suitability, SuitabilityOf, SuitabilityQuestion } from './types.ts'

const WORDS = {
  suitable: 'suitable',
  caution: 'a caution',
  'doctor-first': 'see a doctor first',
  'not-suitable': 'not suitable',
} as const satisfies Record<SuitabilityLevel, string>

interface Case {
  readonly treatment: Treatment
  readonly judged: Judged
  /** by what is known alone */
  readonly known: SuitabilityLevel
}

const caseOf = (treatment: Treatment, answers: Answers, profile: Profile, knowledge: Knowledge): Case => {
  const judged = judgeTreatment(treatment, answers, profile.notChecked ?? [], knowledge)
  const known = judged.findings.reduce<SuitabilityLevel>((level, f) => worse(level, f.level), 'suitable')
  return { treatment, judged, known }
}

/** Open traits with what they could make of this treatment, where that is worse than it is. */
const raises = ({ judged, known }: Case): Map<string, SuitabilityLevel> => {
  const found = new Map<string, SuitabilityLevel>()
  for (const { level, traits } of judged.open)
    if (rankOf(level) > rankOf(known))
      for (const trait of traits) found.set(trait, worse(found.get(trait) ?? 'suitable', level))
  return found
}

/** Questions over all treatments, in the order of how much their answers could change. */
const questionsOf = (cases: readonly Case[], knowledge: Knowledge): SuitabilityQuestion[] => {
  const byTrait = new Map<string, { slug: string; to: SuitabilityLevel; steps: number }[]>()
  for (const one of cases)
    for (const [trait, to] of raises(one))
      byTrait.set(trait, [
        ...(byTrait.get(trait) ?? []),
        { slug: one.treatment.slug, to, steps: rankOf(to) - rankOf(one.known) },
      ])
  const order = Object.keys(knowledge.choosing.traits)
  return [...byTrait]
    .map(([trait, list]) => ({ trait, list, weight: list.reduce((sum, { steps }) => sum + steps, 0) }))
    .sort((a, b) => b.weight - a.weight || order.indexOf(a.trait) - order.indexOf(b.trait))
    .map(({ trait, list }) => ({
      trait,
      ask: knowledge.choosing.traits[trait]?.ask ?? trait,
      couldRaise: list.map(({ slug, to }) => ({ slug, to })),
    }))
}

const present = (
  one: Case,
  order: readonly string[],
  contradictions: readonly Contradiction[],
  knowledge: Knowledge,
): SuitabilityOf => {
  const { treatment, judged, known } = one
  const open = raises(one)
  const couldBecome = [...open.values()].reduce(worse, known)
  // an open question counts as a caution until it is answered: not knowing is never `suitable`, nor is a contradiction
  const level = judged.open.length + contradictions.length > 0 ? worse(known, 'caution') : known
  const texts = knowledge.choosing.texts.suitability
  const more = open.size === 0 ? [] : [fill(texts.open, { count: String(open.size), worst: WORDS[couldBecome] })]
  const isOnlyOpen = known === 'suitable' && level === 'caution'
  return {
    slug: treatment.slug,
    name: treatment.name,
    reviewedBy: treatment.reviewedBy,
    level,
    isSettled: open.size === 0,
    couldBecome,
    text: [...(isOnlyOpen ? [] : [texts[level]]), ...contradictions.map((c) => c.text), ...more].join(' '),
    findings: [...judged.findings].sort((a, b) => rankOf(b.level) - rankOf(a.level)),
    open: order.filter((trait) => open.has(trait)),
  }
}

/**
 * Whether treatments are for a person: suitable, caution, a doctor first, or not; each with its reasons.
 * What was not answered stays unknown: it keeps a treatment from being `suitable` and leads to a question.
 * @param slugs which treatments; absent: all
 * @example suitability({ yes: ['pregnant'], no: [] }, knowledge, ['finasteride']).treatments[0]?.level // 'not-suitable'
 */
export const suitability = (profile: Profile, knowledge: Knowledge, slugs?: readonly string[]): Suitability => {
  const { answers, contradictions } = answersOf(profile, knowledge)
  const wanted = slugs ?? Object.keys(knowledge.treatments)
  const known = wanted.filter((slug) => Object.hasOwn(knowledge.treatments, slug))
  const cases = known.flatMap((slug) => {
    const treatment = knowledge.treatments[slug]
    return treatment ? [caseOf(treatment, answers, profile, knowledge)] : []
  })
  const questions = questionsOf(cases, knowledge)
  const order = questions.map((q) => q.trait)
  return {
    treatments: cases.map((one) => present(one, order, contradictions, knowledge)),
    questions,
    notChecked: profile.notChecked ?? [],
    contradictions,
    unknownTreatments: wanted.filter((slug) => !known.includes(slug)),
    knowledgeDigest: knowledge.digest,
  }
}
