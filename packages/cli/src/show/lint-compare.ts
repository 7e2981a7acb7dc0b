import type { CompareAnswer, CompareMessage } from '../answer/lint-compare-answer.ts'
import { plain } from '../text/plain.ts'
import { paint, type Screen } from '../text/screen.ts'
import { wrap } from '../text/wrap.ts'
import { counted, LEVELS } from './lint.ts'

function message({ question, severity, facts, knowledge, positions }: CompareMessage, screen: Screen): string[] {
  return [
    ...wrap(plain(question), screen.columns).map((line) => paint(screen, 'bold', line)),
    ...positions.flatMap(({ path, place: { start }, answer, quote }) => [
      ...wrap(`${plain(path)}:${start.line}:${start.column}: ${plain(answer)}`, screen.columns, '  '),
      ...wrap(`"${plain(quote)}"`, screen.columns, ' '.repeat(4)).map((line) => paint(screen, 'dim', line)),
    ]),
    ...wrap(
      `${paint(screen, LEVELS[severity], severity)}: the knowledge base says: ${plain(knowledge)}`,
      screen.columns,
      '  ',
    ),
    ...(facts.length > 0 ? wrap(`Facts: ${facts.join(', ')}`, screen.columns, '  ') : []),
    '',
  ]
}

/** Question by question: who says what, and what the knowledge base says; then the sum. */
export function showCompare({ articles, contradictions }: CompareAnswer, screen: Screen): string[] {
  const unread = articles.filter(({ problem }) => problem !== undefined).length
  const errors = contradictions.filter(({ severity }) => severity === 'error').length
  const left = unread > 0 ? `; ${counted(unread, 'article')} could not be read` : ''
  const sum = `${counted(articles.length - unread, 'article')} compared: ${counted(contradictions.length, 'contradiction')} (${counted(errors, 'error')}, ${counted(contradictions.length - errors, 'warning')})${left}.`
  return [
    ...contradictions.flatMap((found) => message(found, screen)),
    ...wrap(sum, screen.columns),
    ...wrap('Articles that agree can all be wrong: anagen lint holds each against the evidence.', screen.columns),
  ]
}
