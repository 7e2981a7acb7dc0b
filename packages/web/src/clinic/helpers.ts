import {
  type Asked,
  endCaregiver,
  inviteAgain,
  inviteCaregiver,
  isRefusal,
  listCaregivers,
  may,
  type Refusal,
} from '@anagen/server'
import { textOf } from './door.ts'
import { dayText, type WallClock } from './wall-time.ts'

/** Somebody who checks in for a patient. */
export interface Helper {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly since: string
  /** null: they may now */
  readonly until: string | null
}

export interface Helpers {
  readonly rows: readonly Helper[]
  readonly mayInvite: boolean
  readonly mayInviteAgain: boolean
}

/** Who may see a patient's record; nobody where that is not this reader's to know. */
export const helpersOf = async (asked: Asked, patientId: string, clock: WallClock): Promise<Helpers | Refusal> => {
  if (!may(asked.actor, listCaregivers)) return { rows: [], mayInvite: false, mayInviteAgain: false }
  const found = await listCaregivers({ patientId }, asked)
  if (isRefusal(found)) return found
  return {
    rows: found.items.map(({ caregiverId, name, email, since, until }) => ({
      id: caregiverId,
      name,
      email,
      since: dayText(since, clock),
      until: until === null ? null : dayText(until, clock),
    })),
    mayInvite: may(asked.actor, inviteCaregiver),
    mayInviteAgain: may(asked.actor, inviteAgain),
  }
}

/** Invites a helper of a form, invites them again, or ends what they may. */
export const changeHelpers = (form: FormData, patientId: string, asked: Asked) => {
  const [ends, again] = [textOf(form, 'end'), textOf(form, 'again')]
  if (ends !== '') return endCaregiver({ caregiverId: ends }, asked)
  if (again !== '') return inviteAgain({ kind: 'caregiver', memberId: again }, asked)
  return inviteCaregiver({ patientId, name: textOf(form, 'helperName'), email: textOf(form, 'helperEmail') }, asked)
}
