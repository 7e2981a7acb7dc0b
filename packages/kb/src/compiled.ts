import type { Knowledge } from './domain/knowledge.ts'
import { deepFreeze } from './freeze.ts'
import { KnowledgeError } from './problems.ts'

/** The knowledge as one JSON text, for a fast start. */
export const toCompiled = (knowledge: Knowledge): string => JSON.stringify(knowledge)

/**
 * Reads a compiled knowledge. It is taken at its word: `verifyCompiled` proves that its content has the digest it carries.
 * @throws KnowledgeError when it is not one
 */
export const fromCompiled = (json: string, file: string): Knowledge => {
  const problem = (message: string) => new KnowledgeError([{ file, line: 1, path: '', message }])
  let parsed: Knowledge
  try {
    parsed = JSON.parse(json) as Knowledge
  } catch {
    throw problem('not JSON; remove the file, it is built again at the next start')
  }
  if (typeof parsed?.digest !== 'string' || !parsed.treatments || !parsed.signs)
    throw problem('not a compiled knowledge base; remove the file, it is built again at the next start')
  return deepFreeze(parsed)
}
