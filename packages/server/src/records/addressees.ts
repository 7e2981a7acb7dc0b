import type { ActorKind } from '../database/tables.ts'
import type { Tx } from '../database/transaction.ts'
import { whoOf } from '../operation/actor.ts'
import type { Asked } from '../operation/deps.ts'
import { namesOf } from './names.ts'

/** Whom a row of the outbox goes to. A mail address is nobody's to read here. */
export interface Addressee {
  readonly kind: ActorKind | 'webhook'
  readonly name: string | null
}

interface Row {
  readonly kind: string
  readonly patient_id: string | null
  readonly to_kind: ActorKind | null
  readonly to_id: string | null
  readonly attempts: number
  readonly done_at: unknown
  readonly given_up_at: unknown
}

const isWebhook = ({ kind }: Row): boolean => kind.startsWith('webhook-')

/** Names for rows of one page: staff and patients as everybody of the clinic sees them; which programs are called, only its owner and auditor. */
export const addressees = async (
  tx: Tx,
  asked: Asked,
  rows: readonly Row[],
): Promise<(row: Row) => Addressee | null> => {
  const patients = await namesOf(
    tx,
    asked,
    rows.flatMap((row) => (row.patient_id !== null && isToPatient(row) ? row.patient_id : [])),
  )
  const staff = new Map(
    (await tx.db.selectFrom('staff').select(['id', 'name']).execute()).map((one) => [one.id, one.name]),
  )
  const hosts = mayKnowPrograms(asked)
    ? new Map(
        (await tx.db.selectFrom('webhook').select(['id', 'url']).execute()).map((one) => [one.id, hostOf(one.url)]),
      )
    : new Map<string, string>()
  return (row) => {
    if (isWebhook(row)) return { kind: 'webhook', name: hosts.get(row.to_id ?? '') ?? null }
    if (row.to_kind === null) return null
    const name = isToPatient(row) ? patients.get(row.patient_id ?? '') : staff.get(row.to_id ?? '')
    return { kind: row.to_kind, name: name ?? null }
  }
}

const isToPatient = ({ to_kind }: Row): boolean => to_kind === 'patient' || to_kind === 'caregiver'

const hostOf = (url: string): string => new URL(url).host

const mayKnowPrograms = ({ actor }: Asked): boolean => ['owner', 'auditor'].includes(whoOf(actor))

/** Whether asking to have it tried again would do anything: it failed, and this reader may. */
export const mayRetry = (row: Row, { actor }: Asked): boolean =>
  row.done_at === null &&
  (row.attempts > 0 || row.given_up_at !== null) &&
  (isWebhook(row) ? whoOf(actor) === 'owner' : whoOf(actor) !== 'auditor')
