import type { Knowledge } from '@anagen/kb'
import type { MergedSpan, MergedTopic, SessionAt, Timeline, TimelineEntry } from '../timeline/types.ts'
import type { Call } from './call.ts'
import { iso } from './iso.ts'
import { type MayIOutput, notesFor, sessionsOut } from './may-i-answer.ts'

type Iso = string | null
type Dated<T> = Omit<T, 'from' | 'to' | 'session'> & { readonly from: Iso; readonly to: Iso }

/** Everything that `anagen timeline` answers; instants are UTC. */
export interface TimelineOutput {
  readonly now: string
  readonly zone: string
  readonly sessions: MayIOutput['sessions']
  readonly entries: readonly (Dated<TimelineEntry> & { readonly session: Iso })[]
  readonly merged: readonly (Omit<MergedTopic, 'spans'> & { readonly spans: readonly Dated<MergedSpan>[] })[]
  readonly unknownTimes: readonly string[]
  readonly call: Call
  readonly notes: readonly string[]
  readonly knowledgeDigest: string
}

export interface Planned {
  readonly now: number
  readonly zone: string
  readonly sessions: readonly SessionAt[]
}

/** Joins the timeline with what it was asked and whom to call. */
export const timelineOutput = (
  timeline: Timeline,
  planned: Planned,
  call: Call,
  knowledge: Knowledge,
): TimelineOutput => {
  const sessions = sessionsOut(planned.sessions, knowledge)
  return {
    now: iso(planned.now) ?? '',
    zone: planned.zone,
    sessions,
    entries: timeline.entries.map((e) => ({ ...e, from: iso(e.from), to: iso(e.to), session: iso(e.session) })),
    merged: timeline.merged.map((topic) => ({
      ...topic,
      spans: topic.spans.map((s) => ({ ...s, from: iso(s.from), to: iso(s.to) })),
    })),
    unknownTimes: timeline.unknownTimes,
    call,
    notes: notesFor(sessions, knowledge),
    knowledgeDigest: timeline.knowledgeDigest,
  }
}
