import { showHours } from '@anagen/engine'
import type { WhyAnswer, WhyWindow } from '../answer/why-answer.ts'
import { ribbon } from '../text/ribbon.ts'
import { bullets, paragraph, type Screen, section, title } from '../text/screen.ts'
import { showSources } from './sources.ts'
import { countedFrom, hoursBetween } from './windows.ts'

const around = (hours: number): string => {
  if (hours === 0) return 'the session'
  return hours < 0 ? `${showHours(-hours)} before` : `${showHours(hours)} after`
}

const windowLines = (w: WhyWindow, screen: Screen): string[] =>
  [
    ...(w.interval ? [`from ${around(w.interval[0])} until ${around(w.interval[1])} (${countedFrom(w.clock)})`] : []),
    ...(w.onset ? [`begins ${hoursBetween(w.onset[0], w.onset[1])} ${countedFrom(w.clock)}`] : []),
    ...(w.typical ? [`usually over by ${showHours(w.typical[1])}`] : []),
    ...(w.upper === null ? [] : [`no longer expected after ${showHours(w.upper)}`]),
    ...(w.disputedUntil !== null && w.disputedUntil !== w.upper
      ? [`some sources say up to ${showHours(w.disputedUntil)}`]
      : []),
  ].flatMap((line) => bullets(screen, [line]))

const ribbonLines = (w: WhyWindow, screen: Screen): string[] => {
  if (!w.onset || !w.typical || w.upper === null) return []
  const shape = {
    onset: w.onset[0],
    typicalEnd: w.typical[1],
    upper: w.upper,
    disputedUntil: w.disputedUntil ?? w.upper,
  }
  return ribbon(shape, null, Math.min(60, screen.columns - 6), showHours).map((line) => `    ${line}`)
}

/** One fact for a person. */
export const showWhy = (answer: WhyAnswer, screen: Screen): string => {
  const urgency = answer.urgency === null ? '' : `, urgency: ${answer.urgency}`
  const lines = [
    ...title(screen, answer.id),
    `${answer.kind}${answer.treatment === null ? '' : ` of ${answer.treatment}`}${urgency}`,
    '',
    ...paragraph(screen, answer.says, 0),
    ...(answer.window
      ? section(screen, 'Window', [...windowLines(answer.window, screen), ...ribbonLines(answer.window, screen)])
      : []),
    ...section(
      screen,
      'Where sources disagree',
      answer.disagreements === null ? [] : paragraph(screen, answer.disagreements),
    ),
    ...section(screen, 'Note', answer.note === null ? [] : paragraph(screen, answer.note)),
    ...section(screen, 'Sources', showSources(answer.sources, screen)),
    ...section(screen, 'Without a source', answer.unsourced === null ? [] : paragraph(screen, answer.unsourced)),
    ...section(screen, 'Facts that rest on it', bullets(screen, answer.usedBy)),
    '',
    answer.kind === 'source' || answer.reviewedBy !== null ? reviewed(answer) : 'Not yet reviewed by a clinician.',
  ]
  return `${lines.join('\n').trimEnd()}\n`
}

const reviewed = ({ reviewedBy }: WhyAnswer): string => (reviewedBy === null ? '' : `Reviewed by ${reviewedBy}.`)
