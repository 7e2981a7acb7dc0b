import type { ParsedFile } from '../parse-yaml.ts'
import type { KnowledgeProblem } from '../problems.ts'
import type { Check } from './check.ts'
import { problemAt } from './problem-at.ts'

const fold = (phrase: string): string => phrase.toLowerCase().replace(/[’']/g, '').trim()

/** A phrase means one sign: two would make the answer depend on their order. */
export const phrasesApart: Check = (parsed) => {
  const owner = new Map<string, string>()
  const found: KnowledgeProblem[] = []
  const claim = (
    file: ParsedFile<unknown>,
    path: readonly (string | number)[],
    sign: string,
    entry: string | { phrase: string },
  ) => {
    const phrase = fold(typeof entry === 'string' ? entry : entry.phrase)
    const other = owner.get(phrase)
    if (other !== undefined)
      found.push(problemAt(file, path, `"${phrase}" stands under ${other} and ${sign}; keep it under one`))
    owner.set(phrase, sign)
  }
  for (const [i, sign] of parsed.signs.value.signs.entries())
    for (const [j, entry] of sign.says.entries()) claim(parsed.signs, ['signs', i, 'says', j], sign.id, entry)
  for (const file of parsed.says)
    for (const [sign, entries] of Object.entries(file.value.says))
      for (const [j, entry] of entries.entries()) claim(file, ['says', sign, j], sign, entry)
  return found
}
