import { nearest } from '../nearest.ts'
import type { ParsedFile } from '../parse-yaml.ts'
import type { KnowledgeProblem } from '../problems.ts'
import { listNamed } from '../schema/says.ts'
import type { SiblingsFile } from '../schema/siblings.ts'
import type { Check } from './check.ts'
import { writtenFacts } from './facts.ts'
import { writtenItems } from './patterns.ts'
import { problemAt } from './problem-at.ts'

const instead = (word: string, known: readonly string[]): string => {
  const meant = nearest(word, known)
  return meant ? `; write ${meant}` : ''
}

/** Every sign, modifier, group, treatment and fact that is named anywhere exists. */
export const referencesExist: Check = (parsed) => {
  const found: KnowledgeProblem[] = []
  const signs = parsed.signs.value.signs.map((s) => s.id)
  const modifiers = parsed.redFlags.value.modifiers.map((m) => m.id)
  const slugs = parsed.treatments.map((t) => t.value.slug)
  const facts = new Set([
    ...writtenFacts(parsed).map((f) => f.id),
    ...parsed.signs.value.signs.map((s) => `sign/${s.id}`),
  ])
  const must = (
    file: ParsedFile<unknown>,
    path: readonly (string | number)[],
    word: string,
    known: readonly string[],
    kind: string,
  ) => {
    if (!known.includes(word)) found.push(problemAt(file, path, `there is no ${kind} "${word}"${instead(word, known)}`))
  }
  for (const { file, path, item } of writtenItems(parsed)) {
    if (item.sign !== undefined) must(file, path, item.sign, signs, 'sign')
    if (item.modifier !== undefined) must(file, path, item.modifier, modifiers, 'modifier')
  }
  for (const file of parsed.treatments) {
    file.value.effects.forEach((e, i) => {
      for (const sign of e.signs) must(file, ['effects', i, 'signs'], sign, signs, 'sign')
    })
    file.value.questions?.forEach((q, i) => {
      for (const fact of q.facts) must(file, ['questions', i, 'facts'], fact, [...facts], 'fact')
    })
  }
  const red = parsed.redFlags
  for (const [group, members] of Object.entries(red.value.sign_groups))
    for (const sign of members) must(red, ['sign_groups', group], sign, signs, 'sign')
  const flags = red.value.red_flags.map((r) => r.id)
  const complications = parsed.treatments.flatMap((t) => t.value.complications.map((c) => c.id))
  red.value.modifiers.forEach((m, i) => {
    if (m.implies_sign) must(red, ['modifiers', i, 'implies_sign'], m.implies_sign, signs, 'sign')
    m.shifts.forEach((shift, j) => {
      const path = ['modifiers', i, 'shifts', j]
      for (const flag of shift.red_flags ?? []) must(red, path, flag, flags, 'red flag')
      for (const key of shift.complications ?? []) must(red, path, key, complications, 'complication')
      for (const group of shift.sign_groups ?? [])
        must(red, path, group, Object.keys(red.value.sign_groups), 'group of signs')
    })
    m.at_least?.forEach((rule, j) => {
      for (const slug of rule.treatments ?? []) must(red, ['modifiers', i, 'at_least', j], slug, slugs, 'treatment')
    })
  })
  parsed.signs.value.signs.forEach((sign, i) => {
    for (const other of sign.not) must(parsed.signs, ['signs', i, 'not'], other.means, signs, 'sign')
    for (const other of sign.often_with) must(parsed.signs, ['signs', i, 'often_with'], other, signs, 'sign')
    for (const place of sign.places)
      must(parsed.signs, ['signs', i, 'places'], place, parsed.signs.value.places, 'place')
    must(parsed.signs, ['signs', i, 'group'], sign.group, parsed.signs.value.groups, 'group')
  })
  for (const file of parsed.says) {
    for (const sign of Object.keys(file.value.says)) must(file, ['says', sign], sign, signs, 'sign')
    const lists = Object.keys(file.value.lists ?? {})
    for (const [i, scene] of file.value.scenes.entries()) {
      for (const sign of [scene.sign, ...(scene.instead_of ?? [])])
        must(file, ['scenes', i, 'sign'], sign, signs, 'sign')
      for (const word of [...scene.slots.flat(), ...(scene.not ?? [])]) {
        const list = listNamed(word)
        if (list !== null) must(file, ['scenes', i], list, lists, 'list')
      }
    }
  }
  const siblings = parsed.words.siblings
  if (siblings) {
    for (const [i, group] of (siblings.value as SiblingsFile).siblings.entries())
      for (const sign of group.signs) must(siblings, ['siblings', i, 'signs'], sign, signs, 'sign')
  }
  for (const fact of parsed.advice.value.call_if.general_facts)
    must(parsed.advice, ['call_if', 'general_facts'], fact, [...facts], 'fact')
  return found
}
