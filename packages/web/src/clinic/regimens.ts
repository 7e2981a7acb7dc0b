import { showHours } from '@anagen/engine'
import { type Asked, endRegimen, may, type Refusal, startCourse } from '@anagen/server'
import { textOf } from './door.ts'
import { instantOf, wallOf } from './wall-input.ts'
import { timeText, type WallClock } from './wall-time.ts'

const HOUR_MS = 3_600_000

/** A medicine or device used at home, as the clinic sees it. */
export interface RegimenShown {
  readonly id: string
  readonly began: string
  readonly since: string
  /** null: it is used */
  readonly stopped: { readonly when: string; readonly since: string } | null
  /** the end that this page shows, ISO 8601; '': none */
  readonly was: string
  /** the end as a field takes it, the clinic's wall clock; '': none, and nothing is filled in, as mostly it was days ago */
  readonly wall: string
  readonly latestWall: string
}

interface Recorded {
  readonly treatment: string
  readonly regimenId: string
  readonly courseId: string
  readonly firstDoseAt: string
  readonly stoppedAt: string | null
}

const since = (iso: string, clock: WallClock): string => showHours((clock.now - Date.parse(iso)) / HOUR_MS)

export const regimensShown = (regimens: readonly Recorded[], courseId: string, clock: WallClock): RegimenShown[] =>
  regimens
    .filter((regimen) => regimen.courseId === courseId)
    .map(({ regimenId, firstDoseAt, stoppedAt }) => ({
      id: regimenId,
      began: timeText(firstDoseAt, clock),
      since: since(firstDoseAt, clock),
      stopped: stoppedAt === null ? null : { when: timeText(stoppedAt, clock), since: since(stoppedAt, clock) },
      was: stoppedAt ?? '',
      wall: stoppedAt === null ? '' : wallOf(Date.parse(stoppedAt), clock.zone),
      latestWall: wallOf(clock.now, clock.zone),
    }))

/** Slugs of what is used at home and was not stopped. */
export const inUseOf = (regimens: readonly Recorded[]): string[] =>
  regimens.filter(({ stoppedAt }) => stoppedAt === null).map(({ treatment }) => treatment)

export const mayEndRegimens = (asked: Asked): boolean => may(asked.actor, endRegimen)

const NO_TIME: Refusal = {
  refused: 'invalid-input',
  detail: 'Write when it was used last: day and time.',
  fields: [{ at: 'stoppedAt', message: 'is no day and time' }],
}

/** Notes the end of a form, or that there was none. */
export const endRegimenFrom = async (form: FormData, zone: string, asked: Asked) => {
  const isStillUsed = form.has('still')
  const stoppedAt = isStillUsed ? null : instantOf(textOf(form, 'stoppedAt'), zone)
  if (stoppedAt === null && !isStillUsed) return NO_TIME
  const was = textOf(form, 'was')
  return endRegimen({ regimenId: textOf(form, 'regimen'), stoppedAt, was: was === '' ? null : was }, asked)
}

const NO_FIRST_TIME: Refusal = {
  refused: 'invalid-input',
  detail: 'Write the day on which it was used first, and the time where it is known.',
  fields: [{ at: 'firstDay', message: 'is no day, or the time is none' }],
}

/**
 * Begins the use at home of a form. Of a day alone the beginning counts: as of what was done "3 days ago", hours are the most that it can mean, and nothing
 * counts as usual for too long.
 */
export const beginRegimenFrom = async (form: FormData, patientId: string, zone: string, asked: Asked) => {
  const time = textOf(form, 'firstTime')
  const firstDoseAt = instantOf(`${textOf(form, 'firstDay')}T${time === '' ? '00:00' : time}`, zone)
  if (firstDoseAt === null) return NO_FIRST_TIME
  return startCourse({ id: textOf(form, 'id'), patientId, treatment: textOf(form, 'treatment'), firstDoseAt }, asked)
}
