import type { MayIOutput } from '@anagen/engine'
import { showTime } from '@anagen/engine/zone'
import { plain } from '../text/plain.ts'
import { bullets, paint, paragraph, type Screen, type Style, section } from '../text/screen.ts'
import { wrap } from '../text/wrap.ts'
import { showCall } from './call.ts'
import { showSources } from './sources.ts'

const WORDS = { yes: 'YES', 'not-until': 'NOT YET', 'ask-first': 'ASK FIRST' } as const satisfies Record<
  MayIOutput['answer'],
  string
>
const STYLES = { yes: 'expected', 'not-until': 'urgent', 'ask-first': 'contact' } as const satisfies Record<
  MayIOutput['answer'],
  Style
>

const headline = (answer: MayIOutput): string => {
  const time = (instant: string): string => showTime(Date.parse(instant), answer.zone)
  switch (answer.answer) {
    case 'yes':
      return answer.holdsUntil === null ? 'you may.' : `you may, until ${time(answer.holdsUntil)}.`
    case 'not-until': {
      if (answer.until === null) return 'no end of this is known; ask your clinic.'
      const then = answer.afterwards === 'ask-first' ? ' Ask your clinic first then.' : ''
      return `not before ${time(answer.until)}.${then}`
    }
    case 'ask-first':
      return 'only your clinic can say.'
  }
}

const finding = (f: MayIOutput['findings'][number], answer: MayIOutput, screen: Screen): string[] => {
  const until = f.to === null ? '' : ` (until ${showTime(Date.parse(f.to), answer.zone)})`
  const strength = f.strength === null ? '' : ` [${f.strength}]`
  const origin =
    f.facts.length === 0 ? `rule ${f.rule}` : `${f.facts.join(', ')} - sources ${f.sources.join(', ') || 'none'}`
  return [
    ...wrap(
      `${f.treatment === null ? '' : `${f.treatment}: `}${plain(f.text)}${strength}${until}`,
      screen.columns,
      '  - ',
    ),
    ...(f.disagreements === null ? [] : wrap(`Sources disagree: ${f.disagreements}`, screen.columns, '    ')),
    ...wrap(origin, screen.columns, '    ').map((line) => paint(screen, 'dim', line)),
  ]
}

/** The answer to "may I ...?" for a person. */
export const showMayI = (answer: MayIOutput, screen: Screen, withSources: boolean): string => {
  const word = WORDS[answer.answer]
  const about = answer.activities.map((a) => a.label).join(', ') || plain(answer.question)
  const lines = [
    `${paint(screen, STYLES[answer.answer], word)}: ${headline(answer)}`,
    ...paragraph(screen, `Asked: ${about}, on ${showTime(Date.parse(answer.at), answer.zone)} (${answer.zone}).`, 0),
    ...section(
      screen,
      'Why',
      answer.findings.flatMap((f) => finding(f, answer, screen)),
    ),
    ...section(
      screen,
      'Not understood',
      bullets(
        screen,
        answer.notUnderstood.map((words) => `"${plain(words)}"`),
      ),
    ),
    ...section(
      screen,
      'Counted from',
      bullets(
        screen,
        answer.sessions.map(
          (s) => `${s.name} (${s.slug}): ${s.at === null ? 'time not known' : showTime(Date.parse(s.at), answer.zone)}`,
        ),
      ),
    ),
    ...section(screen, 'Whom to call if something seems wrong', showCall(screen, answer.call)),
    ...(withSources ? section(screen, 'Sources', showSources(answer.sources, screen)) : []),
    '',
    ...paragraph(screen, answer.notes.join(' '), 0),
  ]
  return `${lines.join('\n')}\n`
}
