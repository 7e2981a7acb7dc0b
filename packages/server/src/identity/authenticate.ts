import type { ActorKind, Role } from '../database/tables.ts'
import type { Auth } from './auth.ts'
import type { IdentityDatabase } from './identity-database.ts'
import type { Member } from './link.ts'
import type { Person } from './person.ts'
import { type SessionMethod, strengthOf } from './session-method.ts'

/** Who asks: somebody signed in, in one clinic. */
export interface SignedIn {
  readonly clinicId: string
  readonly kind: ActorKind
  readonly id: string
  /** of staff, as the clinic says now */
  readonly role: Role | null
  /** whose record a patient or caregiver may see; null for staff */
  readonly patientId: string | null
  readonly method: SessionMethod
}

/** Why somebody is not let in, with what to do. */
export interface NotSignedIn {
  readonly refused: 'sign-in-needed' | 'second-factor-needed' | 'not-of-this-clinic' | 'clinic-needed'
  readonly message: string
}

const refused = (code: NotSignedIn['refused'], message: string): NotSignedIn => ({ refused: code, message })

export interface AuthenticateDeps {
  readonly auth: Auth
  readonly db: IdentityDatabase
  readonly findPerson: (member: Member) => Promise<Person | null>
}

/**
 * Who asks, from the cookies of a request, in the clinic that the page or the route belongs to. Without a clinic: the only one they are of.
 * The clinic's own tables are asked each time: whoever left is refused by their next request.
 */
export const authenticate =
  ({ auth, db, findPerson }: AuthenticateDeps) =>
  async (headers: Headers, clinicId?: string): Promise<SignedIn | NotSignedIn> => {
    const found = await auth.api.getSession({ headers })
    if (!found) return refused('sign-in-needed', 'Sign in first.')
    // an unknown way to sign in is good for nothing
    const method = found.session.method as SessionMethod
    if (strengthOf[method] !== 'full')
      return refused('second-factor-needed', 'Set up or show your second factor to go on.')
    const members = await db
      .selectFrom('membership')
      .select(['clinicId', 'kind', 'actorId'])
      .where('userId', '=', found.user.id)
      .execute()
    const here = clinicId === undefined ? members : members.filter((member) => member.clinicId === clinicId)
    const [member, another] = here
    if (!member) return refused('not-of-this-clinic', 'You are signed in, but not as somebody of this clinic.')
    if (another) return refused('clinic-needed', 'You are of several clinics. Say which one.')
    const person = await findPerson(member)
    if (!person) return refused('not-of-this-clinic', 'You no longer have access to this clinic.')
    return {
      clinicId: member.clinicId,
      kind: member.kind,
      id: member.actorId,
      role: person.role,
      patientId: person.patientId,
      method,
    }
  }
