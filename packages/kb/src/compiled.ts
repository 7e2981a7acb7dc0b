import type { Knowledge } from './domain/knowledge.ts'
import { deepFreeze } from './freeze.ts'
import { KnowledgeError } from './problems.ts'

/** These are parted, `*` stands for each: a question is of one treatment, few signs, and the scenes that its words open. */
const PARTED: readonly (readonly string[])[] = [
  ['treatments', '*'],
  ['signs'],
  ['vocabulary', 'scenes'],
  ['vocabulary', 'words', '*'],
]

const isParted = (path: readonly string[]): boolean =>
  PARTED.some((parted) => path.length <= parted.length && path.every((key, n) => [key, '*'].includes(parted[n] ?? '')))

/** The line of a part, or the places of its own parts. */
type Place = number | { readonly [key: string]: Place } | readonly Place[]

/** Writes a value to the lines, below what is there. @returns where it stands now */
const placed = (value: unknown, path: readonly string[], lines: string[]): Place => {
  if (value === null || typeof value !== 'object' || !isParted(path)) return lines.push(JSON.stringify(value))
  if (Array.isArray(value)) return value.map((part, n) => placed(part, [...path, String(n)], lines))
  // as in JSON, what is not defined is not there
  const parts = Object.entries(value).filter(([, part]) => part !== undefined)
  return Object.fromEntries(parts.map(([key, part]) => [key, placed(part, [...path, key], lines)]))
}

/** One byte a character, whatever it says: such a text is read twice as fast. */
const plain = (json: string): string =>
  json.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** The knowledge for a fast start: JSON, one part a line, and above them how many these are and where each belongs. */
export const toCompiled = (knowledge: Knowledge): string => {
  const lines: string[] = []
  const table = placed(knowledge, [], lines)
  return plain([JSON.stringify([lines.length, table]), ...lines].join('\n'))
}

/** What stands at a place; its parts are read, and frozen, when they are first asked for, and from then on are as if they had always been there. */
const grown = (place: Place, read: (line: number) => unknown): unknown => {
  if (typeof place === 'number') return read(place)
  const whole: object = Array.isArray(place) ? [] : {}
  for (const [key, part] of Object.entries<Place>({ ...place })) {
    Object.defineProperty(whole, key, {
      enumerable: true,
      configurable: true,
      get: () => {
        const value = grown(part, read)
        Object.defineProperty(whole, key, { enumerable: true, configurable: false, writable: false, value })
        return value
      },
    })
  }
  return Object.preventExtensions(whole)
}

/** A compiled knowledge of which each line is cut out when it is asked for: who reads a file need not make a text of all its megabytes. */
export interface CompiledLines {
  readonly count: number
  /** counted from 0; empty where there is none */
  readonly at: (line: number) => string
}

const linesOf = (compiled: string): CompiledLines => {
  const lines = compiled.split('\n')
  return { count: lines.length, at: (line) => lines[line] ?? '' }
}

/**
 * Reads a compiled knowledge. It is taken at its word (who reads it from a file holds it against its sum), and its parts are read when they
 * are first asked for. `verifyCompiled` proves that its content has the digest it carries.
 * @throws KnowledgeError when it is not one
 */
export const fromCompiled = (compiled: string | CompiledLines, file: string): Knowledge => {
  const problem = (line: number, message: string) => new KnowledgeError([{ file, line, path: '', message }])
  const lines = typeof compiled === 'string' ? linesOf(compiled) : compiled
  const parse = (line: number): unknown => {
    try {
      return JSON.parse(lines.at(line))
    } catch {
      throw problem(line + 1, 'not JSON; remove the file, it is built again at the next start')
    }
  }
  const head = parse(0)
  if (Array.isArray(head) && head[0] === lines.count - 1) {
    // what has these three was written by toCompiled: only the type is lost on the way
    const knowledge = grown(head[1], (line) => deepFreeze(parse(line))) as Knowledge
    if (typeof knowledge?.digest === 'string' && knowledge.treatments && knowledge.signs) return knowledge
  }
  throw problem(1, 'not a compiled knowledge base; remove the file, it is built again at the next start')
}
