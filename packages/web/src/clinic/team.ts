import {
  type Asked,
  endStaff,
  inviteAgain,
  inviteStaff,
  isRefusal,
  listStaff,
  may,
  type Refusal,
  showStaff,
} from '@anagen/server'
import { textOf } from './door.ts'
import { dayText, shiftText, type WallClock } from './wall-time.ts'

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

/** Who works in the clinic, those who left at the end. */
export const teamOf = async (asked: Asked): Promise<TeamView | Refusal> => {
  const found = await listStaff({}, asked)
  if (isRefusal(found)) return found
  const rows = found.items.map(({ staffId, name, email, role, left }) => ({
    id: staffId,
    name,
    email,
    role: roleOf(role),
    hasLeft: left,
  }))
  return {
    rows: [...rows.filter(({ hasLeft }) => !hasLeft), ...rows.filter(({ hasLeft }) => hasLeft)],
    mayInvite: may(asked.actor, inviteStaff),
  }
}

/** What a form of the team did: the word with which the page then says so. */
type TeamChanged = { readonly did: 'invited' | 'back' } | Refusal

/** Invites somebody of a form, or invites them again. */
export const changeTeam = async (form: FormData, asked: Asked): Promise<TeamChanged> => {
  const again = textOf(form, 'again')
  if (again !== '') {
    const sent = await inviteAgain({ kind: 'staff', memberId: again }, asked)
    return isRefusal(sent) ? sent : { did: 'invited' }
  }
  const invited = { name: textOf(form, 'name'), email: textOf(form, 'email'), role: roleOf(textOf(form, 'role')) }
  const done = await inviteStaff(invited, asked)
  return isRefusal(done) ? done : { did: done.cameBack ? 'back' : 'invited' }
}

/** One member of staff on their own page: what leaving would do, or how they come back. */
export interface MemberView {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly left: string | null
  readonly mayLeave: boolean
  readonly cases: readonly { readonly name: string; readonly cases: number }[]
  readonly shifts: readonly string[]
}

export const memberOf = async (asked: Asked, staffId: string, clock: WallClock): Promise<MemberView | Refusal> => {
  const found = await showStaff({ staffId }, asked)
  if (isRefusal(found)) return found
  return {
    id: found.staffId,
    name: found.name,
    email: found.email,
    role: roleOf(found.role),
    left: found.leftAt && dayText(found.leftAt, clock),
    mayLeave: found.mayLeave,
    cases: found.cases,
    shifts: found.shifts.map(({ startsAt, endsAt }) => shiftText(startsAt, endsAt, clock)),
  }
}

/** Ends somebody's access, or takes them back in a role. */
export const changeMember = async (
  form: FormData,
  { id, name, email }: MemberView,
  asked: Asked,
): Promise<{ readonly did: 'left' | 'back'; readonly cases: number } | Refusal> => {
  if (form.get('go') === 'leave') {
    const ended = await endStaff({ staffId: id }, asked)
    return isRefusal(ended) ? ended : { did: 'left', cases: ended.cases }
  }
  const back = await inviteStaff({ name, email, role: roleOf(textOf(form, 'role')) }, asked)
  return isRefusal(back) ? back : { did: 'back', cases: 0 }
}
