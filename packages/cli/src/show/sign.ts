import type { SignAnswer } from '@anagen/engine'
import { bullets, paint, paragraph, type Screen, section, title } from '../text/screen.ts'
import { wrap } from '../text/wrap.ts'
import { effectRibbon, effectWindow } from './windows.ts'

const expected = (sign: SignAnswer, screen: Screen): string[] =>
  sign.expectedIn.flatMap((e) => [
    ...wrap(`${e.treatment}: ${effectWindow(e)}`, screen.columns, '  '),
    ...effectRibbon(e, screen),
    ...wrap(`${e.id} - sources ${e.sources.join(', ')}`, screen.columns, '    ').map((line) =>
      paint(screen, 'dim', line),
    ),
  ])

/** One sign for a person. */
export const showSign = (sign: SignAnswer, screen: Screen): string[] => [
  ...title(screen, `${sign.plain} (${sign.id})`),
  ...(sign.neverCalm ? paragraph(screen, 'Never taken as a normal effect of any treatment.', 0) : []),
  ...section(
    screen,
    'How bad',
    bullets(
      screen,
      sign.grades.map(({ grade, means }) => `grade ${grade}: ${means}`),
    ),
  ),
  ...section(screen, 'What people say', paragraph(screen, sign.says.join('; '))),
  ...section(screen, sign.expectedIn.length === 0 ? 'No treatment expects it' : 'Expected', expected(sign, screen)),
  ...section(screen, 'Never normal', [
    ...bullets(
      screen,
      sign.redFlags.map((f) => `${f.urgency.toUpperCase()}: ${f.plain} (${f.id})`),
    ),
    ...bullets(
      screen,
      sign.complications.map((c) => `${c.urgency.toUpperCase()}: ${c.plain} (${c.id})`),
    ),
  ]),
  ...section(screen, 'What we would ask', paragraph(screen, sign.ask)),
]
