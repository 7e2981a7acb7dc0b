import { readFileSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { buildKnowledge, type KnowledgeTexts, parseKnowledge } from './build/knowledge.ts'
import type { Knowledge } from './domain/knowledge.ts'
import { keepCompiled, knowledgeFolder, readCompiled, yamlFiles } from './folder-node.ts'
import { deepFreeze } from './freeze.ts'

export { knowledgeFolder } from './folder-node.ts'

/** Reads all knowledge files as text, keyed by path relative to the folder, with `/`. */
export const readTexts = (folder: string = knowledgeFolder()): KnowledgeTexts =>
  Object.fromEntries(
    yamlFiles(folder).map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')]),
  )

/**
 * The knowledge base, checked and frozen. The compiled form is used where it is as new as the YAML and whole; else the YAML is parsed and compiled again.
 * @throws KnowledgeError naming file, line and path of what is wrong
 */
export const loadKnowledge = (folder: string = knowledgeFolder()): Knowledge => {
  const compiled = readCompiled(folder)
  if (compiled) return deepFreeze(compiled)
  const knowledge = buildKnowledge(parseKnowledge(readTexts(folder)))
  keepCompiled(folder, knowledge)
  return knowledge
}
