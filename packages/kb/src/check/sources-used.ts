import type { ParsedFile } from '../parse-yaml.ts'
import type { Check } from './check.ts'
import { writtenFacts } from './facts.ts'
import { problemAt } from './problem-at.ts'

const prefixOf = (file: string): string => file.replace(/^(treatments|choosing)\//, '').replace(/\.yaml$/, '')

/** Every source that a fact names is listed in its file, and every source listed is named by something. */
export const sourcesUsed: Check = (parsed) => {
  const used = new Map<string, Set<string>>()
  const use = (prefix: string, ref: string) => used.set(prefix, (used.get(prefix) ?? new Set()).add(ref))
  const files: { file: ParsedFile<unknown>; sources: Readonly<Record<string, unknown>> }[] = [
    ...parsed.treatments.map((file) => ({ file, sources: file.value.sources })),
    { file: parsed.redFlags, sources: parsed.redFlags.value.sources },
    { file: parsed.emergency, sources: parsed.emergency.value.sources },
    { file: parsed.habits, sources: parsed.habits.value.sources },
    { file: parsed.choosing.scales, sources: parsed.choosing.scales.value.sources },
    { file: parsed.choosing.nothing, sources: parsed.choosing.nothing.value.sources },
  ]
  const listed = new Map(files.map(({ file, sources }) => [prefixOf(file.file), sources]))
  const missing = writtenFacts(parsed).flatMap((fact) => {
    return fact.sources.flatMap((named) => {
      // rules that concern several treatments name the sources of others by their full ids
      const [prefix = '', ref = ''] = named.includes('/') ? named.split('/') : [prefixOf(fact.file.file), named]
      use(prefix, ref)
      return Object.hasOwn(listed.get(prefix) ?? {}, ref)
        ? []
        : [
            problemAt(
              fact.file,
              fact.path,
              `${fact.id} names source ${ref}, which this file does not list; add it under sources`,
            ),
          ]
    })
  })
  for (const { value } of parsed.treatments) {
    for (const { frequency } of [...value.effects, ...value.complications])
      if (frequency.source) use(value.slug, frequency.source)
  }
  const fromSigns = parsed.signs.value.signs.flatMap((sign, i) =>
    sign.sources.flatMap((full) => {
      const [prefix = '', ref = ''] = full.split('/')
      use(prefix, ref)
      return Object.hasOwn(listed.get(prefix) ?? {}, ref)
        ? []
        : [problemAt(parsed.signs, ['signs', i, 'sources'], `${sign.id} names source ${full}, which does not exist`)]
    }),
  )
  const unused = files.flatMap(({ file, sources }) =>
    Object.keys(sources)
      .filter((ref) => !used.get(prefixOf(file.file))?.has(ref))
      .map((ref) =>
        problemAt(file, ['sources', ref], `source ${ref} is named by no fact; name it where it belongs or remove it`),
      ),
  )
  return [...missing, ...fromSigns, ...unused]
}
