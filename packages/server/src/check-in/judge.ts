import {
  amend,
  buildReport,
  decide,
  type EarlierReport,
  isProblem,
  parseReport,
  type Reply,
  type Report,
  type Told,
  type Understood,
  type Verdict,
} from '@anagen/engine'
import { type Knowledge, rank } from '@anagen/kb'
import type { Temporal } from 'temporal-polyfill'
import type { Moment } from '../database/types.ts'
import type { Deps } from '../operation/deps.ts'
import { Refused, refusal } from '../operation/refusal.ts'
import type { Personal } from '../records/open-patient.ts'
import { reachFrom } from './reach.ts'
import { type PatientRecord, treatmentsAt } from './record.ts'
import type { Said } from './said.ts'

/** An earlier check-in: what was understood of it, and when it was written. null: it cannot be read. */
export interface Earlier {
  readonly at: Moment
  readonly signs: EarlierReport['signs'] | null
}

/** All that a verdict rests on. */
export interface Basis {
  readonly said: Said
  readonly personal: Pick<Personal, 'modifiers'>
  readonly record: PatientRecord
  readonly earlier: readonly Earlier[]
  readonly knowledge: Knowledge
  readonly onError?: Deps['onError']
}

export interface Judged {
  readonly report: Report
  readonly verdict: Verdict
}

const MS_PER_HOUR = 3_600_000
// a clock that is a little off, or a slow network, is no reason to judge twice
const SAME_MOMENT_MS = 300_000

/**
 * Judges what was said, with what the clinic knows. A report that waited on the way is judged for when it was written and for now, and
 * the more serious verdict counts: what was fine then may not be now.
 * @throws Refused `report-unreadable`
 */
export const judge = (basis: Basis, writtenAt: Temporal.Instant, now: Temporal.Instant): Judged => {
  const told = readTold(basis)
  const judged = judgeAt(basis, told, now)
  if (now.epochMilliseconds - writtenAt.epochMilliseconds < SAME_MOMENT_MS) return judged
  const then = judgeAt(basis, told, writtenAt)
  return rank(then.verdict.level) > rank(judged.verdict.level) ? then : judged
}

const readTold = ({ said, personal, knowledge }: Basis): Told => {
  const { say, signs, temperatureC, modifiers } = said
  const all = [...new Set([...personal.modifiers, ...modifiers])]
  const parsed = parseReport({ treatments: [], say, signs, temperatureC, modifiers: all }, knowledge)
  if (isProblem(parsed)) throw new Refused(refusal('report-unreadable', 'See the fields named.', parsed.problems))
  return parsed.value
}

const repliesOf = ({ grade, trend, notMeant }: NonNullable<Said['answers']>[number]): Reply[] => [
  ...(notMeant ? [{ kind: 'not-meant' } as const] : []),
  ...(grade ? [{ kind: 'grade', grade } as const] : []),
  ...(trend ? [{ kind: 'trend', trend } as const] : []),
]

/** An answer about a sign that nobody knows is not passed over: nobody understood it, and it says so. */
const notUnderstanding = (understood: Understood, words: string): Understood => ({
  ...understood,
  report: { ...understood.report, notUnderstood: [...understood.report.notUnderstood, words] },
})

const withAnswers = (understood: Understood, { answers = [] }: Said, knowledge: Knowledge): Understood =>
  answers.reduce(
    (u, answer) =>
      Object.hasOwn(knowledge.signs, answer.sign)
        ? repliesOf(answer).reduce((v, reply) => amend(v, answer.sign, reply, knowledge), u)
        : notUnderstanding(u, answer.sign),
    understood,
  )

// shown among the words that nobody understood, and read by whoever looks
const UNREADABLE = 'an earlier check-in, which cannot be read any more'

const judgeAt = ({ said, record, earlier, knowledge, onError }: Basis, told: Told, at: Temporal.Instant): Judged => {
  const built = buildReport({ ...told, treatments: treatmentsAt(record, at) }, knowledge)
  const answered = withAnswers(built, said, knowledge)
  // what it said could only have raised the verdict
  const from = reachFrom(record, at)
  const reached = earlier.filter(({ at: then }) => then.epochMilliseconds >= from)
  const isWhole = reached.every(({ signs }) => signs !== null)
  const { report: understood } = isWhole ? answered : notUnderstanding(answered, UNREADABLE)
  const report: Report = { ...understood, earlier: earlierBefore(reached, at) }
  return { report, verdict: decideOrCall(report, knowledge, onError) }
}

const earlierBefore = (earlier: readonly Earlier[], at: Temporal.Instant): readonly EarlierReport[] =>
  earlier
    .flatMap(({ at: then, signs }) =>
      signs === null ? [] : { hoursAgo: (at.epochMilliseconds - then.epochMilliseconds) / MS_PER_HOUR, signs },
    )
    .filter(({ hoursAgo }) => hoursAgo > 0)

// `decide` never throws on a parsed report. Should it, somebody looks today: an error is never shown as calm.
const decideOrCall = (report: Report, knowledge: Knowledge, onError: Basis['onError']): Verdict => {
  try {
    return decide(report, knowledge)
  } catch (error) {
    onError?.('a report could not be judged: its verdict is urgent', error)
    const { levels, rules, callIf } = knowledge.advice
    const { headline, do: now, checkAgainHours, holdsHours } = levels.urgent
    return {
      level: 'urgent',
      headline,
      findings: [
        {
          level: 'urgent',
          rule: 'could-not-judge',
          sign: null,
          withSigns: [],
          treatment: null,
          facts: [],
          sources: [],
          window: null,
          because: rules['could-not-judge'],
          raisedBy: [],
        },
      ],
      notUnderstood: report.notUnderstood,
      do: now,
      selfCare: [],
      callIf: callIf.general,
      ask: [],
      checkAgainHours,
      holdsHours,
      knowledgeDigest: knowledge.digest,
    }
  }
}
