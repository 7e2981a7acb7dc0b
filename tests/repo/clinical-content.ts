import { isTest, type Node, type Source } from './source.ts'
import { type Complaint, lineOf } from './tree.ts'

/** Numbers that structure code or convert units of time; any other is taken for a clinical one. */
const plainNumbers = new Set([...Array(11).keys(), 24, 60, 100, 1000, 3600, 86_400, 3_600_000, 60_000])
const longestPhrase = 60

/** By file, or by the beginning of a path. */
export type Exceptions = Record<string, { reason: string; numbers?: readonly number[]; sentences?: boolean }>

/** Sentences and numbers in the engine that look like medical facts: those belong to knowledge/, with a source. */
export function clinicalContent(source: Source, exceptions: Exceptions): readonly Complaint[] {
  if (!source.file.startsWith('packages/engine/src/') || isTest(source.file)) return []
  const allowed = Object.entries(exceptions).find(([path]) => source.file.startsWith(path))?.[1]
  return source.nodes.flatMap((node) => {
    const found = sentenceIn(node, allowed?.sentences) ?? numberIn(node, allowed?.numbers)
    return found ? [{ file: source.file, line: lineOf(source.text, node.start), message: advice(found) }] : []
  })
}

function sentenceIn(node: Node, areAllowed = false): string | undefined {
  if (areAllowed) return undefined
  const text = node.type === 'TemplateElement' ? (node.value as { cooked: string }).cooked : node.value
  const isText = typeof text === 'string' && /^(Literal|TemplateElement)$/.test(node.type)
  return isText && text.length > longestPhrase && text.includes(' ') ? `"${text.slice(0, 40)}…"` : undefined
}

function numberIn(node: Node, allowed: readonly number[] = []): string | undefined {
  if (node.type !== 'Literal' || typeof node.value !== 'number') return undefined
  return plainNumbers.has(node.value) || allowed.includes(node.value) ? undefined : String(node.value)
}

const advice = (found: string) =>
  `holds ${found}; a clinical fact belongs to knowledge/, anything else to the exceptions of tests/repo, with its reason`
