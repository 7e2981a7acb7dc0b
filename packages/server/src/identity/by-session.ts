import type { Authenticate } from '../http/authenticate.ts'
import { actorId } from '../operation/actor.ts'
import { isRefusal } from '../operation/refusal.ts'
import { isCrossSite } from './cross-site.ts'
import type { SigningIn } from './identity.ts'

/** Names the clinic, for somebody who is of several. */
const CLINIC_HEADER = 'anagen-clinic'

/** The cookies of a page of ours, as a way into the API besides tokens; nothing that another site sent. */
export const bySession =
  ({ authenticate, origins }: Pick<SigningIn, 'authenticate' | 'origins'>): Authenticate =>
  async (request) => {
    if (!request.headers.has('cookie') || isCrossSite(request, origins)) return null
    const actor = await authenticate(request.headers, request.headers.get(CLINIC_HEADER) ?? undefined)
    return isRefusal(actor)
      ? null
      : { actor, scopes: ['read', 'write', 'admin'], name: `${actor.clinicId}/${actorId(actor)}` }
  }
