import { digest } from './digest.ts'
import type { Knowledge } from './domain/knowledge.ts'
import { KnowledgeError } from './problems.ts'

/**
 * Proves that the content has the digest it carries: nobody changed a compiled file by hand.
 * @throws KnowledgeError naming the file
 */
export const verifyCompiled = (knowledge: Knowledge, file: string): void => {
  const { digest: stamped, ...content } = knowledge
  if (digest(content) !== stamped)
    throw new KnowledgeError([
      { file, line: 1, path: '', message: 'its content does not match its digest; build it again' },
    ])
}
