import { createHmac, hkdfSync } from 'node:crypto'
import type { Key } from '../secrets/envelope.ts'

/** An audit row with every value as the text that PostgreSQL gives for it, the same on each server. */
export interface AuditText {
  readonly id: string
  /** seconds since 1970 with microseconds */
  readonly at: string
  readonly actor_kind: string
  readonly actor_id: string | null
  readonly action: string
  readonly subject_kind: string
  readonly subject_id: string
  readonly patient_id: string | null
  readonly detail: string
}

export const AUDIT_TEXT =
  'id::text, extract(epoch from at)::text as at, actor_kind, actor_id::text, action, subject_kind, subject_id::text, patient_id::text, detail::text'

export const DIGEST_BYTES = 32

/** Nobody who can only write the database can make a seal that fits: its key is derived from the master key. */
export const sealKey = (master: Key, clinicId: string): Buffer =>
  Buffer.from(hkdfSync('sha256', master, '', `anagen/audit/${clinicId}`, 32))

export const rowDigest = (key: Buffer, row: AuditText): Buffer =>
  createHmac('sha256', key)
    .update(
      JSON.stringify([
        row.id,
        row.at,
        row.actor_kind,
        row.actor_id,
        row.action,
        row.subject_kind,
        row.subject_id,
        row.patient_id,
        row.detail,
      ]),
    )
    .digest()

/** What comes before the first seal. */
export const GENESIS = Buffer.alloc(DIGEST_BYTES)

export interface Sealed {
  readonly position: number
  readonly auditIds: readonly string[]
  readonly digests: Buffer
}

export const chainOf = (key: Buffer, before: Buffer, { position, auditIds, digests }: Sealed): Buffer =>
  createHmac('sha256', key)
    .update(before)
    .update(JSON.stringify([position, auditIds]))
    .update(digests)
    .digest()
