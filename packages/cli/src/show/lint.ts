import type { LintedFile, LintMessage } from '../answer/lint-answer.ts'
import { plain } from '../text/plain.ts'
import { paint, type Screen } from '../text/screen.ts'
import { wrap } from '../text/wrap.ts'

export const LEVELS = { error: 'urgent', warning: 'contact' } as const

function message(
  { place: { start }, severity, ruleId, reason, expected, facts, suggestion }: LintMessage,
  screen: Screen,
): string[] {
  const head = `  ${start.line}:${start.column}  ${paint(screen, LEVELS[severity], severity)}  ${ruleId}`
  const indent = ' '.repeat(4)
  return [
    head,
    ...wrap(plain(reason), screen.columns, indent),
    ...wrap(`Instead: ${plain(expected)}.`, screen.columns, indent),
    ...(suggestion ? wrap(`For example: ${plain(suggestion)}`, screen.columns, indent) : []),
    ...(facts.length > 0
      ? wrap(`Facts: ${facts.join(', ')}`, screen.columns, indent).map((line) => paint(screen, 'dim', line))
      : []),
  ]
}

export const counted = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`

/** What was found, article by article, then the sum. */
export function showLint(files: readonly LintedFile[], screen: Screen): string[] {
  const shown = files.flatMap(({ path, messages, suppressions, problem }) => {
    if (messages.length === 0 && suppressions.length === 0 && !problem) return []
    const accepted = suppressions.map(
      (s) => `  ${s.line}  accepted  ${s.ruleId}: ${plain(s.reason)} (${plain(s.owner)})`,
    )
    return [
      paint(screen, 'bold', plain(path)),
      ...(problem ? wrap('could not be checked, see the message above', screen.columns, '  ') : []),
      ...messages.flatMap((m) => message(m, screen)),
      ...accepted,
      '',
    ]
  })
  const all = files.flatMap((file) => file.messages)
  const errors = all.filter((m) => m.severity === 'error').length
  const unread = files.filter((file) => file.problem !== undefined).length
  const sum = `${counted(files.length - unread, 'article')} checked: ${counted(errors, 'error')}, ${counted(all.length - errors, 'warning')}${unread > 0 ? `; ${counted(unread, 'article')} could not be checked` : ''}.`
  return [...shown, sum, 'No finding is no proof that an article is right: have a clinician read it.']
}
