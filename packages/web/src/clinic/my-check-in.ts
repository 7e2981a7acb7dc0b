import type { Knowledge } from '@anagen/kb'
import { type Asked, isRefusal, type Refusal, showCheckIn } from '@anagen/server'
import type { AnswerView } from '../check/answer-view.ts'
import { type Correction, correctionsShown, waitedToBeSent } from './check-in-view.ts'
import { type SaidLine, saidLines } from './said-lines.ts'
import { verdictView } from './verdict-view.ts'
import { timeText, type WallClock } from './wall-time.ts'

/** Who looks at it, and whether somebody has. */
export type Looking =
  | { readonly kind: 'nobody-needs' }
  | { readonly kind: 'will'; readonly who: string; readonly by: string; readonly isLate: boolean }
  | { readonly kind: 'has'; readonly who: string; readonly when: string }
  | { readonly kind: 'done'; readonly when: string }

/** A check-in as the patient reads it. */
export interface MyCheckIn {
  readonly id: string
  readonly sentAt: string
  /** the check-in that this one puts right */
  readonly corrects: string | null
  readonly correctedBy: readonly Correction[]
  /** filled in earlier, and sent only then */
  readonly writtenAt: string | null
  readonly view: AnswerView
  /** it was judged again since, and this is what it said first */
  readonly firstLevel: string | null
  readonly looking: Looking
  readonly nobodyUntil: string | null
  /** nobody was on duty as it was sent, and it was not known from when; nobody has looked since */
  readonly wasNobodyKnown: boolean
  readonly phone: string
  readonly said: readonly SaidLine[]
}

type Shown = Exclude<Awaited<ReturnType<typeof showCheckIn>>, Refusal>

const lookingAt = ({ case: found }: Shown, clock: WallClock): Looking => {
  if (found === null) return { kind: 'nobody-needs' }
  if (found.resolvedAt !== null) return { kind: 'done', when: timeText(found.resolvedAt, clock) }
  if (found.acknowledgedAt !== null)
    return { kind: 'has', who: found.acknowledgedBy ?? found.ownerName, when: timeText(found.acknowledgedAt, clock) }
  return {
    kind: 'will',
    who: found.ownerName,
    by: timeText(found.dueAt, clock),
    isLate: Date.parse(found.dueAt) < clock.now,
  }
}

/** One check-in with its latest verdict. */
export const myCheckInOf = async (
  asked: Asked,
  checkInId: string,
  clock: WallClock,
  knowledge: Knowledge,
): Promise<MyCheckIn | Refusal> => {
  const shown = await showCheckIn({ checkInId }, asked)
  if (isRefusal(shown)) return shown
  const verdict = shown.verdicts.at(-1)?.verdict
  if (!verdict) throw new Error(`check-in ${checkInId} has no verdict`)
  const { look } = shown.care
  const nobody = look?.nobodyOnDutyUntil ?? null
  return {
    id: shown.id,
    sentAt: timeText(shown.receivedAt, clock),
    corrects: shown.corrects,
    correctedBy: correctionsShown(shown, clock),
    writtenAt: waitedToBeSent(shown) ? timeText(shown.writtenAt, clock) : null,
    view: verdictView({ verdict, writtenAt: shown.writtenAt }, shown.care.call, clock, knowledge),
    firstLevel: verdict.level === shown.level ? null : shown.level,
    looking: lookingAt(shown, clock),
    nobodyUntil: nobody !== null && Date.parse(nobody) > clock.now ? timeText(nobody, clock) : null,
    wasNobodyKnown: look !== null && !look.onDuty && nobody === null && lookingAt(shown, clock).kind === 'will',
    phone: shown.care.clinicPhone,
    said: saidLines(shown.said, knowledge),
  }
}
