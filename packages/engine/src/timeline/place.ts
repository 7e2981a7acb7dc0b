import type { Instruction, Interaction, Knowledge, Treatment } from '@anagen/kb'
import { endOf } from '../may-i/activity-rule.ts'
import { lexiconOf } from '../may-i/lexicon.ts'
import { after, clockStarts, endAfter, type Session } from '../may-i/placed-rule.ts'
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
  const ruling = (fact: Instruction | Interaction, said: Said, starts: readonly Session[]): TimelineEntry[] => {
    if (starts.length === 0) return [entry(said, session, null, now, null)]
    return starts.map(({ at, doubt }) => {
      const { from, to } = fact.window
      const place = {
        // what becomes allowed begins where what forbade it ends
        from: said.kind === 'allowed-from' ? endAfter(at, from, doubt) : after(at, from),
        to: endAfter(at, endOf(to, lexicon), doubt),
      }
      const missed = missedStep(fact, place.from, place.to, { ...booking, session: at }, lexicon)
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
    ...treatment.instructions.flatMap((fact) => ruling(fact, sayInstruction(fact), [session])),
    ...treatment.interactions.flatMap((fact) =>
      ruling(fact, sayInteraction(fact), clockStarts(fact.clock, session, sessions, knowledge)),
    ),
    ...treatment.results.map(result),
  ]
}
