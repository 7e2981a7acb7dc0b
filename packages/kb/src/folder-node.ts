import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fromCompiled } from './compiled.ts'
import type { Knowledge } from './domain/knowledge.ts'
import { KnowledgeError } from './problems.ts'

const here = dirname(fileURLToPath(import.meta.url))

/** `knowledge/` of the repository, or the copy that a published package carries. */
export const knowledgeFolder = (): string => {
  const candidates = [join(here, '..', '..', '..', 'knowledge'), join(here, '..', 'knowledge')]
  const found = candidates.find((folder) => existsSync(join(folder, 'signs.yaml')))
  if (!found)
    throw new KnowledgeError([
      { file: 'knowledge/', line: 1, path: '', message: 'the folder was not found; install the package again' },
    ])
  return found
}

/** Paths of the knowledge files, the worked cases left out. */
export const yamlFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !relative(folder, path).startsWith(`cases${sep}`))
    .sort()

/** Changes whenever a knowledge file or the code that builds from it changes (names, sizes, times). */
const stamp = (folder: string): string => {
  const hash = createHash('sha256')
  const code = readdirSync(here, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && !e.name.includes('.test.'))
    .map((e) => join(e.parentPath, e.name))
  for (const path of [...yamlFiles(folder), ...code.sort()]) {
    const { size, mtimeMs } = statSync(path)
    hash.update(`${path}|${size}|${mtimeMs}\n`)
  }
  return hash.digest('hex').slice(0, 16)
}

/** Where the compiled form of this folder, as it stands now, is kept. */
export const cachePath = (folder: string): string => join(folder, '..', '.state', 'knowledge', `${stamp(folder)}.json`)

/** The compiled knowledge that a package shipped or an earlier start left, when it is as new as the YAML; else null. */
export const readCompiled = (folder: string, cache: string): Knowledge | null => {
  const shipped = join(folder, 'compiled.json')
  if (existsSync(shipped)) return fromCompiled(readFileSync(shipped, 'utf8'), shipped)
  if (!existsSync(cache)) return null
  try {
    return fromCompiled(readFileSync(cache, 'utf8'), cache)
  } catch {
    // a broken cache is built anew from the YAML
    return null
  }
}
