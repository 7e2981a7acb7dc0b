import type { InteractionsOutput } from '@anagen/engine/planning'
import { showTime } from '@anagen/engine/zone'
import type { InteractionEffect, Knowledge } from '@anagen/kb'
import { plain } from '../text/plain.ts'
import { bullets, paint, paragraph, type Screen, type Style, section } from '../text/screen.ts'
import { wrap } from '../text/wrap.ts'
import { showSources } from './sources.ts'

const STYLES = {
  never: 'emergency',
  ask: 'urgent',
  stop: 'contact',
  pause: 'contact',
  avoid: 'contact',
  wait: 'contact',
  separate: 'watch',
  tell: 'watch',
  continue: 'expected',
  allowed: 'expected',
} as const satisfies Record<InteractionEffect, Style>

type Finding = InteractionsOutput['findings'][number]

const when = (f: Finding, zone: string): string => {
  const { fromAt, toAt } = f
  if (fromAt === null || toAt === null) return f.window
  return `${f.window} That is ${showTime(Date.parse(fromAt), zone)} to ${showTime(Date.parse(toAt), zone)}.`
}

const finding = (f: Finding, zone: string, screen: Screen): string[] => {
  const word = f.effect.toUpperCase()
  const [first = '', ...rest] = wrap(`${word}: ${plain(f.text)}`, screen.columns, '  ')
  const origin = `${f.facts.join(', ')} - sources ${f.sources.join(', ') || `none (${f.unsourced ?? 'not named'})`}`
  return [
    '',
    first.replace(word, paint(screen, STYLES[f.effect], word)),
    ...rest,
    ...f.onlyIf.flatMap((condition) => wrap(condition, screen.columns, '    ')),
    ...wrap(`${f.treatment} and ${plain(f.item)}: ${when(f, zone)} Rule: ${f.rule}.`, screen.columns, '    '),
    ...wrap(f.why, screen.columns, '    '),
    ...wrap(origin, screen.columns, '    ').map((line) => paint(screen, 'dim', line)),
  ]
}

/** Pairs without a rule, by what they are about. */
const unruled = (output: InteractionsOutput): string[] =>
  [...new Set(output.nothingKnown.map((n) => n.item))].map((item) => {
    const others = output.nothingKnown.filter((n) => n.item === item).map((n) => n.treatment)
    return plain(`${item}: with ${others.join(', ')}`)
  })

/** The answer for a person: most pressing first, then what nobody knows. */
export const showInteractions = (
  output: InteractionsOutput,
  knowledge: Knowledge,
  screen: Screen,
  withSources: boolean,
): string => {
  const texts = knowledge.choosing.texts.interactions
  const lines = [
    ...paragraph(
      screen,
      `Checked: ${[...output.treatments.map((t) => t.name), ...output.items.map(plain)].join(', ')}.`,
      0,
    ),
    ...section(
      screen,
      'Not checked',
      bullets(screen, [
        ...output.notChecked.map((n) => {
          const meant = n.didYouMean === null ? '' : ` Did you mean ${n.didYouMean}?`
          return `${texts['not-checked'].replace('{words}', () => plain(n.words))}${meant}`
        }),
        ...(output.notTogether === null ? [] : [plain(output.notTogether)]),
      ]),
    ),
    ...(output.findings.length === 0
      ? ['', ...paragraph(screen, 'No rule between these is known. That is no permission.', 0)]
      : []),
    ...output.findings.flatMap((f) => finding(f, output.zone, screen)),
    ...section(screen, 'No rule is known: that is no permission, ask a pharmacist', bullets(screen, unruled(output))),
    ...(withSources ? section(screen, 'Sources', showSources(output.sources, screen)) : []),
    '',
    ...paragraph(screen, output.notes.join(' '), 0),
  ]
  return `${lines.join('\n')}\n`
}
