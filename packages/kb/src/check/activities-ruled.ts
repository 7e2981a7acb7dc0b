import { nearest } from '../nearest.ts'
import type { ParsedFile } from '../parse-yaml.ts'
import type { KnowledgeProblem } from '../problems.ts'
import { type ActivitiesFile, type ActivityRulesFile, ROLES } from '../schema/activities.ts'
import type { Check } from './check.ts'
import { problemAt } from './problem-at.ts'

const RULES = { precare: 'precare', aftercare: 'aftercare', interaction: 'interactions' } as const

const instead = (word: string, known: readonly string[]): string => {
  const meant = nearest(word, known)
  return meant ? `; write ${meant}` : ''
}

/** A phrase of words/activities.yaml means one activity, once the fillers are out of it. */
const phrasesOf = (file: ParsedFile<ActivitiesFile>): KnowledgeProblem[] => {
  const { fillers, activities, groups, reversals } = file.value
  const bare = (phrase: string) =>
    phrase
      .split(' ')
      .filter((word) => !fillers.includes(word))
      .join(' ')
  const owner = new Map<string, string>(reversals.map((phrase) => [bare(phrase), 'reversals']))
  const claim = (phrase: string, by: string, path: readonly (string | number)[]): KnowledgeProblem[] => {
    const other = owner.get(bare(phrase))
    owner.set(bare(phrase), by)
    if (bare(phrase) === '') return [problemAt(file, path, `"${phrase}" is all fillers; write a word that means it`)]
    if (other === undefined || other === by) return []
    return [problemAt(file, path, `"${phrase}" stands under ${other} and ${by}; keep it under one`)]
  }
  return [
    ...activities.flatMap((a, i) => a.words.flatMap((w, j) => claim(w, a.id, ['activities', i, 'words', j]))),
    ...groups.flatMap((g, i) => g.words.flatMap((w, j) => claim(w, `group ${i + 1}`, ['groups', i, 'words', j]))),
  ]
}

/** Every rule of a treatment is listed in words/activity-rules.yaml, everything named there exists, and no phrase means two activities. */
export const activitiesRuled: Check = (parsed) => {
  const { activities, 'activity-rules': rules } = parsed.words as Readonly<
    Record<string, ParsedFile<unknown> | undefined>
  >
  if (!activities || !rules) return []
  // both were parsed against schema/activities.ts
  const vocabulary = activities as ParsedFile<ActivitiesFile>
  const listed = rules as ParsedFile<ActivityRulesFile>
  const ids = vocabulary.value.activities.map((a) => a.id)
  const facts = parsed.treatments.flatMap((file) =>
    Object.entries(RULES).flatMap(([kind, key]) =>
      file.value[key].map((raw, i) => ({ file, path: [key, i], id: `${file.value.slug}/${kind}/${raw.id}` })),
    ),
  )
  const known = facts.map((fact) => fact.id)
  const seen = new Set<string>()
  const found = phrasesOf(vocabulary)
  listed.value.groups.forEach((group, i) => {
    for (const slug of group.treatments)
      for (const [key, roles] of Object.entries(group.rules)) {
        const path = ['groups', i, 'rules', key]
        const id = `${slug}/${key}`
        if (!known.includes(id)) found.push(problemAt(listed, path, `there is no rule "${id}"${instead(id, known)}`))
        if (seen.has(id)) found.push(problemAt(listed, path, `"${id}" is listed twice; keep one`))
        seen.add(id)
        for (const activity of [...ROLES, 'about' as const].flatMap((role) => roles[role] ?? []))
          if (!ids.includes(activity))
            found.push(problemAt(listed, path, `there is no activity "${activity}"${instead(activity, ids)}`))
      }
  })
  vocabulary.value.groups.forEach((group, i) => {
    for (const activity of group.activities)
      if (!ids.includes(activity))
        found.push(problemAt(vocabulary, ['groups', i], `there is no activity "${activity}"${instead(activity, ids)}`))
  })
  for (const fact of facts)
    if (!seen.has(fact.id))
      found.push(
        problemAt(
          fact.file,
          fact.path,
          `words/activity-rules.yaml does not say what ${fact.id} means; add it, {} for nothing`,
        ),
      )
  return found
}
