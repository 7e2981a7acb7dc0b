import type { CourseOutput, StepOut } from '@anagen/engine/planning'
import type { Span } from '@anagen/kb'
import { span } from '../answer/facts.ts'
import { bullets, heading, paint, paragraph, type Screen, section } from '../text/screen.ts'
import { table } from '../text/table.ts'
import { wrap } from '../text/wrap.ts'
import { showSources } from './sources.ts'

type Course = CourseOutput['courses'][number]

const weekday = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short' }).format(new Date(`${day}T12:00Z`))

const KIND = { start: 'start', session: 'session', review: 'review', upkeep: 'upkeep' } as const satisfies Record<
  StepOut['kind'],
  string
>

const gap = (step: StepOut): string =>
  step.gapDays === null || step.allowedDays === null
    ? 'first'
    : `after ${step.gapDays} days (${span(step.allowedDays)} allowed)`

const length = (step: StepOut): string => {
  if (step.at === null) return 'at home'
  return step.minutes === null ? 'length not known' : `${step.minutes} min`
}

const steps = (course: Course, screen: Screen): string[] =>
  table(
    course.steps.map((s) => [
      s.kind === 'session' || s.kind === 'upkeep' ? `${KIND[s.kind]} ${s.number}` : KIND[s.kind],
      `${weekday(s.day)} ${s.day}${s.at === null ? '' : ` ${s.at}`}`,
      length(s),
      gap(s),
    ]),
    screen,
  )

const bounds = (sessions: Span | null, intervalDays: Span | null): string => {
  const count = sessions === null ? 'number not said' : `${span(sessions)} sessions`
  return `${count}, ${intervalDays === null ? 'interval not said' : `${span(intervalDays)} days apart`}`
}

const protocols = (course: Course, screen: Screen): string[] =>
  course.protocols.length < 2
    ? []
    : [
        ...paragraph(screen, 'Sources disagree:'),
        ...bullets(
          screen,
          course.protocols.map(
            (p) =>
              `${p.key === course.protocol ? '(this plan) ' : ''}${p.key}: ${p.says} [${bounds(p.sessions, p.intervalDays)}; ${p.sources.join(', ')}]`,
          ),
        ),
      ]

const showOne = (course: Course, screen: Screen): string[] => [
  ...heading(screen, `${course.name} (${course.slug})`),
  ...steps(course, screen),
  ...[...new Set(course.steps.flatMap((s) => s.text ?? []))].flatMap((text) => wrap(text, screen.columns, '  * ')),
  ...bullets(screen, course.notes),
  ...protocols(course, screen),
  ...wrap(`${course.facts.join(', ')} - sources ${course.sources.join(', ')}`, screen.columns, '  ').map((line) =>
    paint(screen, 'dim', line),
  ),
]

/** The plan for a person. */
export const showCourse = (output: CourseOutput, screen: Screen, withSources: boolean): string => {
  const isPlanned = output.outcome === 'planned'
  const word = isPlanned ? 'PLANNED' : 'NO PLAN'
  const painted = paint(screen, isPlanned ? 'expected' : 'contact', word)
  const about =
    output.outcome === 'planned' ? 'every gap is inside the bounds of its sources.' : 'the whole series or nothing.'
  const lines = [
    ...wrap(`${word}: ${about}`, screen.columns).map((line, i) => (i === 0 ? line.replace(word, painted) : line)),
    ...paragraph(screen, `Times are those of ${output.zone}; today is ${output.today}.`, 0),
    ...(output.assumedHours
      ? paragraph(screen, 'Opening hours were assumed: Monday to Friday, 09:00 to 17:00. Write --open for yours.', 0)
      : []),
    ...section(
      screen,
      'Why not',
      output.conflicts.flatMap((c) => [
        ...wrap(c.text, screen.columns, '  - '),
        ...(c.facts.length === 0
          ? []
          : wrap(`${c.facts.join(', ')} - sources ${c.sources.join(', ') || 'none'}`, screen.columns, '    ').map(
              (line) => paint(screen, 'dim', line),
            )),
      ]),
    ),
    ...output.courses.flatMap((course) => showOne(course, screen)),
    ...(withSources ? section(screen, 'Sources', showSources(output.sources, screen)) : []),
    '',
    ...paragraph(screen, output.notes.join(' '), 0),
  ]
  return `${lines.join('\n')}\n`
}
