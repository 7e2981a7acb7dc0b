import type { CheckedLeaflet, LeafletMessage } from '../answer/lint-leaflet-answer.ts'
import { plain } from '../text/plain.ts'
import { paint, type Screen } from '../text/screen.ts'
import { wrap } from '../text/wrap.ts'
import { counted, LEVELS } from './lint.ts'

const INDENT = ' '.repeat(4)

function message({ kind, severity, reason, facts, quote, place: { start } }: LeafletMessage, screen: Screen): string[] {
  const at = kind === 'missing' ? '' : `${start.line}:${start.column}  `
  return [
    `  ${at}${paint(screen, LEVELS[severity], severity)}  ${kind}`,
    ...(quote ? wrap(`"${plain(quote)}"`, screen.columns, INDENT).map((line) => paint(screen, 'dim', line)) : []),
    ...wrap(plain(reason), screen.columns, INDENT),
    ...(facts.length > 0 ? wrap(`Facts: ${facts.join(', ')}`, screen.columns, INDENT) : []),
  ]
}

/** Leaflet by leaflet: what it contradicts, what it lacks, what it adds; then the sum. */
export function showLeaflets(leaflets: readonly CheckedLeaflet[], screen: Screen): string[] {
  const shown = leaflets.flatMap(({ path, treatment, messages, problem }) => [
    paint(screen, 'bold', plain(treatment ? `${path} (${treatment})` : path)),
    ...(problem ? wrap('could not be checked, see the message above', screen.columns, '  ') : []),
    ...messages.flatMap((found) => message(found, screen)),
    '',
  ])
  const all = leaflets.flatMap(({ messages }) => messages)
  const count = (kind: LeafletMessage['kind']): string => `${all.filter((m) => m.kind === kind).length} ${kind}`
  const unread = leaflets.filter(({ problem }) => problem !== undefined).length
  const left = unread > 0 ? `; ${counted(unread, 'leaflet')} could not be checked` : ''
  const sum = `${counted(leaflets.length - unread, 'leaflet')} checked: ${count('contradicting')}, ${count('missing')}, ${count('extra')}${left}.`
  return [
    ...shown,
    ...wrap(sum, screen.columns),
    ...wrap('No finding is no proof that a leaflet is right: have a clinician read it.', screen.columns),
  ]
}
