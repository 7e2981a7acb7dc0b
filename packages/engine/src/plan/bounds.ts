import type { Knowledge, PlanText, Protocol, Span, Treatment } from '@anagen/kb'
import { fill } from '../decide/present/fill.ts'
import type { CourseBasis, PlanConflict, ProtocolSaid, WantedCourse } from './types.ts'

const BOOKED_IN_MINUTES = 5

/** A course with its bounds chosen. */
export interface Bounded extends CourseBasis {
  readonly treatment: Treatment
  readonly wanted: WantedCourse
  /** sessions of the whole series */
  readonly count: number
  readonly atHome: boolean
}

export const conflict = (
  code: PlanText,
  knowledge: Knowledge,
  values: Readonly<Record<string, string | number>>,
  from: Partial<Omit<PlanConflict, 'code' | 'text'>> = {},
): PlanConflict => ({
  code,
  treatment: null,
  text: fill(
    knowledge.choosing.texts.plan[code],
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])),
  ),
  binding: [],
  facts: [],
  sources: [],
  ...from,
})

const said = (p: Protocol): ProtocolSaid => ({
  key: p.key,
  says: p.says,
  sessions: p.sessions,
  intervalDays: p.intervalDays,
  sources: p.sources,
})

const holds = (span: Span | null, count: number | undefined): boolean =>
  span !== null && count !== undefined && span.from <= count && count <= span.to

/** The protocol asked for; else the first that has as many sessions as wanted; else the first. */
const choose = (protocols: readonly Protocol[], wanted: WantedCourse): Protocol | null => {
  if (wanted.protocol !== undefined) return protocols.find((p) => p.key === wanted.protocol) ?? null
  return protocols.find((p) => holds(p.sessions, wanted.sessions)) ?? protocols[0] ?? null
}

/** Minutes of one session: the clinic's own figure, else between the shortest and the longest stated, by area; unknown area: the longest. */
const minutesOf = (treatment: Treatment, wanted: WantedCourse, knowledge: Knowledge): number | null => {
  if (wanted.minutes !== undefined) return wanted.minutes
  const { sessionMinutes } = treatment.course
  if (sessionMinutes === null) return null
  const share = wanted.area === undefined ? 1 : (knowledge.choosing.areas[wanted.area]?.share ?? 1)
  const minutes = sessionMinutes.from + share * (sessionMinutes.to - sessionMinutes.from)
  return Math.ceil(minutes / BOOKED_IN_MINUTES) * BOOKED_IN_MINUTES
}

/** The bounds of one course, or why it cannot be planned at all. */
export const boundsOf = (wanted: WantedCourse, knowledge: Knowledge): Bounded | PlanConflict => {
  const treatment = Object.hasOwn(knowledge.treatments, wanted.slug) ? knowledge.treatments[wanted.slug] : undefined
  const about = { treatment: wanted.slug }
  if (!treatment) return conflict('unknown-treatment', knowledge, { treatment: wanted.slug }, about)
  const { course, name } = treatment
  const texts = knowledge.choosing.texts.plan
  const protocol = choose(course.protocols, wanted)
  if (wanted.protocol !== undefined && protocol === null)
    return conflict(
      'unknown-protocol',
      knowledge,
      {
        treatment: name,
        protocol: wanted.protocol,
        known: course.protocols.map((p) => p.key).join(', ') || 'none',
      },
      about,
    )
  if (wanted.area !== undefined && !Object.hasOwn(knowledge.choosing.areas, wanted.area))
    return conflict(
      'unknown-area',
      knowledge,
      { area: wanted.area, known: Object.keys(knowledge.choosing.areas).join(', ') },
      about,
    )
  const sessions = protocol?.sessions ?? course.sessions
  const count = wanted.sessions ?? sessions.from
  const minutes = minutesOf(treatment, wanted, knowledge)
  const atHome = course.where === 'home'
  const facts = [course.id, ...(protocol ? [protocol.id] : [])]
  const sources = [...new Set([...(protocol?.sources ?? []), ...course.sources])]
  const most = wanted.protocol === undefined ? course.sessions : sessions
  if (!atHome && count > most.to)
    return conflict(
      'more-than-evidence',
      knowledge,
      { wanted: count, treatment: name, from: most.from, to: most.to },
      { ...about, facts, sources },
    )
  const notes = [
    ...(atHome ? [texts.home] : []),
    ...(course.protocols.length > 1 && protocol
      ? [fill(texts['several-protocols'], { says: protocol.says.replace(/\.$/, '') })]
      : []),
    ...(protocol && protocol.intervalDays === null && count > 1 ? [texts['interval-of-course']] : []),
    ...(!atHome && count < sessions.from
      ? [fill(texts['fewer-than-evidence'], { wanted: String(count), from: String(sessions.from) })]
      : []),
    ...(minutes === null ? [fill(texts['no-minutes'], { treatment: name })] : []),
    ...(wanted.restart ? [texts.restart] : []),
  ]
  return {
    slug: wanted.slug,
    name,
    sessions,
    intervalDays: protocol?.intervalDays ?? course.intervalDays,
    minutes,
    protocol: protocol?.key ?? null,
    protocols: course.protocols.map(said),
    disagreements: course.disagreements ?? null,
    notes,
    facts,
    sources,
    treatment,
    wanted,
    count,
    atHome,
  }
}
