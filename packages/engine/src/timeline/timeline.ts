import type { Knowledge } from '@anagen/kb'
import { sortSessions } from '../may-i/placed-rule.ts'
import { merge } from './merge.ts'
import { placeFacts } from './place.ts'
import type { Timeline, TimelineEntry, TimelineRequest } from './types.ts'

/** In order of time; what has no date comes last; then by name, so that the order of the sessions does not matter. */
const inOrder = (a: TimelineEntry, b: TimelineEntry): number => {
  const start = (e: TimelineEntry) => e.from ?? Number.POSITIVE_INFINITY
  const end = (e: TimelineEntry) => e.to ?? Number.POSITIVE_INFINITY
  const name = (e: TimelineEntry) => `${e.facts[0] ?? ''}@${e.session ?? ''}`
  if (start(a) !== start(b)) return start(a) - start(b)
  if (end(a) !== end(b)) return end(a) - end(b)
  return name(a) < name(b) ? -1 : 1
}

/**
 * Everything that one or several treatments ask for, in absolute time: each rule by itself, and merged per activity with the strictest in force.
 * Windows are elapsed hours from the session's instant, whatever the clocks on the wall do.
 * @example timeline({ sessions: [{ slug: 'prp', at: Date.UTC(2026, 10, 17, 18) }] }, knowledge).entries.length
 */
export const timeline = (request: TimelineRequest, knowledge: Knowledge): Timeline => {
  const { sessions, unknownTreatments, unknownTimes } = sortSessions(request.sessions, knowledge)
  return {
    entries: sessions.flatMap((session) => placeFacts(session, sessions, request, knowledge)).sort(inOrder),
    merged: merge(sessions, knowledge),
    unknownTreatments,
    unknownTimes,
    knowledgeDigest: knowledge.digest,
  }
}
