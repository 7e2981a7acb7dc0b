import type { Node, Source } from './source.ts'
import { type Complaint, lineOf } from './tree.ts'

/** Where processes are signalled with a look at what may have happened to them meanwhile. */
const MAY_SIGNAL = new Set(['packages/server/src/storage/processes.ts', 'scripts/install.mjs'])

/** What works until the machine is busy: a signal to a process that has just ended, a wait for an end that is past, a wait of one second. */
export function races(source: Source): readonly Complaint[] {
  return source.nodes.flatMap((node) => {
    const message = signals(node, source) ?? waitsForThePast(node) ?? waitsTooShort(node)
    return message ? [{ file: source.file, line: lineOf(source.text, node.start), message }] : []
  })
}

const signals = (node: Node, { file }: Source): string | undefined =>
  isCallOf(node, 'process', 'kill') && !MAY_SIGNAL.has(file)
    ? 'signals a process that may end at this moment: use signalTo of packages/server/src/storage/processes.ts'
    : undefined

const waitsForThePast = ({ type, argument }: Node): string | undefined => {
  const call = argument as Node | null
  if (type !== 'AwaitExpression' || call?.type !== 'CallExpression') return undefined
  const [, event] = call.arguments as { value?: unknown }[]
  return nameOf(call.callee) === 'once' && ['exit', 'close'].includes(String(event?.value))
    ? 'waits for an end that may be past: begin to wait before what ends it, const ended = once(child, …), then await ended'
    : undefined
}

const waitsTooShort = (node: Node): string | undefined =>
  isCallOf(node, 'vi', 'waitFor') && (node.arguments as unknown[]).length < 2
    ? 'waits for one second, which a busy machine needs for anything: say { timeout: 60_000 }'
    : undefined

const isCallOf = ({ type, callee }: Node, object: string, property: string): boolean => {
  if (type !== 'CallExpression') return false
  const member = callee as Record<string, unknown>
  return member.type === 'MemberExpression' && nameOf(member.object) === object && nameOf(member.property) === property
}

const nameOf = (node: unknown): string | undefined => (node as { name?: string }).name
