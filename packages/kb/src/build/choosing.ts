import type { Choosing, ChoosingRule, Nothing, Scale, Trait } from '../domain/choosing.ts'
import type { Fact } from '../domain/fact.ts'
import type {
  AreasFile,
  ChoosingRulesFile,
  NothingFile,
  ScalesFile,
  TextsFile,
  TraitsFile,
} from '../schema/choosing.ts'
import { fullIds, span } from './sources.ts'

const from = (raw: TraitsFile['traits'][number]['from']): Trait['from'] => {
  if (raw === undefined) return null
  const named = {
    age: raw.age,
    skinType: raw.skin_type,
    norwood: raw.norwood,
    ludwig: raw.ludwig,
    sinclair: raw.sinclair,
  }
  return Object.fromEntries(Object.entries(named).flatMap(([name, range]) => (range ? [[name, span(range)]] : [])))
}

/** The traits with their questions. */
export const toTraits = (raw: TraitsFile): Choosing['traits'] => {
  const asks = new Map(raw.groups.map((g) => [g.id, g.ask]))
  return Object.fromEntries(
    raw.traits.map((t) => [
      t.id,
      {
        id: t.id,
        group: t.group,
        label: t.label,
        ask: (asks.get(t.group) ?? '{label}?').replace('{label}', () => t.label),
        says: t.says,
        implies: t.implies ?? [],
        excludes: t.excludes ?? [],
        rulesOut: t.rules_out ?? [],
        from: from(t.from),
        neverStop: t.never_stop ?? false,
      },
    ]),
  )
}

export const toAreas = (raw: AreasFile): Choosing['areas'] => Object.fromEntries(raw.areas.map((a) => [a.id, a]))

export const toTexts = (raw: TextsFile): Choosing['texts'] => ({
  plan: raw.plan,
  compare: raw.compare,
  compareSays: raw.compare_says,
  suitability: raw.suitability,
  interactions: raw.interactions,
})

const FILE = 'nothing'

const said = <T extends { readonly says: string } & Origin>(key: string, raw: T): Fact & Omit<T, keyof Origin> => {
  const { source, sources, unsourced, ...content } = raw
  return {
    ...content,
    id: `${FILE}/${key}`,
    treatment: FILE,
    sources: fullIds(FILE, sources ?? [source ?? null]),
    ...(unsourced ? { unsourced } : {}),
  }
}

interface Origin {
  readonly source?: string | undefined
  readonly sources?: readonly string[] | undefined
  readonly unsourced?: string | undefined
}

export const toNothing = (raw: NothingFile): Nothing => {
  const { in_100, ...likely } = raw.likely
  return {
    name: raw.name,
    reviewedBy: raw.reviewed_by,
    whatItIs: said('what', raw.what_it_is),
    evidence: said('evidence', raw.evidence),
    firstResults: said('first-results', raw.first_results),
    likely: { ...said('likely', likely), in100: in_100 === null ? null : span(in_100) },
    effects: said('effects', raw.effects),
    complications: said('complications', raw.complications),
    notFor: said('not-for', raw.not_for),
    regulatory: said('regulatory', raw.regulatory),
    upkeep: said('upkeep', raw.upkeep),
    stopping: said('stopping', raw.stopping),
  }
}

export const toScales = (raw: ScalesFile): Scale[] =>
  raw.scales.map((s) => ({ ...s, sources: fullIds('scales', s.sources) }))

/** @param slugs of all treatments, for a rule that names none */
export const toRules = (raw: ChoosingRulesFile, slugs: readonly string[]): ChoosingRule[] =>
  raw.rules.map((r) => ({
    id: `choosing/${r.id}`,
    key: r.id,
    treatment: 'choosing',
    what: r.what,
    why: r.why,
    when: r.when,
    level: r.level,
    see: r.see ?? null,
    treatments: (r.treatments ?? slugs).filter((slug) => !r.except?.includes(slug)),
    sources: r.sources ?? [],
    ...(r.unsourced ? { unsourced: r.unsourced } : {}),
  }))
