import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, relative, sep } from 'node:path'
import { buildKnowledge, type KnowledgeTexts, parseKnowledge } from './build/knowledge.ts'
import { toCompiled } from './compiled.ts'
import type { Knowledge } from './domain/knowledge.ts'
import { cachePath, knowledgeFolder, readCompiled, yamlFiles } from './folder-node.ts'

export { knowledgeFolder } from './folder-node.ts'

/** Reads all knowledge files as text, keyed by path relative to the folder, with `/`. */
export const readTexts = (folder: string = knowledgeFolder()): KnowledgeTexts =>
  Object.fromEntries(
    yamlFiles(folder).map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')]),
  )

const writeQuietly = (path: string, content: string): void => {
  try {
    mkdirSync(dirname(path), { recursive: true })
    const temporary = `${path}.${process.pid}`
    writeFileSync(temporary, content)
    renameSync(temporary, path)
  } catch {
    // a cache only: a read-only folder costs time, never an answer
  }
}

/**
 * The knowledge base, checked and frozen. The compiled form is used where it is as new as the YAML; else the YAML is parsed and compiled again.
 * @throws KnowledgeError naming file, line and path of what is wrong
 */
export const loadKnowledge = (folder: string = knowledgeFolder()): Knowledge => {
  const cache = cachePath(folder)
  const compiled = readCompiled(folder, cache)
  if (compiled) return compiled
  const knowledge = buildKnowledge(parseKnowledge(readTexts(folder)))
  writeQuietly(cache, toCompiled(knowledge))
  return knowledge
}
