import type { Knowledge } from './domain/knowledge.ts'
import { deepFreeze } from './freeze.ts'
import { KnowledgeError } from './problems.ts'

/** Where a part stands: `['treatments', 'prp']`. */
type Path = readonly string[]

/** These are parted further: a question is of one treatment and few signs. */
const PARTED: ReadonlySet<string> = new Set(['treatments', 'signs', 'vocabulary', 'vocabulary words'])

const partsOf = (value: object, at: Path = []): readonly (readonly [Path, unknown])[] =>
  Object.entries(value).flatMap(([key, part]): readonly (readonly [Path, unknown])[] => {
    const path = [...at, key]
    return PARTED.has(path.join(' ')) ? partsOf(part, path) : [[path, part]]
  })

/** One byte a character, whatever it says: such a text is read twice as fast. */
const plain = (json: string): string =>
  json.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** The knowledge for a fast start: JSON, one part a line, and above them where each belongs. */
export const toCompiled = (knowledge: Knowledge): string => {
  const parts = partsOf(knowledge)
  const lines = [parts.map(([path]) => path), ...parts.map(([, part]) => part)]
  return plain(lines.map((line) => JSON.stringify(line)).join('\n'))
}

type Branch = Map<string, Branch | (() => unknown)>

/** An object whose parts are read, and frozen, when they are first asked for; from then on they are as if they had always been there. */
const grown = (branch: Branch): object => {
  const object = {}
  for (const [key, part] of branch) {
    const read = typeof part === 'function' ? part : () => grown(part)
    Object.defineProperty(object, key, {
      enumerable: true,
      configurable: true,
      get: () => {
        const value = read()
        Object.defineProperty(object, key, { enumerable: true, configurable: false, writable: false, value })
        return value
      },
    })
  }
  return Object.preventExtensions(object)
}

/**
 * Reads a compiled knowledge. It is taken at its word (who reads it from a file holds it against its sum), and its parts are read when they
 * are first asked for. `verifyCompiled` proves that its content has the digest it carries.
 * @throws KnowledgeError when it is not one
 */
export const fromCompiled = (compiled: string, file: string): Knowledge => {
  const problem = (line: number, message: string) => new KnowledgeError([{ file, line, path: '', message }])
  const lines = compiled.split('\n')
  const read = (line: number): unknown => {
    try {
      return deepFreeze(JSON.parse(lines[line] ?? '') as unknown)
    } catch {
      throw problem(line + 1, 'not JSON; remove the file, it is built again at the next start')
    }
  }
  const paths = read(0)
  if (!Array.isArray(paths) || paths.length !== lines.length - 1)
    throw problem(1, 'not a compiled knowledge base; remove the file, it is built again at the next start')
  const root: Branch = new Map()
  for (const [n, path] of (paths as readonly Path[]).entries()) {
    let at = root
    for (const key of path.slice(0, -1)) {
      const next = at.get(key)
      const branch: Branch = next instanceof Map ? next : new Map()
      at.set(key, branch)
      at = branch
    }
    at.set(path.at(-1) ?? '', () => read(n + 1))
  }
  // what has these three was written by toCompiled: only the type is lost on the way
  const knowledge = grown(root) as Knowledge
  if (typeof knowledge.digest !== 'string' || !knowledge.treatments || !knowledge.signs)
    throw problem(1, 'not a compiled knowledge base; remove the file, it is built again at the next start')
  return knowledge
}
