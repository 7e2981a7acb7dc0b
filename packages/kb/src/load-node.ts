import { readFileSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { buildKnowledge, type KnowledgeTexts, parseKnowledge } from './build/knowledge.ts'
import type { Knowledge } from './domain/knowledge.ts'
import { cachePath, keepCompiled, knowledgeFolder, readCompiled, yamlFiles } from './folder-node.ts'
import { deepFreeze } from './freeze.ts'

export { knowledgeFolder } from './folder-node.ts'

/** Reads all knowledge files as text, keyed by path relative to the folder, with `/`. */
export const readTexts = (folder: string = knowledgeFolder()): KnowledgeTexts =>
  Object.fromEntries(
    yamlFiles(folder).map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')]),
  )

/** Builds the knowledge from the YAML, and keeps the compiled form. @throws KnowledgeError naming file, line and path of what is wrong */
export const buildAnew = (folder: string): Knowledge => {
  const knowledge = buildKnowledge(parseKnowledge(readTexts(folder)))
  keepCompiled(folder, knowledge)
  return knowledge
}

const read = (folder: string): Knowledge => {
  const compiled = readCompiled(folder)
  return compiled ? deepFreeze(compiled) : buildAnew(folder)
}

// by where its compiled form is kept, which changes with every file: the last one, so that nothing old stays in memory
let last: { readonly as: string; readonly knowledge: Knowledge } | null = null

/**
 * The knowledge base, checked and frozen. The compiled form is used where it is as new as the YAML and whole; else the YAML is parsed and compiled again.
 * Asked again, it gives the same one as long as no file has changed.
 * @throws KnowledgeError naming file, line and path of what is wrong
 */
export const loadKnowledge = (folder: string = knowledgeFolder()): Knowledge => {
  const as = cachePath(folder)
  if (last?.as !== as) last = { as, knowledge: read(folder) }
  return last.knowledge
}
