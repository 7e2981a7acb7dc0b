import { nearest } from '../nearest.ts'
import type { ParsedFile } from '../parse-yaml.ts'
import type { KnowledgeProblem } from '../problems.ts'
import type { Check } from './check.ts'
import { problemAt } from './problem-at.ts'

type Path = readonly (string | number)[]

const TREATMENT = 'treatment/'
const BARRED = 'barred/'

/** Every trait and treatment that a contraindication, an interaction or a rule names exists; every trait is named by something. */
export const traitsExist: Check = (parsed) => {
  const { traits, rules } = parsed.choosing
  const effects = parsed.choosing.texts.value.interaction_effects
  const known = traits.value.traits.map((t) => t.id)
  const slugs = parsed.treatments.map((t) => t.value.slug)
  const used = new Set<string>()
  const found: KnowledgeProblem[] = []
  const must = (file: ParsedFile<unknown>, path: Path, word: string, list: readonly string[], kind: string) => {
    if (list.includes(word)) return
    const meant = nearest(word, list)
    found.push(problemAt(file, path, `there is no ${kind} "${word}"${meant ? `; write ${meant}` : ''}`))
  }
  const literal = (file: ParsedFile<unknown>, path: Path, word: string, prefix: string) => {
    if (word.startsWith(prefix)) return must(file, path, word.slice(prefix.length), slugs, 'treatment')
    used.add(word)
    must(file, path, word, known, 'trait')
  }
  for (const file of parsed.treatments) {
    file.value.contraindications.forEach((c, i) => {
      for (const word of c.when.flat()) literal(file, ['contraindications', i, 'when'], word, BARRED)
      for (const word of c.with ?? []) literal(file, ['contraindications', i, 'with'], word, TREATMENT)
      if (c.see !== undefined && c.strength === 'absolute')
        found.push(problemAt(file, ['contraindications', i, 'see'], 'an absolute one is a no; leave `see` out'))
    })
    file.value.interactions.forEach((x, i) => {
      if (!Object.hasOwn(effects, x.rule))
        found.push(
          problemAt(
            file,
            ['interactions', i, 'rule'],
            `choosing/texts.yaml does not say what "${x.rule}" asks for; add it`,
          ),
        )
      for (const word of [...x.with, ...(x.needs ?? [])]) literal(file, ['interactions', i, 'with'], word, TREATMENT)
    })
  }
  rules.value.rules.forEach((rule, i) => {
    for (const word of rule.when.flat()) literal(rules, ['rules', i, 'when'], word, BARRED)
    for (const slug of [...(rule.treatments ?? []), ...(rule.except ?? [])])
      must(rules, ['rules', i, 'treatments'], slug, slugs, 'treatment')
  })
  traits.value.traits.forEach((trait, i) => {
    const named = [...(trait.implies ?? []), ...(trait.excludes ?? []), ...(trait.rules_out ?? [])]
    for (const other of named) must(traits, ['traits', i], other, known, 'trait')
    if (known.indexOf(trait.id) < i)
      found.push(problemAt(traits, ['traits', i], `${trait.id} stands twice; join the two`))
    must(
      traits,
      ['traits', i, 'group'],
      trait.group,
      traits.value.groups.map((g) => g.id),
      'group',
    )
    if (!used.has(trait.id) && named.length === 0)
      found.push(problemAt(traits, ['traits', i], `nothing asks about ${trait.id}; use it or remove it`))
  })
  return found
}
