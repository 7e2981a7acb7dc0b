import { createHash, hash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fromCompiled, toCompiled } from './compiled.ts'
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

/** The compiled form that a published package carries beside the YAML. */
export const shippedPath = (folder: string): string => join(folder, 'compiled.jsonl')

/** Where the compiled form of this folder, as it stands now, is kept. */
export const cachePath = (folder: string): string => join(folder, '..', '.state', 'knowledge', `${stamp(folder)}.jsonl`)

const sum = (compiled: string | Uint8Array): string => hash('sha256', compiled)

/** The compiled form of `knowledge`, its sum in the first line. */
export const writeCompiled = (path: string, knowledge: Knowledge): void => {
  const compiled = toCompiled(knowledge)
  mkdirSync(dirname(path), { recursive: true })
  const temporary = `${path}.${process.pid}`
  writeFileSync(temporary, `${sum(compiled)}\n${compiled}`)
  renameSync(temporary, path)
}

/** Null where there is none, or not one letter of it may be trusted. */
const readSummed = (path: string): Knowledge | null => {
  try {
    const bytes = readFileSync(path)
    const end = bytes.indexOf('\n')
    const compiled = bytes.subarray(end + 1)
    const isWhole = end > 0 && bytes.toString('latin1', 0, end) === sum(compiled)
    return isWhole ? fromCompiled(compiled.toString('latin1'), path) : null
  } catch {
    // not there, or not whole: it is built anew from the YAML
    return null
  }
}

/** The compiled knowledge that a package shipped, or that an earlier start left and that is as new as the YAML; else null. */
export const readCompiled = (folder: string): Knowledge | null => {
  const shipped = shippedPath(folder)
  return existsSync(shipped) ? readSummed(shipped) : readSummed(cachePath(folder))
}

/** Keeps the compiled form for the next start. */
export const keepCompiled = (folder: string, knowledge: Knowledge): void => {
  try {
    writeCompiled(cachePath(folder), knowledge)
  } catch {
    // a cache only: a read-only folder costs time, never an answer
  }
}
