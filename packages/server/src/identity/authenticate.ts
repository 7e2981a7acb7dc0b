import type { Actor } from '../operation/actor.ts'
import { type Refusal, refusal } from '../operation/refusal.ts'
import type { Auth } from './auth.ts'
import type { IdentityDatabase } from './identity-database.ts'
import type { Member } from './link.ts'
import type { Person } from './person.ts'
import { type SessionMethod, strengthOf } from './session-method.ts'

/** Somebody signed in, in one clinic. */
export type SignedIn = Exclude<Actor, { kind: 'system' }>

export interface AuthenticateDeps {
  readonly auth: Auth
  readonly db: IdentityDatabase
  readonly findPerson: (member: Member) => Promise<Person | null>
}

/**
 * Who asks, from the cookies of a request, in the clinic that the page or the route belongs to. Without a clinic: the only one they are of.
 * The clinic's own tables are asked each time: whoever left is refused at their next request.
 * @returns the actor, or a refusal: `not-signed-in`, `second-factor-needed`, `not-allowed`, `clinic-needed`
 */
export const authenticate =
  ({ auth, db, findPerson }: AuthenticateDeps) =>
  async (headers: Headers, clinicId?: string): Promise<SignedIn | Refusal> => {
    const found = await auth.api.getSession({ headers })
    if (!found) return refusal('not-signed-in', 'Sign in first.')
    // an unknown way to sign in is good for nothing
    if (strengthOf[found.session.method as SessionMethod] !== 'full')
      return refusal('second-factor-needed', 'Set up or show your second factor to go on.')
    const members = await db
      .selectFrom('membership')
      .select(['clinicId', 'kind', 'actorId'])
      .where('userId', '=', found.user.id)
      .execute()
    const here = clinicId === undefined ? members : members.filter((member) => member.clinicId === clinicId)
    const [member, another] = here
    if (!member) return refusal('not-allowed', 'You are signed in, but not as somebody of this clinic.')
    if (another) return refusal('clinic-needed', 'You are of several clinics. Say which one.')
    const person = await findPerson(member)
    return (person && actorOf(member, person)) ?? refusal('not-allowed', 'You no longer have access to this clinic.')
  }

const actorOf = ({ clinicId, kind, actorId: id }: Member, { role, patientId }: Person): SignedIn | null => {
  if (kind === 'staff') return role && { kind, clinicId, id, role }
  if (kind === 'caregiver') return patientId === null ? null : { kind, clinicId, id, patientId }
  return { kind, clinicId, id }
}
