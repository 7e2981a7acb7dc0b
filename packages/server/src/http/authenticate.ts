import { Temporal } from 'temporal-polyfill'
import type { Role } from '../database/tables.ts'
import { type Proof, transact } from '../database/transaction.ts'
import { writeInstant } from '../database/types.ts'
import { type Actor, actorId } from '../operation/actor.ts'
import type { Deps } from '../operation/deps.ts'
import type { TokenScope } from '../operation/operation.ts'
import { hashToken } from '../operations/issue-token.ts'

/** Who a request comes from, and what it may be used for. */
export interface Identity {
  readonly actor: Actor
  readonly scopes: readonly TokenScope[]
  /** the token, or the person who is signed in: what limits count by */
  readonly name: string
  /** known from an earlier request: whether it still is so is asked in the transaction itself */
  readonly proof?: Proof
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

const STILL_VALID = 'select 1 from directory.api_token where hash = $1 and revoked_at is null and expires_at > $2'
const PROOFS = {
  patient: `select exists (${STILL_VALID} and actor_id = $3) as holds`,
  caregiver: `select exists (${STILL_VALID}) and exists (select 1 from caregiver where id = $3 and until is null) as holds`,
  staff: `select exists (${STILL_VALID}) and exists (select 1 from staff where id = $3 and left_at is null and role = $4) as holds`,
} as const

const proofOf = (hash: Buffer, key: string, actor: Actor, now: Temporal.Instant): Proof => {
  if (actor.kind === 'system') throw new Error('the program has no token')
  const values = [hash, writeInstant(now), actorId(actor), ...(actor.kind === 'staff' ? [actor.role] : [])]
  const about = `${key}/${actor.kind === 'staff' ? actor.role : actor.kind}`
  return { name: `proof-${actor.kind}`, text: PROOFS[actor.kind], values, about }
}

const MOST_TOKENS = 1000

/**
 * `Authorization: Bearer anagen_...`: found by its hash, so that comparing it tells nothing. Whose it is, is remembered and proven again in the
 * transaction of the request: a token that was revoked, and staff who left or have another role, are refused at once.
 */
export const tokens = (): { readonly byToken: Authenticate; readonly findAgain: Authenticate } => {
  const known = new Map<string, Identity>()
  const findAgain: Authenticate = async (request, deps) => {
    const token = tokenOf(request)
    if (!token) return null
    const hash = hashToken(token)
    const identity = await find(hash, deps)
    const key = hash.toString('base64')
    known.delete(key)
    const [oldest] = known.keys()
    if (known.size >= MOST_TOKENS && oldest !== undefined) known.delete(oldest)
    if (identity) known.set(key, identity)
    return identity
  }
  const byToken: Authenticate = async (request, deps) => {
    const token = tokenOf(request)
    if (!token) return null
    const hash = hashToken(token)
    const key = hash.toString('base64')
    const identity = known.get(key)
    return identity ? { ...identity, proof: proofOf(hash, key, identity.actor, deps.now()) } : findAgain(request, deps)
  }
  return { byToken, findAgain }
}

const tokenOf = (request: Request): string | undefined =>
  /^Bearer (anagen_[\w-]{43})$/.exec(request.headers.get('authorization') ?? '')?.[1]

const find = async (hash: Buffer, deps: Deps): Promise<Identity | null> => {
  const { rows } = await deps.database.app.query<TokenRow>({ ...FIND, values: [hash] })
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
