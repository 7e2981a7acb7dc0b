import { type Asked, isRefusal, listPatients, type Refusal } from '@anagen/server'
import { dayText, type WallClock } from './wall-time.ts'

export interface PatientRow {
  readonly id: string
  readonly name: string
  readonly since: string
}

/** A page of the clinic's patients: all of them, or those whom somebody looks for. */
export interface PatientsView {
  /** what was typed; '': nobody is looked for */
  readonly q: string
  /** others stand on the pages before */
  readonly isLater: boolean
  readonly rows: readonly PatientRow[]
  /** the query of the next page; of a search, there may be more */
  readonly next: string | null
}

/** The patients that an address asks for: `q` what somebody is called, `cursor` the page. */
export const patientsOf = async (
  asked: Asked,
  said: URLSearchParams,
  clock: WallClock,
): Promise<PatientsView | Refusal> => {
  const q = said.get('q')?.trim() ?? ''
  const cursor = said.get('cursor')
  const found = await listPatients({ ...(q === '' ? {} : { q }), ...(cursor === null ? {} : { cursor }) }, asked)
  if (isRefusal(found)) return found
  return {
    q,
    isLater: cursor !== null,
    rows: found.items.map(({ patientId, name, registeredAt }) => ({
      id: patientId,
      name,
      since: dayText(registeredAt, clock),
    })),
    next:
      found.next === null ? null : new URLSearchParams({ ...(q === '' ? {} : { q }), cursor: found.next }).toString(),
  }
}
