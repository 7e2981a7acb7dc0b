import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  createHash,
  existsSync,
  hash,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from './builtin-node.ts'
import { type CompiledLines, fromCompiled, toCompiled } from './compiled.ts'
import type { Knowledge } from './domain/knowledge.ts'
import { KnowledgeError } from './problems.ts'

const NEWLINE = 0x0a

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
export const yamlFiles = (folder: string): string[] => {
  const cases = join(folder, 'cases')
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name.endsWith('.yaml') && entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith(`${cases}${sep}`))
    .sort()
}

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

/** The lines of a file, none of them cut out before it is asked for. */
const linesOf = (bytes: Buffer): CompiledLines => {
  const starts = [0]
  for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, end + 1)) starts.push(end + 1)
  const endOf = (line: number): number => (starts[line + 1] ?? bytes.length + 1) - 1
  return { count: starts.length, at: (line) => bytes.toString('latin1', starts[line] ?? bytes.length, endOf(line)) }
}

/** Null where there is none, or not one letter of it may be trusted. */
const readSummed = (path: string): Knowledge | null => {
  try {
    const bytes = readFileSync(path)
    const end = bytes.indexOf(NEWLINE)
    const compiled = bytes.subarray(end + 1)
    const isWhole = end > 0 && bytes.toString('latin1', 0, end) === sum(compiled)
    return isWhole ? fromCompiled(linesOf(compiled), path) : null
  } catch {
    // not there, or not whole: it is built anew from the YAML
    return null
  }
}

/** Where the compiled knowledge is that a package shipped; else where one is kept that is as new as the YAML, if there is one. */
export const compiledPath = (folder: string): string => {
  const shipped = shippedPath(folder)
  return existsSync(shipped) ? shipped : cachePath(folder)
}

/** The compiled knowledge that a package shipped, or that an earlier start left and that is as new as the YAML; else null. */
export const readCompiled = (folder: string): Knowledge | null => readSummed(compiledPath(folder))

/** Keeps the compiled form for the next start. */
export const keepCompiled = (folder: string, knowledge: Knowledge): void => {
  try {
    writeCompiled(cachePath(folder), knowledge)
  } catch {
    // a cache only: a read-only folder costs time, never an answer
  }
}
