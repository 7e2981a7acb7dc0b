import type { Call } from '@anagen/engine'
import { showHours } from '@anagen/engine'
import { type Fact, type Instruction, type Knowledge, rank, type Treatment } from '@anagen/kb'
import { span } from '../answer/facts.ts'
import { RIBBON_LEGEND } from '../text/ribbon.ts'
import { bullets, paint, paragraph, type Screen, section, title } from '../text/screen.ts'
import { wrap } from '../text/wrap.ts'
import { showCall } from './call.ts'
import { showSources } from './sources.ts'
import { complicationWindow, effectRibbon, effectWindow } from './windows.ts'

const INDENT = '    '

/** Where a fact comes from, and where sources disagree. */
const origin = (fact: Fact, screen: Screen): string[] => {
  const sources = fact.unsourced === undefined ? `sources ${fact.sources.join(', ')}` : `no source: ${fact.unsourced}`
  return [
    ...(fact.disagreements === undefined
      ? []
      : wrap(`Sources disagree: ${fact.disagreements}`, screen.columns, INDENT)),
    ...wrap(`${fact.id} - ${sources}`, screen.columns, INDENT).map((line) => paint(screen, 'dim', line)),
  ]
}

const effects = (t: Treatment, screen: Screen): string[] =>
  t.effects.flatMap((e) => [
    ...wrap(`${e.plain}: ${effectWindow(e)}`, screen.columns, '  '),
    ...effectRibbon(e, screen),
    ...origin(e, screen),
  ])

const complications = (t: Treatment, screen: Screen): string[] =>
  [...t.complications]
    .sort((a, b) => rank(b.urgency) - rank(a.urgency))
    .flatMap((c) => {
      const [first = '', ...more] = wrap(
        `${c.urgency.toUpperCase()}: ${c.plain}; ${complicationWindow(c)}`,
        screen.columns,
        '  ',
      )
      const level = c.urgency.toUpperCase()
      return [first.replace(level, paint(screen, c.urgency, level)), ...more, ...origin(c, screen)]
    })

const around = (hours: number): string => {
  if (hours === 0) return 'the session'
  return hours < 0 ? `${showHours(-hours)} before` : `${showHours(hours)} after`
}

const instructions = (list: readonly Instruction[], screen: Screen): string[] =>
  list.flatMap((i) => [
    ...wrap(
      `${i.instruction} [${i.strength}; ${around(i.window.from)} to ${around(i.window.to)}]`,
      screen.columns,
      '  - ',
    ),
    ...origin(i, screen),
  ])

const course = (t: Treatment): string => {
  const minutes = t.course.sessionMinutes === null ? '' : `, ${span(t.course.sessionMinutes)} minutes each`
  const sessions = t.isRegimen
    ? ''
    : `${span(t.course.sessions)} sessions, ${span(t.course.intervalDays)} days apart${minutes}. `
  return sessions + t.course.maintenance
}

/** The page of a treatment, as text. */
export const showTreatment = (t: Treatment, knowledge: Knowledge, call: Call, screen: Screen): string => {
  const before = t.instructions.filter((i) => i.kind === 'before')
  const after = t.instructions.filter((i) => i.kind !== 'before')
  const own = Object.fromEntries(t.sources.map((s) => [s.id, s]))
  const { notes } = knowledge.advice
  const lines = [
    ...title(screen, `${t.name} (${t.slug})`),
    ...paragraph(screen, `Also called: ${t.alsoKnownAs.join(', ')}.`, 0),
    '',
    ...paragraph(screen, t.whatItIs, 0),
    ...section(screen, `Evidence: ${t.evidence.level}`, [
      ...paragraph(screen, t.evidence.summary),
      ...origin(t.evidence, screen),
    ]),
    ...section(screen, 'Course', [...paragraph(screen, course(t)), ...origin(t.course, screen)]),
    ...section(
      screen,
      'Results',
      t.results.flatMap((r) => [...wrap(`${r.when}: ${r.what}`, screen.columns, '  - '), ...origin(r, screen)]),
    ),
    ...section(screen, 'Expected afterwards', [
      ...effects(t, screen),
      ...wrap(`(${RIBBON_LEGEND.replace(/, \^.*/, '')})`, screen.columns, INDENT),
    ]),
    ...section(screen, 'Never normal: complications', complications(t, screen)),
    ...section(screen, 'Whom to call', showCall(screen, call)),
    ...section(
      screen,
      'Who should not, or should ask first',
      t.contraindications.flatMap((c) => [
        ...wrap(`${c.what} [${c.strength}]: ${c.why}`, screen.columns, '  - '),
        ...origin(c, screen),
      ]),
    ),
    ...section(
      screen,
      'With other medicines and products',
      t.interactions.flatMap((i) => [
        ...wrap(`${i.what} [${i.rule}]: ${i.why}`, screen.columns, '  - '),
        ...origin(i, screen),
      ]),
    ),
    ...section(screen, 'Before', instructions(before, screen)),
    ...section(screen, 'Afterwards', instructions(after, screen)),
    ...section(
      screen,
      'Questions people ask',
      t.questions.flatMap((q) => [
        ...wrap(q.question, screen.columns, '  ? '),
        ...wrap(q.answer, screen.columns, INDENT),
        ...origin(q, screen),
      ]),
    ),
    ...section(
      screen,
      'Claims you may read',
      t.claims.flatMap((c) => [
        ...wrap(`"${c.claim}" ${claimVerdict(c.verdict)} ${c.why}`, screen.columns, '  - '),
        ...origin(c, screen),
      ]),
    ),
    ...section(
      screen,
      'Rules by country',
      bullets(
        screen,
        t.regulatory.map((r) => `${r.jurisdiction}: ${r.status}`),
      ),
    ),
    ...section(screen, 'Notes for reviewers', bullets(screen, t.reviewNotes)),
    ...section(screen, 'Sources', showSources(own, screen)),
    '',
    ...paragraph(
      screen,
      `${t.reviewedBy === null ? notes.notReviewed : `Reviewed by ${t.reviewedBy}.`} ${notes.decisionSupport}`,
      0,
    ),
  ]
  return `${lines.join('\n')}\n`
}

const claimVerdict = (verdict: boolean | string): string => {
  if (typeof verdict === 'string') return `${verdict}.`
  return verdict ? 'True.' : 'False.'
}
