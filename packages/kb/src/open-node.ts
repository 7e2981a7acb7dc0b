import { existsSync } from './builtin-node.ts'
import type { Knowledge } from './domain/knowledge.ts'
import { compiledPath, knowledgeFolder, readCompiled } from './folder-node.ts'

/** Is there a compiled form, so that `openKnowledge` need not build one? Whether it is whole shows when it is read. */
export const isCompiled = (folder: string = knowledgeFolder()): boolean => existsSync(compiledPath(folder))

/**
 * The same as `loadKnowledge`, for a fast start: the YAML parser and the schemas are loaded only when there is no compiled form to use,
 * and each part of that when it is first asked for.
 * @throws KnowledgeError naming file, line and path of what is wrong
 */
export const openKnowledge = async (folder: string = knowledgeFolder()): Promise<Knowledge> => {
  const compiled = readCompiled(folder)
  if (compiled) return compiled
  const { buildAnew } = await import('./load-node.ts')
  return buildAnew(folder)
}
