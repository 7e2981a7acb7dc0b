import { type Asked, isRefusal, may, type Refusal, setOpeningHours, showOpeningHours } from '@anagen/server'
import { textOf } from './door.ts'

/** In the order of ISO 8601, in which 1 is Monday. */
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
/** a clinic that closes over lunch has two */
const SPANS = [0, 1] as const
const MORE_CLOSURES = 3

export interface HoursView {
  readonly days: readonly {
    readonly weekday: (typeof WEEKDAYS)[number]
    readonly spans: readonly { readonly opens: string; readonly closes: string }[]
  }[]
  /** with empty rows to fill in */
  readonly closures: readonly { readonly day: string; readonly name: string }[]
  readonly mayChange: boolean
}

const EMPTY_SPAN = { opens: '', closes: '' }

export const hoursOf = async (asked: Asked): Promise<HoursView | Refusal> => {
  const found = await showOpeningHours({}, asked)
  if (isRefusal(found)) return found
  const empty = Array.from({ length: MORE_CLOSURES }, () => ({ day: '', name: '' }))
  return {
    days: WEEKDAYS.map((weekday, i) => {
      const spans = found.opening.filter((span) => span.weekday === i + 1)
      return { weekday, spans: SPANS.map((span) => spans[span] ?? EMPTY_SPAN) }
    }),
    closures: [...found.closures, ...empty],
    mayChange: may(asked.actor, setOpeningHours),
  }
}

/** The hours as a form said them, so that nobody writes a week twice. */
export const hoursSent = (form: FormData): Pick<HoursView, 'days' | 'closures'> => {
  const names = form.getAll('closureName').map(String)
  return {
    days: WEEKDAYS.map((weekday) => ({
      weekday,
      spans: SPANS.map((i) => ({
        opens: textOf(form, `opens.${weekday}.${i}`),
        closes: textOf(form, `closes.${weekday}.${i}`),
      })),
    })),
    closures: form.getAll('closureDay').map((day, i) => ({ day: String(day), name: names[i] ?? '' })),
  }
}

const halfSaid = (field: string): Refusal => ({
  refused: 'invalid-input',
  detail: 'A time or a day is half filled in. Write both times, or neither; and for a closed day its date.',
  fields: [{ at: field, message: 'is half filled in' }],
})

/** Stores the hours of a form, all of them: what is left empty is closed. */
export const changeHours = (form: FormData, asked: Asked) => {
  const opening: { weekday: number; opens: string; closes: string }[] = []
  for (const [before, weekday] of WEEKDAYS.entries())
    for (const i of SPANS) {
      const [opens, closes] = [textOf(form, `opens.${weekday}.${i}`), textOf(form, `closes.${weekday}.${i}`)]
      if (opens === '' && closes === '') continue
      if (opens === '' || closes === '') return Promise.resolve(halfSaid(`opens.${weekday}`))
      opening.push({ weekday: before + 1, opens, closes })
    }
  const names = form.getAll('closureName').map(String)
  const closures: { day: string; name: string }[] = []
  for (const [i, day] of form.getAll('closureDay').map(String).entries()) {
    const name = names[i]?.trim() ?? ''
    if (day === '' && name === '') continue
    if (day === '') return Promise.resolve(halfSaid('closureDay'))
    closures.push({ day, name: name === '' ? day : name })
  }
  return setOpeningHours({ opening, closures }, asked)
}
