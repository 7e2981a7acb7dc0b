import { sourcesOf } from '@anagen/engine'
import type { Hours, Knowledge, Source } from '@anagen/kb'
import { allFacts, type FactKind, type KnownFact } from './facts.ts'

/** Hours on a clock, as an effect, complication, instruction or interaction has them. */
export interface WhyWindow {
  readonly clock: string
  readonly onset: readonly [Hours, Hours] | null
  readonly typical: readonly [Hours, Hours] | null
  readonly upper: Hours | null
  readonly disputedUntil: Hours | null
  readonly interval: readonly [Hours, Hours] | null
}

/** Everything that `anagen why <fact-id>` answers. */
export interface WhyAnswer {
  readonly id: string
  readonly kind: FactKind | 'source'
  readonly treatment: string | null
  readonly says: string
  readonly window: WhyWindow | null
  readonly urgency: string | null
  readonly sources: Readonly<Record<string, Source>>
  readonly unsourced: string | null
  readonly disagreements: string | null
  readonly note: string | null
  /** null: no clinician has reviewed it yet */
  readonly reviewedBy: string | null
  /** of a source: the facts that rest on it */
  readonly usedBy: readonly string[]
  readonly fact: object
  readonly knowledgeDigest: string
}

type Range = readonly [Hours, Hours]
const range = (value: unknown): Range | null => {
  const { from, to } = (value ?? {}) as { from?: unknown; to?: unknown }
  return typeof from === 'number' && typeof to === 'number' ? [from, to] : null
}
const numberOr = (value: unknown): number | null => (typeof value === 'number' ? value : null)

const windowOf = ({ kind, fact }: KnownFact): WhyWindow | null => {
  const f = fact as Readonly<Record<string, unknown>>
  const interval = kind === 'instruction' || kind === 'interaction' ? range(f.window) : null
  const onset = kind === 'red-flag' ? range(f.usualOnset) : range(f.onset)
  if (!interval && !onset) return null
  return {
    clock: typeof f.clock === 'string' ? f.clock : 'session',
    onset,
    typical: range(f.typical),
    upper: numberOr(f.upper),
    disputedUntil: numberOr(f.disputedUntil),
    interval,
  }
}

const fromFact = (known: KnownFact, knowledge: Knowledge): WhyAnswer => {
  const { urgency } = known.fact as { urgency?: unknown }
  const treatment = known.treatment === null ? undefined : knowledge.treatments[known.treatment]
  return {
    id: known.id,
    kind: known.kind,
    treatment: known.treatment,
    says: known.says,
    window: windowOf(known),
    urgency: typeof urgency === 'string' ? urgency : null,
    sources: sourcesOf(known.sources, knowledge),
    unsourced: known.unsourced,
    disagreements: known.disagreements,
    note: known.note,
    reviewedBy: treatment?.reviewedBy ?? null,
    usedBy: [],
    fact: known.fact,
    knowledgeDigest: knowledge.digest,
  }
}

const fromSource = (id: string, source: Source, facts: readonly KnownFact[], knowledge: Knowledge): WhyAnswer => ({
  id,
  kind: 'source',
  treatment: knowledge.treatments[id.split('/')[0] ?? '']?.slug ?? null,
  says: source.title,
  window: null,
  urgency: null,
  sources: { [id]: source },
  unsourced: null,
  disagreements: null,
  note: source.note ?? null,
  reviewedBy: null,
  usedBy: facts.filter((fact) => fact.sources.includes(id)).map((fact) => fact.id),
  fact: source,
  knowledgeDigest: knowledge.digest,
})

/** The fact or source with this id, or null. */
export const whyAnswer = (id: string, knowledge: Knowledge): WhyAnswer | null => {
  const facts = allFacts(knowledge)
  const known = facts.find((fact) => fact.id === id)
  if (known) return fromFact(known, knowledge)
  const source = knowledge.sources[id]
  return source ? fromSource(id, source, facts, knowledge) : null
}
