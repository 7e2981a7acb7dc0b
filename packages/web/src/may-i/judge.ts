import {
  type Call,
  type InputProblem,
  isProblem,
  type MayIOutput,
  mayI,
  mayIOutput,
  parseDid,
  type SessionAt,
  splitMoment,
} from '@anagen/engine'
import { showTime, wallOffset } from '@anagen/engine/zone'
import type { Knowledge } from '@anagen/kb'
import { agoProblems, isTimeAlone } from '../check/ago-number.ts'
import { didText } from '../check/told.ts'
import type { MayIEntered } from './entered.ts'

export interface MayIView {
  readonly answer: MayIOutput
  /** moments in words, in the zone of the answer */
  readonly at: string
  readonly until: string | null
  readonly holdsUntil: string | null
  /** where each finding of the answer stands in time, in their order */
  readonly placed: readonly Placed[]
  /** a yes with something to keep to */
  readonly hasConditions: boolean
}

/** Whether a rule is over, holds at the moment that was asked about, or is to come; `null`: it has no place in time. */
export interface Placed {
  readonly is: 'over' | 'now' | 'ahead' | null
  /** its end, or its beginning when it is to come; null: none */
  readonly moment: string | null
}

export type MayIOutcome =
  | { readonly kind: 'answer'; readonly view: MayIView }
  | { readonly kind: 'refused'; readonly problems: readonly InputProblem[] }
  | { readonly kind: 'failed' }

export interface MayISettings {
  readonly knowledge: Knowledge
  readonly call: Call
  /** milliseconds since 1970 */
  readonly now: number
  readonly zone: string
  readonly onError: (error: unknown) => void
}

const MOST_CHARACTERS = 1000
const HOUR_MS = 3_600_000

const isZone = (zone: string): boolean => {
  try {
    return zone !== '' && new Intl.DateTimeFormat('en', { timeZone: zone }) !== null
  } catch {
    return false
  }
}

const judgeOrThrow = (entered: MayIEntered, settings: MayISettings): MayIOutcome => {
  const { knowledge, call, now } = settings
  const zone = isZone(entered.zone) ? entered.zone : settings.zone
  const moment = { now, zoneOffset: wallOffset(zone) }
  const problems: InputProblem[] = []
  if (entered.activity === '') problems.push({ at: 'activity', message: 'activity-missing' })
  if (entered.activity.length > MOST_CHARACTERS) problems.push({ at: 'activity', message: 'too-long' })
  const all = entered.done.map((row, i) => ({ row, at: `did.${i}`, wrong: agoProblems(row, `did.${i}`) }))
  for (const { row, at, wrong } of all) {
    problems.push(...wrong)
    if (isTimeAlone(row)) problems.push({ at, message: 'treatment-missing' })
  }
  const rows = all.filter(({ row }) => row.treatment !== '')
  const written = [
    ...rows.filter(({ wrong }) => wrong.length === 0).map(({ row, at }) => ({ text: didText(row), at })),
    ...entered.did.map((text) => ({ text, at: 'did' })),
  ]
  if (rows.length + entered.did.length === 0 && !all.some(({ row }) => isTimeAlone(row)))
    problems.push({ at: 'did.0', message: 'treatment-needed' })
  const sessions = written.flatMap(({ text, at }): SessionAt[] => {
    const parsed = parseDid(text, moment, knowledge, at, true)
    if (isProblem(parsed)) {
      problems.push(...parsed.problems.map(({ message }) => ({ at, message })))
      return []
    }
    const { slug, hoursSince } = parsed.value
    return [{ slug, at: hoursSince === null ? null : Math.round(now - hoursSince * HOUR_MS) }]
  })
  if (problems.length > 0) return { kind: 'refused', problems }
  const split = splitMoment(entered.activity, moment)
  const at = split.at ?? now
  const words = split.at === null ? entered.activity : split.rest
  const answer = mayIOutput(
    mayI(words, at, sessions, knowledge),
    { question: entered.activity, at, zone, sessions },
    call,
    knowledge,
  )
  const show = (instant: string | null): string | null =>
    instant === null ? null : showTime(Date.parse(instant), zone)
  const place = ({ from, to }: MayIOutput['findings'][number]): Placed => {
    if (from === null && to === null) return { is: null, moment: null }
    if (to !== null && Date.parse(to) <= at) return { is: 'over', moment: show(to) }
    if (from !== null && Date.parse(from) > at) return { is: 'ahead', moment: show(from) }
    return { is: 'now', moment: show(to) }
  }
  const placed = answer.findings.map(place)
  return {
    kind: 'answer',
    view: {
      answer,
      at: showTime(at, zone),
      until: show(answer.until),
      holdsUntil: show(answer.holdsUntil),
      placed,
      hasConditions: answer.findings.some(({ facts }, i) => facts.length > 0 && placed[i]?.is !== 'over'),
    },
  }
}

/** Answers as `anagen may-i` does. An error is an answer of its own, never a yes. */
export const judgeMayI = (entered: MayIEntered, settings: MayISettings): MayIOutcome => {
  try {
    return judgeOrThrow(entered, settings)
  } catch (error) {
    settings.onError(error)
    return { kind: 'failed' }
  }
}
