import type { CheckAnswer } from '@anagen/engine'
import { showHours } from '@anagen/engine/check'
import { LEVELS, rank } from '@anagen/kb'
import { bullets, paint, paragraph, type Screen, section } from '../text/screen.ts'
import { wrap } from '../text/wrap.ts'
import { quoted, showQuestions, showUnderstood } from './basis.ts'
import { showCall } from './call.ts'
import { showFindings } from './findings.ts'
import { showSources } from './sources.ts'

const standing = ({ holdsHours, checkAgainHours }: CheckAnswer): string =>
  holdsHours === 0
    ? 'Act now; do not wait for another answer.'
    : `This answer holds for ${showHours(holdsHours)}; look again in ${showHours(Math.min(holdsHours, checkAgainHours))}.`

const badge = ({ level, headline }: CheckAnswer, screen: Screen): string[] => {
  const word = level.toUpperCase()
  const lines = wrap(`${word} (level ${rank(level) + 1} of ${LEVELS.length}): ${headline}`, screen.columns)
  return lines.map((line, i) =>
    i === 0 ? paint(screen, level, word) + paint(screen, 'bold', line.slice(word.length)) : line,
  )
}

const whatToDo = (answer: CheckAnswer, screen: Screen): string[] => {
  const isPressing = rank(answer.level) >= rank('urgent')
  const call = showCall(screen, answer.call, isPressing, answer.callAlso)
  const steps = bullets(screen, answer.do)
  const care = answer.selfCare.length === 0 ? [] : bullets(screen, [`Self-care: ${answer.selfCare.join('; ')}`])
  return isPressing ? [...call, ...steps, ...care] : [...steps, ...care, ...call]
}

/** The answer for a person: the most important first. */
export const showCheck = (answer: CheckAnswer, screen: Screen, withSources: boolean): string => {
  const lines = [
    ...badge(answer, screen),
    ...section(screen, 'What to do now', whatToDo(answer, screen)),
    ...section(screen, 'Why', showFindings(answer.findings, screen)),
    ...section(screen, 'Not understood', bullets(screen, answer.notUnderstood.map(quoted))),
    ...section(
      screen,
      'Call at once if',
      answer.callIf.length === 0
        ? []
        : paragraph(screen, `${answer.callIf.map((text) => text.replace(/\.$/, '')).join('; ')}.`),
    ),
    ...section(screen, 'What this rests on (if it is wrong, say it in other words)', [
      ...showUnderstood(answer, screen),
      ...showQuestions(answer, screen),
    ]),
    ...(withSources ? section(screen, 'Sources', showSources(answer.sources, screen)) : []),
    '',
    ...paragraph(screen, [standing(answer), ...answer.notes].join(' '), 0),
  ]
  return `${lines.join('\n')}\n`
}
