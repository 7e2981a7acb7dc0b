import { showHours } from '@anagen/engine'
import type { Knowledge, Level } from '@anagen/kb'
import { type Asked, isRefusal, type Refusal, showCheckIn, showPatient } from '@anagen/server'
import type { AnswerView } from '../check/answer-view.ts'
import { type PhotoShown, photosShown } from './photos.ts'
import { type SaidLine, saidLines } from './said-lines.ts'
import { sessionsOf } from './sessions-of.ts'
import { verdictView } from './verdict-view.ts'
import { timeText, type WallClock } from './wall-time.ts'

type Shown = Exclude<Awaited<ReturnType<typeof showCheckIn>>, Refusal>
type Verdict = Shown['verdicts'][number]

/** A verdict that a later one took the place of: what was answered then, and why. */
export interface EarlierVerdict {
  /** ISO 8601 */
  readonly judgedAt: string
  readonly when: string
  readonly cause: string
  readonly level: Level
  readonly headline: string
  readonly findings: readonly { readonly level: Level; readonly because: string; readonly facts: readonly string[] }[]
  readonly notUnderstood: readonly string[]
  readonly knowledgeDigest: string
}

/** A check-in as the clinic reads it, whole. */
export interface CheckInView {
  readonly id: string
  readonly patientId: string
  readonly patient: string
  readonly sentAt: string
  /** filled in earlier, and sent only then */
  readonly writtenAt: string | null
  readonly byKind: Shown['byKind']
  /** of the caregiver or of staff */
  readonly byName: string | null
  /** the check-in that this one puts right */
  readonly corrects: string | null
  readonly correctedBy: readonly Correction[]
  /** what the record says was done before it was written, the latest first */
  readonly done: readonly DoneBefore[]
  /** what the record says about the patient */
  readonly about: readonly string[]
  readonly said: readonly SaidLine[]
  readonly view: AnswerView
  readonly level: Level
  /** when and why it was judged as it is now */
  readonly judgedAt: string
  readonly cause: string
  /** the first one first */
  readonly earlierVerdicts: readonly EarlierVerdict[]
  readonly case: {
    readonly id: string
    /** as it is now: somebody may have given it another one than the answer has; null: an older case than the page of the patient lists */
    readonly level: Level | null
    readonly state: string
    readonly owner: string
  } | null
  readonly photos: readonly PhotoShown[]
}

/** A session or what was used at home, by how long before the check-in that was. */
export interface DoneBefore {
  readonly treatment: string
  readonly before: string
  readonly on: string
  /** how long before it was stopped; null: it was used then, or it was a session */
  readonly stopped: string | null
}

/** A later check-in that puts another one right. */
export interface Correction {
  readonly id: string
  readonly when: string
}

/** What puts a check-in right, as pages link to it. */
export const correctionsShown = ({ correctedBy }: Pick<Shown, 'correctedBy'>, clock: WallClock): Correction[] =>
  correctedBy.map(({ checkInId, receivedAt }) => ({ id: checkInId, when: timeText(receivedAt, clock) }))

const HOUR_MS = 3_600_000
const WAITED_MS = 300_000

/** Whether it was filled in long before it was sent. */
export const waitedToBeSent = ({ receivedAt, writtenAt }: Pick<Shown, 'receivedAt' | 'writtenAt'>): boolean =>
  Date.parse(receivedAt) - Date.parse(writtenAt) > WAITED_MS

const earlierVerdict = ({ judgedAt, cause, verdict }: Verdict, clock: WallClock): EarlierVerdict => ({
  judgedAt,
  when: timeText(judgedAt, clock),
  cause,
  level: verdict.level,
  headline: verdict.headline,
  findings: verdict.findings.map(({ level, because, facts }) => ({ level, because, facts })),
  notUnderstood: verdict.notUnderstood,
  knowledgeDigest: verdict.knowledgeDigest,
})

type Recorded = Exclude<Awaited<ReturnType<typeof showPatient>>, Refusal>

const doneBefore = (patient: Recorded, writtenAt: number, clock: WallClock, knowledge: Knowledge): DoneBefore[] =>
  sessionsOf(patient, clock.zone)
    .filter(({ at }) => at <= writtenAt)
    .map(({ slug, at, stoppedAt }) => ({
      treatment: knowledge.treatments[slug]?.name ?? slug,
      before: showHours((writtenAt - at) / HOUR_MS),
      on: timeText(new Date(at).toISOString(), clock),
      stopped: stoppedAt === null || stoppedAt > writtenAt ? null : showHours((writtenAt - stoppedAt) / HOUR_MS),
    }))

/** One check-in with all that is stored of it. That somebody read it is written down. */
export const checkInViewOf = async (
  asked: Asked,
  checkInId: string,
  clock: WallClock,
  knowledge: Knowledge,
): Promise<CheckInView | Refusal> => {
  const shown = await showCheckIn({ checkInId }, asked)
  if (isRefusal(shown)) return shown
  const patient = await showPatient({ patientId: shown.patientId }, asked)
  if (isRefusal(patient)) return patient
  const latest = shown.verdicts.at(-1)
  if (!latest) throw new Error(`check-in ${checkInId} has no verdict`)
  const { verdict } = latest
  const { case: found } = shown
  return {
    id: shown.id,
    patientId: shown.patientId,
    patient: patient.name,
    sentAt: timeText(shown.receivedAt, clock),
    writtenAt: waitedToBeSent(shown) ? timeText(shown.writtenAt, clock) : null,
    byKind: shown.byKind,
    byName: shown.byName,
    corrects: shown.corrects,
    correctedBy: correctionsShown(shown, clock),
    done: doneBefore(patient, Date.parse(shown.writtenAt), clock, knowledge),
    about: patient.modifiers.map((id) => knowledge.modifiers[id]?.who ?? id),
    said: saidLines(shown.said, knowledge),
    view: verdictView({ verdict, writtenAt: shown.writtenAt }, shown.care.call, clock, knowledge),
    level: verdict.level,
    judgedAt: timeText(latest.judgedAt, clock),
    cause: latest.cause,
    earlierVerdicts: shown.verdicts.slice(0, -1).map((one) => earlierVerdict(one, clock)),
    case: found && {
      id: found.caseId,
      level: patient.cases.find(({ caseId }) => caseId === found.caseId)?.level ?? null,
      state: found.state,
      owner: found.ownerName,
    },
    photos: photosShown(
      patient.photos.filter((photo) => photo.checkInId === shown.id),
      clock,
    ),
  }
}
