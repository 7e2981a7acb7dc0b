import { Temporal } from 'temporal-polyfill'
import type { Role } from '../database/tables.ts'
import { transact } from '../database/transaction.ts'
import type { Actor } from '../operation/actor.ts'
import type { Deps } from '../operation/deps.ts'
import type { TokenScope } from '../operation/operation.ts'
import { hashToken } from '../operations/issue-token.ts'

/** Who a request comes from, and what it may be used for. */
export interface Identity {
  readonly actor: Actor
  readonly scopes: readonly TokenScope[]
  /** the token, or the person who is signed in: what limits count by */
  readonly name: string
}

/** Finds out who asks; null = this way does not know. */
export type Authenticate = (request: Request, deps: Deps) => Promise<Identity | null>

interface TokenRow {
  readonly id: string
  readonly clinic_id: string
  readonly actor_kind: 'staff' | 'patient' | 'caregiver'
  readonly actor_id: string
  readonly scopes: readonly TokenScope[]
  readonly expires_at: Temporal.Instant
}

const FIND = {
  name: 'find-token',
  text: 'select id, clinic_id, actor_kind, actor_id, scopes, expires_at from directory.api_token where hash = $1 and revoked_at is null',
}

/** `Authorization: Bearer anagen_...`: found by its hash, so that comparing it tells nothing. */
export const byToken: Authenticate = async (request, deps) => {
  const token = /^Bearer (anagen_[\w-]{43})$/.exec(request.headers.get('authorization') ?? '')?.[1]
  if (!token) return null
  const { rows } = await deps.database.app.query<TokenRow>({ ...FIND, values: [hashToken(token)] })
  const [row] = rows
  if (!row || Temporal.Instant.compare(row.expires_at, deps.now()) <= 0) return null
  const actor = await actorOf(row, deps)
  return actor && { actor, scopes: row.scopes, name: row.id }
}

const actorOf = async (
  { clinic_id: clinicId, actor_kind: kind, actor_id: id }: TokenRow,
  { database }: Deps,
): Promise<Actor | null> => {
  if (kind === 'patient') return { kind, clinicId, id }
  return transact(database.app, { clinicId }, async (tx): Promise<Actor | null> => {
    if (kind === 'staff') {
      const [found] = await tx.run<{ role: Role }>({
        name: 'token-staff',
        text: 'select role from staff where id = $1 and left_at is null',
        values: [id],
      })
      return found ? { kind, clinicId, id, role: found.role } : null
    }
    const [found] = await tx.run<{ patient_id: string }>({
      name: 'token-caregiver',
      text: 'select patient_id from caregiver where id = $1 and until is null',
      values: [id],
    })
    return found ? { kind, clinicId, id, patientId: found.patient_id } : null
  })
}
