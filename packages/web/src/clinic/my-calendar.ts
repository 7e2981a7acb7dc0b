import { type Asked, endCalendar, isRefusal, type Refusal, renewCalendar, showCalendar } from '@anagen/server'
import { paths } from '../paths.ts'
import { textOf } from './door.ts'
import { dayText, type WallClock } from './wall-time.ts'

/** The address of a patient's calendar, as programs want it. */
export interface MyCalendar {
  readonly https: string
  /** opens the calendar program of the device */
  readonly webcal: string
  readonly namesTreatments: boolean
  readonly since: string
}

export const myCalendarOf = async (
  asked: Asked,
  patientId: string,
  at: { readonly slug: string; readonly origin: string },
  clock: WallClock,
): Promise<MyCalendar | null | Refusal> => {
  const found = await showCalendar({ patientId }, asked)
  if (isRefusal(found)) return found
  if (found.calendar === null) return null
  const { secret, namesTreatments, createdAt } = found.calendar
  const https = `${at.origin}${paths.calendarFile(at.slug, secret)}`
  return { https, webcal: https.replace(/^https?:/, 'webcal:'), namesTreatments, since: dayText(createdAt, clock) }
}

/** Makes, renews or ends the address of a form. */
export const changeMyCalendar = (form: FormData, patientId: string, asked: Asked) =>
  textOf(form, 'change') === 'end'
    ? endCalendar({ patientId }, asked)
    : renewCalendar({ patientId, namesTreatments: form.get('named') === 'yes' }, asked)
