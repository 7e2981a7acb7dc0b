import type { ParsedKnowledge } from '../build/knowledge.ts'
import type { ParsedFile } from '../parse-yaml.ts'

/** A fact as written, with the way back to its line. */
export interface WrittenFact {
  readonly file: ParsedFile<unknown>
  readonly path: readonly (string | number)[]
  /** full id such as `prp/effect/redness` */
  readonly id: string
  /** source ids named by it, of its own file */
  readonly sources: readonly string[]
  readonly unsourced: string | undefined
}

interface Raw {
  readonly id?: string | undefined
  readonly sources?: readonly string[] | undefined
  readonly source?: string | null | undefined
  readonly unsourced?: string | undefined
}

const refs = (raw: Raw): string[] => [...(raw.sources ?? []), ...(raw.source ? [raw.source] : [])]

const list = (
  file: ParsedFile<unknown>,
  key: string,
  prefix: string,
  raws: readonly Raw[] | undefined,
): WrittenFact[] =>
  (raws ?? []).map((raw, i) => ({
    file,
    path: [key, i],
    id: `${prefix}/${raw.id ?? i}`,
    sources: refs(raw),
    unsourced: raw.unsourced,
  }))

const one = (file: ParsedFile<unknown>, key: string, prefix: string, raw: Raw): WrittenFact => ({
  file,
  path: [key],
  id: `${prefix}/${key}`,
  sources: refs(raw),
  unsourced: raw.unsourced,
})

const NOTHING_FACTS = [
  'what_it_is',
  'evidence',
  'first_results',
  'likely',
  'effects',
  'complications',
  'not_for',
  'regulatory',
  'upkeep',
  'stopping',
] as const

/** Every fact of every file that must name where it comes from. */
export const writtenFacts = (parsed: ParsedKnowledge): WrittenFact[] => {
  const fromTreatments = parsed.treatments.flatMap((file) => {
    const t = file.value
    const under = (kind: string) => `${t.slug}/${kind}`
    return [
      one(file, 'evidence', t.slug, t.evidence),
      one(file, 'course', t.slug, t.course),
      ...(['review', 'upkeep', 'stopping'] as const).map((key) => ({
        ...one(file, key, t.slug, t.course[key]),
        path: ['course', key],
      })),
      { ...one(file, 'first-results', t.slug, t.outlook.first_results), path: ['outlook', 'first_results'] },
      { ...one(file, 'likely', t.slug, t.outlook.likely), path: ['outlook', 'likely'] },
      ...list(file, 'course', under('protocol'), t.course.protocols).map((fact, i) => ({
        ...fact,
        path: ['course', 'protocols', i],
      })),
      ...list(file, 'regulatory', under('regulatory'), t.regulatory),
      ...list(file, 'results', under('result'), t.results),
      ...list(file, 'contraindications', under('contraindication'), t.contraindications),
      ...list(file, 'interactions', under('interaction'), t.interactions),
      ...list(file, 'precare', under('precare'), t.precare),
      ...list(file, 'aftercare', under('aftercare'), t.aftercare),
      ...list(file, 'effects', under('effect'), t.effects),
      ...list(file, 'complications', under('complication'), t.complications),
      ...list(file, 'myths_and_claims', under('claim'), t.myths_and_claims),
      ...list(file, 'questions', under('question'), t.questions),
    ]
  })
  const { nothing } = parsed.choosing
  const fromNothing = NOTHING_FACTS.map((key) => ({
    ...one(nothing, key.replace('_', '-').replace('what-it_is', 'what'), 'nothing', nothing.value[key]),
    path: [key],
  }))
  const { scales, rules } = parsed.choosing
  const fromScales = scales.value.scales.map((scale, i) => ({
    file: scales,
    path: ['scales', i],
    id: `scale/${scale.id}`,
    sources: scale.sources,
    unsourced: undefined,
  }))
  const fromRules = list(rules, 'rules', 'choosing', rules.value.rules)
  const red = parsed.redFlags
  const habits = parsed.habits
  const emergency = parsed.emergency
  const feverRules = red.value.fever_thresholds.rules.map((rule, i) => ({
    file: red,
    path: ['fever_thresholds', 'rules', i],
    id: `fever/${rule.id}`,
    sources: rule.sources,
    unsourced: rule.unsourced,
  }))
  const lines = emergency.value.countries.flatMap((country, i) =>
    (['emergency', 'advice', 'poison', 'crisis'] as const).flatMap((kind) =>
      (country[kind] ?? []).map((line, j) => ({
        file: emergency,
        path: ['countries', i, kind, j],
        id: `emergency/${country.code}/${kind}/${j}`,
        sources: line.sources,
        unsourced: line.unsourced,
      })),
    ),
  )
  const defaults = emergency.value.default.lines.map((line, j) => ({
    file: emergency,
    path: ['default', 'lines', j],
    id: `emergency/default/${j}`,
    sources: line.sources,
    unsourced: line.unsourced,
  }))
  return [
    ...fromTreatments,
    ...fromNothing,
    ...fromScales,
    ...fromRules,
    ...list(red, 'red_flags', 'red-flag', red.value.red_flags),
    ...feverRules,
    ...list(red, 'modifiers', 'modifier', red.value.modifiers),
    ...list(habits, 'habits', 'habit', habits.value.habits),
    ...list(habits, 'products_mentioned', 'product', habits.value.products_mentioned),
    ...lines,
    ...defaults,
  ]
}
