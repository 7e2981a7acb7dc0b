import { type Knowledge, nearest } from '@anagen/kb'
import { type Parsed, problem } from './problem.ts'
import { quote } from './quote.ts'

/** The parts of a session that some effects of a treatment need, such as `fat-harvest`. */
const knownParts = (slug: string, knowledge: Knowledge): string[] => [
  ...new Set((knowledge.treatments[slug]?.effects ?? []).flatMap((effect) => effect.onlyWith ?? [])),
]

/** Checks the parts said to belong to a treatment. */
export const readParts = (
  parts: readonly string[],
  slug: string,
  knowledge: Knowledge,
  at: string,
): Parsed<readonly string[]> => {
  const known = knownParts(slug, knowledge)
  const unknown = parts.find((part) => !known.includes(part))
  if (unknown === undefined) return { value: parts }
  if (known.length === 0) return problem(at, `${slug} has no parts to name; leave out ${quote(unknown)}`)
  const meant = nearest(unknown, known)
  return problem(
    at,
    `${quote(unknown)} is not a part of ${slug}; ${meant ? `did you mean ${meant}?` : `write one of ${known.join(', ')}`}`,
  )
}
