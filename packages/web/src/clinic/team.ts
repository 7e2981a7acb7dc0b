import { type Asked, inviteAgain, inviteStaff, isRefusal, listStaff, may, type Refusal } from '@anagen/server'
import { textOf } from './door.ts'

export const ROLES = ['nurse', 'clinician', 'assistant', 'auditor', 'owner'] as const
type Role = (typeof ROLES)[number]

export interface TeamView {
  readonly rows: readonly {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly role: Role
    readonly hasLeft: boolean
  }[]
  readonly mayInvite: boolean
}

const roleOf = (role: string): Role => ROLES.find((known) => known === role) ?? 'auditor'

/** Who works in the clinic. */
export const teamOf = async (asked: Asked): Promise<TeamView | Refusal> => {
  const found = await listStaff({}, asked)
  if (isRefusal(found)) return found
  return {
    rows: found.items.map(({ staffId, name, email, role, left }) => ({
      id: staffId,
      name,
      email,
      role: roleOf(role),
      hasLeft: left,
    })),
    mayInvite: may(asked.actor, inviteStaff),
  }
}

/** Invites somebody of a form, or invites them again. */
export const changeTeam = (form: FormData, asked: Asked) => {
  const again = textOf(form, 'again')
  if (again !== '') return inviteAgain({ kind: 'staff', memberId: again }, asked)
  return inviteStaff(
    { name: textOf(form, 'name'), email: textOf(form, 'email'), role: roleOf(textOf(form, 'role')) },
    asked,
  )
}
