import type { Node, Source } from './source.ts'
import { type Complaint, lineOf } from './tree.ts'

const runners = new Set(['test', 'it', 'describe', 'suite'])

/** Focused tests, and skipped ones without a reason. */
export function focusedOrSkipped(source: Source): readonly Complaint[] {
  if (!source.file.endsWith('.test.ts')) return []
  return source.nodes.flatMap((node) => {
    const message = node.type === 'CallExpression' ? problemOf(node, source) : undefined
    return message ? [{ file: source.file, line: lineOf(source.text, node.start), message }] : []
  })
}

function problemOf(call: Node, source: Source): string | undefined {
  const [object = '', ...members] = path(call.callee)
  if (runners.has(object) && members.includes('only')) return 'runs only this test: remove .only'
  const isSkipped = members.some((member) => /^(skip|skipIf|runIf|todo)$/.test(member))
  if (runners.has(object) && isSkipped && !hasComment(call, source)) {
    return 'is skipped without a reason: say why in a comment above it, or call context.skip("reason") inside'
  }
  const isContextSkip = !runners.has(object) && members.at(-1) === 'skip' && members.length === 1
  if (isContextSkip && (call.arguments as unknown[]).length === 0)
    return 'skips without a reason: give it as an argument'
  return undefined
}

// On the same line or on the line above.
function hasComment(node: Node, { comments, text }: Source): boolean {
  const line = lineOf(text, node.start)
  return comments.some(({ start, end }) => lineOf(text, start) === line || lineOf(text, Number(end)) === line - 1)
}

/** `test.concurrent.only` -> ['test', 'concurrent', 'only'], also below a call such as `test.skipIf(x)`. */
function path(callee: unknown): readonly string[] {
  const { type, name, object, property, callee: inner } = callee as Record<string, unknown>
  if (type === 'Identifier') return [String(name)]
  if (type === 'MemberExpression') return [...path(object), ...path(property)]
  return type === 'CallExpression' ? path(inner) : []
}
