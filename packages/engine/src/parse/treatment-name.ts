import { type Knowledge, nearest } from '@anagen/kb'
import { type Parsed, problem } from './problem.ts'
import { quote } from './quote.ts'

const fold = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')

/**
 * The slug that a name stands for: the slug itself, the treatment's name, or one it is also known as.
 * @example treatmentSlug('PRP', knowledge) // { value: 'prp' }
 */
export const treatmentSlug = (name: string, knowledge: Knowledge, at: string): Parsed<string> => {
  const wanted = fold(name)
  if (Object.hasOwn(knowledge.treatments, wanted)) return { value: wanted }
  const treatments = Object.values(knowledge.treatments)
  const named = treatments.filter((t) => [t.name, ...t.alsoKnownAs].some((alias) => fold(alias) === wanted))
  if (named.length === 1 && named[0]) return { value: named[0].slug }
  const slugs = treatments.map((t) => t.slug)
  if (named.length > 1)
    return problem(at, `${quote(name)} may be ${named.map((t) => t.slug).join(' or ')}; write which`)
  const meant = nearest(wanted, slugs)
  return problem(
    at,
    meant
      ? `unknown treatment ${quote(name)}; did you mean ${meant}?`
      : `unknown treatment ${quote(name)}; write one of ${slugs.join(', ')}`,
  )
}
