import type { KnowledgeProblem } from '../problems.ts'
import type { Check } from './check.ts'
import { writtenFacts } from './facts.ts'
import { problemAt } from './problem-at.ts'

/** No two facts share an id; no two signs; a treatment file is named as its slug. */
export const idsUnique: Check = (parsed) => {
  const seen = new Set<string>()
  const found: KnowledgeProblem[] = []
  for (const fact of writtenFacts(parsed)) {
    if (seen.has(fact.id))
      found.push(problemAt(fact.file, fact.path, `${fact.id} stands twice; give one of them another id`))
    seen.add(fact.id)
  }
  parsed.signs.value.signs.forEach((sign, i) => {
    if (seen.has(`sign/${sign.id}`))
      found.push(problemAt(parsed.signs, ['signs', i], `sign ${sign.id} stands twice; join the two`))
    seen.add(`sign/${sign.id}`)
  })
  for (const file of parsed.treatments) {
    if (file.file !== `treatments/${file.value.slug}.yaml`)
      found.push(problemAt(file, ['slug'], `slug ${file.value.slug} does not match the file name`))
  }
  return found
}
