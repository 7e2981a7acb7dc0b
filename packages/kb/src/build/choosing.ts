import type { Choosing, Trait } from '../domain/choosing.ts'
import type { AreasFile, TextsFile, TraitsFile } from '../schema/choosing.ts'
import { span } from './sources.ts'

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
        from: from(t.from),
        neverStop: t.never_stop ?? false,
      },
    ]),
  )
}

export const toAreas = (raw: AreasFile): Choosing['areas'] => Object.fromEntries(raw.areas.map((a) => [a.id, a]))

export const toTexts = (raw: TextsFile): Choosing['texts'] => ({ plan: raw.plan })
