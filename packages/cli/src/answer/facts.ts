import type { Fact, Knowledge, Span } from '@anagen/kb'

/** The kinds of facts that have an id of their own. */
export type FactKind =
  | 'regulatory'
  | 'evidence'
  | 'course'
  | 'protocol'
  | 'review'
  | 'upkeep'
  | 'stopping'
  | 'outlook'
  | 'no-treatment'
  | 'choosing'
  | 'result'
  | 'contraindication'
  | 'interaction'
  | 'instruction'
  | 'effect'
  | 'complication'
  | 'claim'
  | 'question'
  | 'red-flag'
  | 'fever-rule'
  | 'modifier'
  | 'habit'

/** One fact of the knowledge base with what it says. */
export interface KnownFact {
  readonly id: string
  readonly kind: FactKind
  readonly treatment: string | null
  readonly says: string
  readonly sources: readonly string[]
  readonly unsourced: string | null
  readonly disagreements: string | null
  readonly note: string | null
  /** as the knowledge base holds it */
  readonly fact: object
}

export const span = ({ from, to }: Span): string => (from === to ? String(from) : `${from} to ${to}`)

const ofTreatment = (kind: FactKind, says: string, fact: Fact): KnownFact => ({
  id: fact.id,
  kind,
  treatment: fact.treatment,
  says,
  sources: fact.sources,
  unsourced: fact.unsourced ?? null,
  disagreements: fact.disagreements ?? null,
  note: fact.note ?? null,
  fact,
})

interface Untreated {
  readonly id: string
  readonly sources: readonly string[]
  readonly disagreements?: string | undefined
}
const general = (kind: FactKind, says: string, fact: Untreated): KnownFact => ({
  id: fact.id,
  kind,
  treatment: null,
  says,
  sources: fact.sources,
  unsourced: null,
  disagreements: fact.disagreements ?? null,
  note: null,
  fact,
})

/** Every fact of the knowledge base. */
export const allFacts = (knowledge: Knowledge): KnownFact[] => [
  ...Object.values(knowledge.treatments).flatMap((t) => [
    ...t.regulatory.map((f) => ofTreatment('regulatory', `${f.jurisdiction}: ${f.status}`, f)),
    ofTreatment('evidence', `${t.evidence.level}: ${t.evidence.summary}`, t.evidence),
    ofTreatment(
      'course',
      `${span(t.course.sessions)} sessions, ${span(t.course.intervalDays)} days apart. ${t.course.maintenance}`,
      t.course,
    ),
    ...t.course.protocols.map((f) => ofTreatment('protocol', f.says, f)),
    ofTreatment('review', `${span(t.course.review.afterDays)} days: ${t.course.review.says}`, t.course.review),
    ofTreatment('upkeep', t.course.upkeep.says, t.course.upkeep),
    ofTreatment('stopping', t.course.stopping.says, t.course.stopping),
    ofTreatment('outlook', t.outlook.firstResults.says, t.outlook.firstResults),
    ofTreatment('outlook', t.outlook.likely.says, t.outlook.likely),
    ...t.results.map((f) => ofTreatment('result', `${f.when}: ${f.what}`, f)),
    ...t.contraindications.map((f) => ofTreatment('contraindication', `${f.what} (${f.strength}): ${f.why}`, f)),
    ...t.interactions.map((f) => ofTreatment('interaction', `${f.what}: ${f.rule}. ${f.why}`, f)),
    ...t.instructions.map((f) => ofTreatment('instruction', `${f.instruction} (${f.strength}): ${f.why}`, f)),
    ...t.effects.map((f) => ofTreatment('effect', f.plain, f)),
    ...t.complications.map((f) => ofTreatment('complication', f.plain, f)),
    ...t.claims.map((f) => ofTreatment('claim', `"${f.claim}": ${f.verdict}. ${f.why}`, f)),
    ...t.questions.map((f) => ofTreatment('question', `${f.question} ${f.answer}`, f)),
  ]),
  ...knowledge.choosing.rules.map((f) => ({ ...ofTreatment('choosing', `${f.what}: ${f.why}`, f), treatment: null })),
  ...Object.values(knowledge.choosing.nothing).flatMap((f) =>
    typeof f === 'object' && f !== null ? [{ ...ofTreatment('no-treatment', f.says, f), treatment: null }] : [],
  ),
  ...knowledge.redFlags.map((f) => general('red-flag', f.plain, f)),
  ...knowledge.feverRules.map((f) => general('fever-rule', `${f.when}: ${f.why}`, f)),
  ...Object.values(knowledge.modifiers).map((f) => general('modifier', f.who, f)),
  ...knowledge.habits.map((f) => general('habit', `${f.advice} ${f.why}`, f)),
]
