import type { KnowledgeProblem } from '../problems.ts'
import type { ActivitiesFile } from '../schema/activities.ts'
import type { Check } from './check.ts'
import { problemAt } from './problem-at.ts'

/** Every sign, treatment, fact, claim and source that knowledge/claims names exists, and every source is used. */
export const claimsExist: Check = ({ claims, signs, treatments, words }) => {
  const found: KnowledgeProblem[] = []
  const signIds = new Set(signs.value.signs.map((sign) => sign.id))
  const slugs = new Set(treatments.map(({ value }) => value.slug))
  const regulatory = new Set(
    treatments.flatMap(({ value }) => (value.regulatory ?? []).map((_rule, i) => `${value.slug}/regulatory/${i}`)),
  )
  const claimKeys = new Set(treatments.flatMap(({ value }) => (value.myths_and_claims ?? []).map(({ id }) => id)))
  claims.effects.value.forEach((effect, i) => {
    for (const sign of effect.signs)
      if (!signIds.has(sign)) found.push(problemAt(claims.effects, [i, 'signs'], `there is no sign "${sign}"`))
    for (const slug of effect.only ?? [])
      if (!slugs.has(slug)) found.push(problemAt(claims.effects, [i, 'only'], `there is no treatment "${slug}"`))
  })
  for (const [name, { slugs: named }] of Object.entries(claims.treatments.value))
    for (const slug of named)
      if (!slugs.has(slug)) found.push(problemAt(claims.treatments, [name, 'slugs'], `there is no treatment "${slug}"`))
  for (const [slug, { facts }] of Object.entries(claims.approval.value)) {
    if (!slugs.has(slug)) found.push(problemAt(claims.approval, [slug], `there is no treatment "${slug}"`))
    for (const fact of facts)
      if (!regulatory.has(fact)) found.push(problemAt(claims.approval, [slug, 'facts'], `there is no fact "${fact}"`))
  }
  // the file was parsed against its schema, or is missing, which another check says
  const activities = (words.activities?.value as ActivitiesFile | undefined)?.activities.map((activity) => activity.id)
  for (const activity of Object.keys(claims.care.value.also))
    if (activities && !activities.includes(activity))
      found.push(problemAt(claims.care, ['also', activity], `there is no activity "${activity}"`))
  for (const effect of Object.keys(claims.compare.value.also))
    if (!claims.effects.value.some(({ id }) => id === effect))
      found.push(problemAt(claims.compare, ['also', effect], `claims/effects.yaml has no effect "${effect}"`))
  const used = new Set<string>()
  for (const file of Object.values(claims.rules)) {
    for (const source of file.value.sources) {
      used.add(source)
      if (!Object.hasOwn(claims.sources.value.sources, source))
        found.push(problemAt(file, ['sources'], `names source ${source}, which claims/sources.yaml does not list`))
    }
    for (const sign of file.value.signs ?? [])
      if (!signIds.has(sign)) found.push(problemAt(file, ['signs'], `there is no sign "${sign}"`))
    for (const key of file.value.claims ?? [])
      if (!claimKeys.has(key)) found.push(problemAt(file, ['claims'], `no treatment has a claim "${key}"`))
  }
  for (const source of Object.keys(claims.sources.value.sources))
    if (!used.has(source))
      found.push(
        problemAt(
          claims.sources,
          ['sources', source],
          `source ${source} is named by no rule; name it where it belongs or remove it`,
        ),
      )
  return found
}
