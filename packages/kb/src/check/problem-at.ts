import type { ParsedFile } from '../parse-yaml.ts'
import type { KnowledgeProblem } from '../problems.ts'

/** A problem at a path of a parsed file. */
export const problemAt = (
  file: ParsedFile<unknown>,
  path: readonly (string | number)[],
  message: string,
): KnowledgeProblem => ({
  file: file.file,
  line: file.lineOf(path),
  path: path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, ''),
  message,
})
