import type { Alternative, Complication, Effect, FeverRule, Knowledge, RedFlag, Treatment, Urgency } from '@anagen/kb'

/** One alternative of a pattern with what it leads to. */
export interface Rule<Owner> {
  readonly owner: Owner
  readonly urgency: Urgency
  readonly raised: boolean
  readonly items: Alternative
  /** the fact it rests on, as findings name it */
  readonly facts: readonly string[]
  /** the signs it asks for beside the one that it is filed under */
  readonly others: readonly string[]
  /** their marks together */
  readonly marks: number
}
/** Alternatives filed under one of their signs, so that a report meets only those that could hold. */
export type Anchored<Owner> = ReadonlyMap<string, readonly Rule<Owner>[]>

/** What belongs to a treatment, by its slug; undefined where the knowledge has no such treatment. */
export interface BySlug<T> {
  readonly get: (slug: string) => T | undefined
}

/** Patterns arranged for look-up by sign. */
export interface PatternIndex {
  readonly redFlags: Anchored<RedFlag>
  readonly fever: Anchored<FeverRule>
  readonly complications: BySlug<Anchored<Complication>>
}

/** The knowledge arranged for look-up. Built once per knowledge. */
export interface KnowledgeIndex {
  /** slug -> sign -> effects */
  readonly effects: BySlug<ReadonlyMap<string, readonly Effect[]>>
  /** every alternative once, under its rarest sign */
  readonly patterns: PatternIndex
  /** under each sign the alternatives that ask for a grade or a trend of it: those that another answer could fulfil */
  readonly conditioned: PatternIndex
  /** by fact id */
  readonly redFlags: ReadonlyMap<string, RedFlag>
  /** slug -> the signs that its complications rest on */
  readonly signsOfComplications: BySlug<ReadonlySet<string>>
  readonly markOf: MarkOf
}

/** The mark of a sign, a bit that few signs share: marks missing from a report tell at once that a sign is. 0: not in the knowledge. */
type MarkOf = (sign: string) => number

const marking = ({ signs }: Knowledge): MarkOf => {
  // the shift goes round where the bits end
  const marks = new Map(Object.keys(signs).map((sign, n) => [sign, 1 << n]))
  return (sign) => marks.get(sign) ?? 0
}

interface Patterned {
  readonly id: string
  readonly urgency: Urgency
  readonly pattern: RedFlag['pattern']
}

type Alternatives = readonly Alternative[]
const alternativesOf = (owner: Patterned): Alternatives => [
  ...owner.pattern.any,
  ...owner.pattern.raise.flatMap((raise) => raise.any),
]

type Filing = (items: Alternative) => readonly string[]

/** How often each sign is asked for: an alternative is filed under its rarest, so that common signs meet few of them. */
const underRarest = (owners: readonly Patterned[]): Filing => {
  const counts = new Map<string, number>()
  for (const items of owners.flatMap(alternativesOf))
    for (const { sign } of items) if (sign !== null) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  return (items) =>
    items
      .flatMap((item) => item.sign ?? [])
      .sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0))
      .slice(0, 1)
}

const underConditions: Filing = (items) => [
  ...new Set(
    items.flatMap((item) => (item.sign !== null && (item.grade !== null || item.trend !== null) ? item.sign : [])),
  ),
]

const anchored = <Owner extends Patterned>(
  owners: readonly Owner[],
  filing: Filing,
  markOf: MarkOf,
): Anchored<Owner> => {
  const bySign = new Map<string, Rule<Owner>[]>()
  const file = (owner: Owner, urgency: Urgency, raised: boolean, listed: Alternative) => {
    // copies: what is frozen is walked much slower than what is not
    const items = [...listed]
    const facts = [owner.id]
    for (const sign of filing(items)) {
      const rules = bySign.get(sign)
      const others = items.flatMap((item) => (item.sign === null || item.sign === sign ? [] : item.sign))
      const marks = others.reduce((all, other) => all | markOf(other), 0)
      const rule = { owner, urgency, raised, items, facts, others, marks }
      if (rules) rules.push(rule)
      else bySign.set(sign, [rule])
    }
  }
  for (const owner of owners) {
    for (const items of owner.pattern.any) file(owner, owner.urgency, false, items)
    for (const raise of owner.pattern.raise) for (const items of raise.any) file(owner, raise.urgency, true, items)
  }
  return bySign
}

/** A report is of one treatment or two: what is arranged by treatment is arranged when it is first asked for. */
const bySlug = <T>(knowledge: Knowledge, arrange: (treatment: Treatment) => T): BySlug<T> => {
  const arranged = new Map<string, T>()
  return {
    get: (slug) => {
      const known = arranged.get(slug)
      if (known !== undefined) return known
      const treatment = Object.hasOwn(knowledge.treatments, slug) ? knowledge.treatments[slug] : undefined
      if (!treatment) return undefined
      const fresh = arrange(treatment)
      arranged.set(slug, fresh)
      return fresh
    },
  }
}

type FilingOf = (owners: readonly Patterned[]) => Filing

const patternIndex = (knowledge: Knowledge, filing: FilingOf, markOf: MarkOf): PatternIndex => ({
  redFlags: anchored(knowledge.redFlags, filing(knowledge.redFlags), markOf),
  fever: anchored(knowledge.feverRules, filing(knowledge.feverRules), markOf),
  complications: bySlug(knowledge, ({ complications }) => anchored(complications, filing(complications), markOf)),
})

const effectsBySign = (effects: readonly Effect[]): Map<string, Effect[]> => {
  const bySign = new Map<string, Effect[]>()
  for (const effect of effects) for (const sign of effect.signs) bySign.set(sign, [...(bySign.get(sign) ?? []), effect])
  return bySign
}

const signsIn = (complications: readonly Complication[]): ReadonlySet<string> =>
  new Set(complications.flatMap(({ pattern }) => pattern.any.flat().flatMap(({ sign }) => sign ?? [])))

const build = (knowledge: Knowledge): KnowledgeIndex => {
  const markOf = marking(knowledge)
  return {
    effects: bySlug(knowledge, ({ effects }) => effectsBySign(effects)),
    patterns: patternIndex(knowledge, underRarest, markOf),
    conditioned: patternIndex(knowledge, () => underConditions, markOf),
    redFlags: new Map(knowledge.redFlags.map((flag) => [flag.id, flag])),
    signsOfComplications: bySlug(knowledge, ({ complications }) => signsIn(complications)),
    markOf,
  }
}

const built = new WeakMap<Knowledge, KnowledgeIndex>()

/** The index of `knowledge`, made at the first call. */
export const indexOf = (knowledge: Knowledge): KnowledgeIndex => {
  const known = built.get(knowledge)
  if (known) return known
  const fresh = build(knowledge)
  built.set(knowledge, fresh)
  return fresh
}
