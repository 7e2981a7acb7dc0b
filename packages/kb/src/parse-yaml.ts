import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { nearest } from './nearest.ts'
import type { KnowledgeProblem } from './problems.ts'

/** A parsed file with a way back from a path in it to its line. */
export interface ParsedFile<T> {
  readonly file: string
  readonly value: T
  readonly lineOf: (path: readonly PropertyKey[]) => number
}

type Issue = z.core.$ZodIssue

/** Line of the node at `path`, or of its nearest ancestor that exists. */
const lineFinder =
  (document: Document, counter: LineCounter) =>
  (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length >= 0; length--) {
      const steps = path.slice(0, length)
      const parent = steps.length > 0 ? document.getIn(steps.slice(0, -1), true) : null
      const key = steps.at(-1)
      const pair = isMap(parent)
        ? parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
        : undefined
      const node: unknown = pair ? pair.key : document.getIn(steps, true)
      const range =
        node !== null && typeof node === 'object' && 'range' in node
          ? (node.range as [number, number, number] | null | undefined)
          : null
      if (range) return counter.linePos(range[0]).line
    }
    return 1
  }

const showPath = (path: readonly PropertyKey[]): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '')

/** Known keys of the object that a strict schema found a stranger in. */
const knownKeys = (schema: z.ZodType, path: readonly PropertyKey[]): string[] => {
  let current: unknown = schema
  const unwrap = (s: unknown): unknown => {
    const def = (s as { def?: { innerType?: unknown } } | undefined)?.def
    return def?.innerType ? unwrap(def.innerType) : s
  }
  for (const step of path) {
    const s = unwrap(current) as
      | { shape?: Record<string, unknown>; element?: unknown; def?: { valueType?: unknown } }
      | undefined
    current = typeof step === 'number' ? s?.element : (s?.shape?.[String(step)] ?? s?.def?.valueType)
  }
  const last = unwrap(current) as { shape?: Record<string, unknown> } | undefined
  return Object.keys(last?.shape ?? {})
}

const explain = (issue: Issue, schema: z.ZodType): string => {
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, issue.path)
    return issue.keys
      .map((key) => {
        const meant = nearest(key, known)
        return meant
          ? `unknown key "${key}"; write "${meant}"`
          : `unknown key "${key}"; write one of ${known.join(', ')}`
      })
      .join('; ')
  }
  if (issue.code === 'invalid_value') return `write one of ${issue.values.map(String).join(', ')}`
  if (issue.code === 'invalid_union') {
    const inner = issue.errors.flat()[0]
    return inner ? explain(inner, schema) : issue.message
  }
  return issue.message
}

/**
 * Reads one knowledge file: YAML syntax, then the schema. Every problem names its line.
 * @returns the value, or all problems found
 */
export const parseYaml = <T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
): ParsedFile<T> | { readonly problems: KnowledgeProblem[] } => {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true, prettyErrors: true })
  const lineOf = lineFinder(document, counter)
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      file,
      line: counter.linePos(error.pos[0]).line,
      path: '',
      message: (error.message.split('\n')[0] ?? error.message).replace(/ at line \d+, column \d+:?$/, ''),
    }))
    return { problems }
  }
  const parsed = schema.safeParse(document.toJS())
  if (parsed.success) return { file, value: parsed.data, lineOf }
  const problems = parsed.error.issues.map((issue) => ({
    file,
    line: lineOf(issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path),
    path: showPath(issue.path),
    message: explain(issue, schema),
  }))
  return { problems }
}
