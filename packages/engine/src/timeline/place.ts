import type { Instruction, Interaction, Knowledge, Treatment } from '@anagen/kb'
import { endOf } from '../may-i/activity-rule.ts'
import { lexiconOf } from '../may-i/lexicon.ts'
import { after, clockStarts, type Session } from '../may-i/placed-rule.ts'
import { missedStep } from './late.ts'
import { resultWindow } from './result-window.ts'
import type { EntryStatus, Instant, TimelineEntry, TimelineRequest } from './types.ts'

/** Start, and end with Infinity for open; null = no place on any clock. */
type Place = { readonly from: Instant; readonly to: Instant } | null

const statusAt = (place: Place, now: Instant | undefined): EntryStatus | null => {
  if (place === null || now === undefined) return null
  if (now < place.from) return 'ahead'
  return now < place.to ? 'now' : 'past'
}

type Said = Omit<TimelineEntry, 'from' | 'to' | 'openEnded' | 'status' | 'ifMissed' | 'session' | 'askedBy'>

const entry = (
  said: Said,
  session: Session,
  place: Place,
  now: Instant | undefined,
  ifMissed: string | null,
): TimelineEntry => ({
  from: place?.from ?? null,
  to: place && Number.isFinite(place.to) ? place.to : null,
  openEnded: place !== null && !Number.isFinite(place.to),
  ...said,
  askedBy: [session.treatment.slug],
  session: session.at,
  status: ifMissed === null ? statusAt(place, now) : 'missed',
  ifMissed,
})

const sayInstruction = (fact: Instruction): Said => ({
  kind: fact.kind,
  topic: fact.topic,
  text: fact.instruction,
  why: fact.why,
  strength: fact.strength,
  rule: null,
  when: null,
  disagreements: fact.disagreements ?? null,
  facts: [fact.id],
  sources: fact.sources,
})

const sayInteraction = (fact: Interaction): Said => ({
  kind: 'interaction',
  topic: null,
  text: fact.what,
  why: fact.why,
  strength: null,
  rule: fact.rule,
  when: null,
  disagreements: fact.disagreements ?? null,
  facts: [fact.id],
  sources: fact.sources,
})

const sayResult = (fact: Treatment['results'][number]): Said => ({
  kind: 'result',
  topic: null,
  text: fact.what,
  why: null,
  strength: null,
  rule: null,
  when: fact.when,
  disagreements: fact.disagreements ?? null,
  facts: [fact.id],
  sources: fact.sources,
})

/** Every instruction, interaction and result of one session as entries. A fact whose clock nothing starts keeps its entry, without a date. */
export const placeFacts = (
  session: Session,
  sessions: readonly Session[],
  { now, bookedAt }: Pick<TimelineRequest, 'now' | 'bookedAt'>,
  knowledge: Knowledge,
): TimelineEntry[] => {
  const lexicon = lexiconOf(knowledge)
  const booking = { session: session.at, now, bookedAt }
  const ruling = (fact: Instruction | Interaction, said: Said, starts: readonly Instant[]): TimelineEntry[] => {
    if (starts.length === 0) return [entry(said, session, null, now, null)]
    return starts.map((start) => {
      const place = { from: after(start, fact.window.from), to: after(start, endOf(fact.window.to, lexicon)) }
      const missed = missedStep(fact, place.from, place.to, { ...booking, session: start }, lexicon)
      return entry(said, session, place, now, missed)
    })
  }
  const result = (fact: Treatment['results'][number]): TimelineEntry => {
    const hours = resultWindow(fact.when)
    const place = hours && {
      from: after(session.at, hours.from),
      to: after(session.at, hours.to ?? Number.POSITIVE_INFINITY),
    }
    return entry(sayResult(fact), session, place, now, null)
  }
  const { treatment } = session
  return [
    ...treatment.instructions.flatMap((fact) => ruling(fact, sayInstruction(fact), [session.at])),
    ...treatment.interactions.flatMap((fact) =>
      ruling(fact, sayInteraction(fact), clockStarts(fact.clock, session, sessions, knowledge)),
    ),
    ...treatment.results.map(result),
  ]
}
