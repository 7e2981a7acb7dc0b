import type { SuitabilityFinding, SuitabilityOf, SuitabilityOutput } from '@anagen/engine/planning'
import type { Knowledge, Scale, SuitabilityLevel } from '@anagen/kb'
import { plain } from '../text/plain.ts'
import { bullets, heading, paint, paragraph, type Screen, type Style, section } from '../text/screen.ts'
import { wrap } from '../text/wrap.ts'
import { showSources } from './sources.ts'

const WORDS = {
  suitable: 'SUITABLE',
  caution: 'CAUTION',
  'doctor-first': 'DOCTOR FIRST',
  'not-suitable': 'NOT SUITABLE',
} as const satisfies Record<SuitabilityLevel, string>

const STYLES = {
  suitable: 'expected',
  caution: 'watch',
  'doctor-first': 'contact',
  'not-suitable': 'urgent',
} as const satisfies Record<SuitabilityLevel, Style>

const SEE = { doctor: 'ask a doctor', dermatologist: 'see a dermatologist', prescriber: 'ask the prescriber' } as const
const FEW_QUESTIONS = 6

const finding = (f: SuitabilityFinding, screen: Screen, withSources: boolean): string[] => {
  const who = f.see === null ? '' : ` [${SEE[f.see]}]`
  const what = f.rule === 'not-checked' ? '' : `${plain(f.what)}${who}: `
  const sources =
    f.sources.length > 0 ? `sources ${f.sources.join(', ')}` : `no source: ${f.unsourced ?? 'none is named'}`
  return [
    ...wrap(`${WORDS[f.level]}: ${what}${plain(f.why)}`, screen.columns, '  - '),
    ...(withSources
      ? wrap(`${f.facts.length > 0 ? `${f.facts.join(', ')} - ` : ''}${sources}`, screen.columns, '    ').map((line) =>
          paint(screen, 'dim', line),
        )
      : []),
  ]
}

const treatment = (t: SuitabilityOf, screen: Screen, withSources: boolean): string[] => [
  '',
  ...wrap(`${WORDS[t.level]}: ${t.name} (${t.slug})`, screen.columns).map((line, i) =>
    i === 0 ? line.replace(WORDS[t.level], paint(screen, STYLES[t.level], WORDS[t.level])) : line,
  ),
  ...paragraph(screen, t.text),
  ...t.findings.flatMap((f) => finding(f, screen, withSources)),
]

const questions = (output: SuitabilityOutput, screen: Screen, all: boolean): string[] => {
  const shown = all ? output.questions : output.questions.slice(0, FEW_QUESTIONS)
  const left = output.questions.length - shown.length
  return [
    ...bullets(
      screen,
      shown.map(({ ask, trait, couldRaise }) => {
        const most = couldRaise.filter((r) => r.to === 'not-suitable').length
        return `${ask} (--has ${trait} or --not ${trait}; matters for ${couldRaise.length}, would bar ${most})`
      }),
      '?',
    ),
    ...(left > 0
      ? paragraph(
          screen,
          `and ${left} more: --questions shows all. --not with a group answers many at once, such as --not heart.`,
        )
      : []),
  ]
}

/** The answer for a person: each treatment with its reasons, then what to answer next. */
export const showSuitability = (
  output: SuitabilityOutput,
  knowledge: Knowledge,
  screen: Screen,
  view: { readonly withSources: boolean; readonly withQuestions: boolean },
): string => {
  const texts = knowledge.choosing.texts.suitability
  const lines = [
    ...paragraph(screen, 'What is for you, by what you said. Not knowing is never counted as a no.', 0),
    ...section(
      screen,
      'Not checked',
      bullets(
        screen,
        output.notChecked.map((n) => {
          const meant = n.didYouMean === null ? '' : ` Did you mean ${n.didYouMean}?`
          return `${texts['not-checked'].replace('{words}', () => plain(n.words))}${meant}`
        }),
      ),
    ),
    ...output.treatments.flatMap((t) => treatment(t, screen, view.withSources)),
    ...section(screen, 'Answer these next', questions(output, screen, view.withQuestions)),
    ...(view.withSources ? section(screen, 'Sources', showSources(output.sources, screen)) : []),
    '',
    ...paragraph(screen, output.notes.join(' '), 0),
  ]
  return `${lines.join('\n')}\n`
}

/** The scales in plain words. */
export const showScales = (scales: readonly Scale[], screen: Screen): string =>
  `${scales
    .flatMap((scale) => [
      ...heading(screen, `${scale.name} (--${scale.id})`),
      ...scale.stages.flatMap((s) => wrap(s.says, screen.columns, `  ${s.stage}  `)),
      ...wrap(`sources ${scale.sources.join(', ')}`, screen.columns, '  ').map((line) => paint(screen, 'dim', line)),
    ])
    .join('\n')
    .trimStart()}\n`
