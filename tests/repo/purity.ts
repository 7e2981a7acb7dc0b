import { isDiskLoader } from './arrows.ts'
import { importsOf, isTest, type Node, type Source } from './source.ts'
import { type Complaint, lineOf } from './tree.ts'

const isPure = (file: string): boolean =>
  /^packages\/(kb|engine|stats|claims)\/src\//.test(file) && !isDiskLoader(file) && !isTest(file)

/** Ways to a clock, to chance, to a network or to the machine. */
const forbidden = new Set([
  ...['process', 'fetch', 'crypto', 'performance', 'console', 'globalThis', 'require', 'localStorage'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'XMLHttpRequest', 'WebSocket', 'Worker'],
])
const forbiddenMembers = new Set(['Date.now', 'Math.random', 'Temporal.Now'])

/** What makes the answer depend on anything but the arguments, in the packages that must not. */
export function impurities(source: Source): readonly Complaint[] {
  if (!isPure(source.file)) return []
  const nodeImports = importsOf(source)
    .filter(({ specifier }) => specifier.startsWith('node:'))
    .map(({ specifier, line }) => ({ line, name: specifier }))
  const names = namesUsed(source).map(({ name, start }) => ({ line: lineOf(source.text, start), name }))
  return [...nodeImports, ...names].map(({ line, name }) => ({
    file: source.file,
    line,
    message: `uses ${name}; take what it gives as an argument instead (only packages/kb/src/*-node.ts may touch the machine)`,
  }))
}

function namesUsed({ nodes }: Source): readonly { name: string; start: number }[] {
  const notReferences = new Set(nodes.flatMap(keys))
  return nodes.flatMap((node) => {
    const name = forbiddenName(node)
    return name && !notReferences.has(node) ? [{ name, start: node.start }] : []
  })
}

function forbiddenName(node: Node): string | undefined {
  if (node.type === 'Identifier' && forbidden.has(String(node.name))) return String(node.name)
  if (node.type === 'MemberExpression') {
    const name = `${nameOf(node.object)}.${nameOf(node.property)}`
    return forbiddenMembers.has(name) ? name : undefined
  }
  const isCall = node.type === 'NewExpression' || node.type === 'CallExpression'
  const isClock = isCall && nameOf(node.callee) === 'Date' && (node.arguments as unknown[]).length === 0
  return isClock ? 'new Date()' : undefined
}

// `report.process` and `{ process: 1 }` name a property, not the machine's process.
function keys(node: Node): readonly unknown[] {
  if (node.computed) return []
  if (node.type === 'MemberExpression') return [node.property]
  return /^(Property|PropertyDefinition|MethodDefinition|TSPropertySignature|TSMethodSignature)$/.test(node.type) &&
    !node.shorthand
    ? [node.key]
    : []
}

const nameOf = (node: unknown): string => String((node as { name?: unknown } | null)?.name ?? '')
