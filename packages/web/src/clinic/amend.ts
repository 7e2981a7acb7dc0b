import type { Knowledge, Level } from '@anagen/kb'
import { type Asked, amendSession, isRefusal, type Refusal, showPatient } from '@anagen/server'
import { textOf } from './door.ts'
import { instantOf, wallOf } from './wall-input.ts'
import { timeText, type WallClock } from './wall-time.ts'

/** A recorded session as it stands, to be put right. */
export interface SessionToAmend {
  readonly id: string
  readonly version: number
  readonly treatment: string
  readonly patient: string
  /** as a date-and-time field takes it */
  readonly endedAt: string
  readonly areas: string
}

export const sessionToAmend = async (
  asked: Asked,
  { patientId, sessionId }: { readonly patientId: string; readonly sessionId: string },
  zone: string,
  knowledge: Knowledge,
): Promise<SessionToAmend | Refusal> => {
  const patient = await showPatient({ patientId }, asked)
  if (isRefusal(patient)) return patient
  const found = patient.sessions.find((session) => session.sessionId === sessionId)
  if (!found) return { refused: 'session-not-found', detail: 'There is no such session here.' }
  return {
    id: sessionId,
    version: found.version,
    treatment: knowledge.treatments[found.treatment]?.name ?? found.treatment,
    patient: patient.name,
    endedAt: wallOf(Date.parse(found.endedAt), zone),
    areas: found.areas.join(', '),
  }
}

/** What a form says instead of what was recorded. */
export interface Amendment {
  readonly version: number
  readonly endedAt: string
  readonly areas: string
  readonly isVoid: boolean
  readonly reason: string
}

const amendmentOf = (form: FormData): Amendment => ({
  version: Number(textOf(form, 'version')),
  endedAt: textOf(form, 'endedAt'),
  areas: textOf(form, 'areas'),
  isVoid: form.get('voided') === 'yes',
  reason: textOf(form, 'reason'),
})

/** What the change would do, or what was wrong with it. */
export interface Tried {
  readonly amendment: Amendment
  readonly refused: Refusal | null
  /** null: it was not tried */
  readonly changed:
    | readonly { readonly id: string; readonly when: string; readonly from: Level; readonly to: Level }[]
    | null
}

/** Tries the change of a form, or makes it once somebody has seen what it does. @returns null once it is made */
export const amendFrom = async (
  form: FormData,
  sessionId: string,
  asked: Asked,
  clock: WallClock,
): Promise<Tried | null> => {
  const amendment = amendmentOf(form)
  const keep = form.get('go') === 'change'
  const endedAt = instantOf(amendment.endedAt, clock.zone)
  const refused = (why: Refusal): Tried => ({ amendment, refused: why, changed: null })
  if (endedAt === null)
    return refused({ refused: 'invalid-input', detail: 'Write when the session ended: day and time.' })
  const result = await amendSession(
    {
      sessionId,
      version: amendment.version,
      endedAt,
      areas: amendment.areas
        .split(',')
        .map((area) => area.trim())
        .filter((area) => area !== ''),
      ...(amendment.isVoid ? { voided: true } : {}),
      reason: amendment.reason,
      keep,
    },
    asked,
  )
  if (isRefusal(result)) return refused(result)
  if (keep) return null
  return {
    amendment,
    refused: null,
    changed: result.rejudged.map(({ checkInId, receivedAt, from, to }) => ({
      id: checkInId,
      when: timeText(receivedAt, clock),
      from,
      to,
    })),
  }
}
