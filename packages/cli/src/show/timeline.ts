import type { TimelineOutput } from '@anagen/engine'
import { showTime } from '@anagen/engine/zone'
import { bullets, paint, paragraph, type Screen, section } from '../text/screen.ts'
import { wrap } from '../text/wrap.ts'
import { showCall } from './call.ts'

type Entry = TimelineOutput['entries'][number]
type Span = TimelineOutput['merged'][number]['spans'][number]

const KINDS: Readonly<Record<string, string>> = {
  before: 'before',
  avoid: 'avoid',
  do: 'do',
  'allowed-from': 'allowed from then',
  result: 'result',
  interaction: 'medicines and products',
}

const times = (entry: Pick<Entry, 'from' | 'to'> & { openEnded?: boolean }, zone: string): string => {
  const time = (instant: string): string => showTime(Date.parse(instant), zone)
  if (entry.from === null) return ''
  if (entry.to === null) return `from ${time(entry.from)}`
  return entry.from === entry.to ? time(entry.from) : `${time(entry.from)} to ${time(entry.to)}`
}

const one = (entry: Entry, zone: string, screen: Screen, withSources: boolean): string[] => {
  const sources = withSources ? ` - sources ${entry.sources.join(', ') || 'none'}` : ''
  const tags = [KINDS[entry.kind] ?? entry.kind, entry.strength, entry.rule].filter((tag) => tag).join(', ')
  const when = times(entry, zone) || entry.when || 'no date'
  return [
    ...wrap(`${when} [${entry.askedBy.join(', ')}: ${tags}]`, screen.columns, '  ').map((line) =>
      paint(screen, 'bold', line),
    ),
    ...wrap(entry.text, screen.columns, '    '),
    ...(entry.ifMissed === null ? [] : wrap(`Missed: ${entry.ifMissed}`, screen.columns, '    ')),
    ...(withSources && entry.disagreements !== null
      ? wrap(`Sources disagree: ${entry.disagreements}`, screen.columns, '    ')
      : []),
    ...wrap(entry.facts.join(', ') + sources, screen.columns, '    ').map((line) => paint(screen, 'dim', line)),
  ]
}

const LEVELS: Readonly<Record<Span['level'], string>> = {
  avoid: 'no',
  ask: 'ask first',
  conditions: 'with care',
  do: 'do',
}

interface Stretch {
  readonly from: string | null
  readonly to: string | null
  readonly level: Span['level']
  readonly askedBy: readonly string[]
  readonly texts: readonly string[]
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)]

/** Spans that follow each other at the same level, as one. */
const joined = (spans: readonly Span[]): Stretch[] => {
  const stretches: Stretch[] = []
  for (const s of spans) {
    const before = stretches.at(-1)
    const texts = s.texts.slice(0, 1)
    if (before?.level !== s.level || before.to !== s.from) {
      stretches.push({ ...s, texts })
      continue
    }
    const askedBy = unique([...before.askedBy, ...s.askedBy])
    stretches[stretches.length - 1] = { ...before, to: s.to, askedBy, texts: unique([...before.texts, ...texts]) }
  }
  return stretches
}

const stretch = ({ from, to, level, askedBy, texts }: Stretch, { now, zone }: TimelineOutput): string => {
  const time = (instant: string): string => showTime(Date.parse(instant), zone)
  const start = from === null || from <= now ? '' : ` from ${time(from)}`
  const end = to === null ? '' : ` until ${time(to)}`
  return `${LEVELS[level]}${start}${end} (${askedBy.join(', ')}): ${texts.join(' ')}`
}

/** Rules per activity that are not over yet. */
const merged = (timeline: TimelineOutput, withPast: boolean, screen: Screen): string[] =>
  timeline.merged.flatMap((topic) => {
    const spans = topic.spans.filter((s) => withPast || s.to === null || s.to > timeline.now)
    if (topic.activity === null || spans.length === 0) return []
    const lines = joined(spans).map((s) => stretch(s, timeline))
    return [...wrap(topic.label, screen.columns, '  '), ...bullets(screen, lines, '-', 4)]
  })

export interface TimelineDetail {
  readonly withPast: boolean
  readonly withSources: boolean
}

/** The timeline for a person: what was missed, what holds now, what comes. */
export const showTimeline = (
  timeline: TimelineOutput,
  screen: Screen,
  { withPast, withSources }: TimelineDetail,
): string => {
  const { zone } = timeline
  const of = (status: Entry['status'], kinds: (entry: Entry) => boolean): string[] =>
    timeline.entries.filter((e) => e.status === status && kinds(e)).flatMap((e) => one(e, zone, screen, withSources))
  const isStep = (e: Entry): boolean => e.kind !== 'result'
  const past = timeline.entries.filter((e) => e.status === 'past').length
  const lines = [
    ...paragraph(screen, `Timeline, times of ${zone}. Now: ${showTime(Date.parse(timeline.now), zone)}.`, 0),
    ...bullets(
      screen,
      timeline.sessions.map(
        (s) =>
          `${s.name} (${s.slug}): ${s.at === null ? 'time not known, so nothing of it has a date' : showTime(Date.parse(s.at), zone)}`,
      ),
    ),
    ...section(
      screen,
      'Can no longer be done as written',
      of('missed', () => true),
    ),
    ...section(screen, 'Now', of('now', isStep)),
    ...section(screen, 'Ahead', of('ahead', isStep)),
    ...section(screen, 'Results to look for', [...of('now', (e) => !isStep(e)), ...of('ahead', (e) => !isStep(e))]),
    ...section(
      screen,
      'Without a date',
      of(null, () => true),
    ),
    ...(withPast
      ? section(
          screen,
          'Past',
          of('past', () => true),
        )
      : []),
    ...section(screen, 'May I? (the strictest rule of all treatments)', merged(timeline, withPast, screen)),
    ...section(screen, 'Whom to call if something seems wrong', showCall(screen, timeline.call)),
    '',
    ...(withPast || past === 0 ? [] : paragraph(screen, `${past} steps are over (--all shows them).`, 0)),
    ...paragraph(screen, timeline.notes.join(' '), 0),
  ]
  return `${lines.join('\n')}\n`
}
