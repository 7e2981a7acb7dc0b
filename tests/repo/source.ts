import { parseSync } from 'vite'
import { files, lineOf, read } from './tree.ts'

export type Node = { type: string; start: number; [key: string]: unknown }
export type Import = { specifier: string; line: number }
export type Source = { file: string; text: string; nodes: readonly Node[]; comments: readonly Node[] }

const isCode = (file: string): boolean => /\.(ts|tsx|mjs)$/.test(file)
export const isTest = (file: string): boolean => /\.test\.ts$|^tests\/|^packages\/\w+\/test\//.test(file)

/** Every source file of the repository. */
export const sources: readonly Source[] = files.filter(isCode).map((file) => parse(file, read(file)))

export function parse(file: string, text: string): Source {
  const { program, comments, errors } = parseSync(file, text)
  if (errors[0]) throw new Error(`${file} does not parse: ${errors[0].message}`)
  return { file, text, nodes: [...walk(program)], comments: comments as unknown as Node[] }
}

/** What the file imports or re-exports, types included. */
export function importsOf({ nodes, text }: Source): readonly Import[] {
  return nodes
    .filter(({ type }) => /^(Import|ExportNamed|ExportAll)Declaration$|^ImportExpression$/.test(type))
    .map(({ source, start }) => ({
      specifier: (source as { value?: string } | null)?.value ?? '',
      line: lineOf(text, start),
    }))
    .filter(({ specifier }) => specifier !== '')
}

function* walk(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* walk(item)
  else if (isNode(value)) {
    yield value
    for (const child of Object.values(value)) if (typeof child === 'object') yield* walk(child)
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
