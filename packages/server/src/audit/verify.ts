import type pg from 'pg'
import type { Key } from '../secrets/envelope.ts'
import { AUDIT_TEXT, type AuditText, chainOf, DIGEST_BYTES, GENESIS, rowDigest, sealKey } from './digest.ts'
import type { Heads } from './heads.ts'

/** What does not fit, with where. */
export interface AuditFault {
  readonly fault:
    | 'row-changed'
    | 'row-missing'
    | 'row-added'
    | 'seal-missing'
    | 'seal-changed'
    | 'shorter-than-noted'
    | 'head-differs'
  readonly position: number
  readonly auditId: string | null
  /** in words */
  readonly said: string
}

export interface AuditReport {
  readonly clinicId: string
  readonly seals: number
  readonly rows: number
  /** rows that wait for their seal: nothing vouches for them yet */
  readonly unsealed: number
  readonly oldestUnsealedAt: string | null
  /** the end of the chain: write it down elsewhere to compare later */
  readonly head: { readonly position: number; readonly chain: string } | null
  /** the first ones; empty: every sealed row is as it was written, none is missing and none was put in */
  readonly faults: readonly AuditFault[]
}

export interface VerifyDeps {
  readonly worker: pg.Pool
  readonly master: Key
  readonly heads: Pick<Heads, 'read'>
}

interface SealRow {
  readonly position: number
  readonly audit_ids: readonly string[]
  readonly digests: Buffer
  readonly chain: Buffer
}

const SEALS_AT_ONCE = 50
const MOST_FAULTS = 100

/** Reads a clinic's whole chain and compares every row with its seal. Changes nothing. */
export const verifyAudit = async (deps: VerifyDeps, clinicId: string): Promise<AuditReport> => {
  const key = sealKey(deps.master, clinicId)
  const faults: AuditFault[] = []
  const found = (fault: AuditFault['fault'], position: number, auditId: string | null, said: string): void => {
    if (faults.length < MOST_FAULTS) faults.push({ fault, position, auditId, said })
  }
  const noted = await deps.heads.read(clinicId)
  let before: Buffer = GENESIS
  let position = 0
  let rows = 0
  for (
    let seals = await readSeals(deps, clinicId, 0);
    seals.length > 0;
    seals = await readSeals(deps, clinicId, position)
  ) {
    const stored = await readRows(deps, clinicId, seals)
    for (const seal of seals) {
      if (seal.position !== position + 1)
        found('seal-missing', position + 1, null, `the seals ${position + 1} to ${seal.position - 1} are missing`)
      position = seal.position
      rows += seal.audit_ids.length
      const { audit_ids: auditIds, digests, chain } = seal
      if (!chainOf(key, before, { position, auditIds, digests }).equals(chain))
        found(
          'seal-changed',
          position,
          null,
          `seal ${position} does not follow from the one before: it was changed, moved or put in`,
        )
      compareRows(key, seal, stored, found)
      if (noted?.position === position && noted.chain !== chain.toString('hex'))
        found('head-differs', position, null, `seal ${position} is another one than was noted outside the database`)
      before = chain
    }
  }
  if (noted && noted.position > position)
    found(
      'shorter-than-noted',
      position + 1,
      null,
      `the chain ends at ${position}, but had come to ${noted.position} on ${noted.at}: the newest rows were removed, or an older copy was put back`,
    )
  for (const { id, sealed_in } of await strayRows(deps, clinicId, position))
    found('row-added', sealed_in, id, `row ${id} says it is in seal ${sealed_in}, which does not hold it`)
  const tail = await readTail(deps, clinicId)
  return {
    clinicId,
    seals: position,
    rows,
    ...tail,
    head: position === 0 ? null : { position, chain: before.toString('hex') },
    faults,
  }
}

const readSeals = async ({ worker }: VerifyDeps, clinicId: string, after: number): Promise<readonly SealRow[]> =>
  (
    await worker.query(
      'select position, audit_ids::text[], digests, chain from anagen.audit_seal where clinic_id = $1 and position > $2 order by position limit $3',
      [clinicId, after, SEALS_AT_ONCE],
    )
  ).rows

type Stored = ReadonlyMap<string, AuditText & { readonly sealed_in: number | null }>

const readRows = async ({ worker }: VerifyDeps, clinicId: string, seals: readonly SealRow[]): Promise<Stored> => {
  const { rows } = await worker.query(
    `select ${AUDIT_TEXT}, sealed_in from anagen.audit where clinic_id = $1 and id = any($2)`,
    [clinicId, seals.flatMap(({ audit_ids }) => audit_ids)],
  )
  return new Map(rows.map((row) => [row.id, row]))
}

const compareRows = (
  key: Buffer,
  { position, audit_ids, digests }: SealRow,
  stored: Stored,
  found: (fault: AuditFault['fault'], position: number, auditId: string | null, said: string) => void,
): void => {
  audit_ids.forEach((id, index) => {
    const row = stored.get(id)
    const digest = digests.subarray(index * DIGEST_BYTES, (index + 1) * DIGEST_BYTES)
    if (!row) found('row-missing', position, id, `row ${id} is missing`)
    else if (!rowDigest(key, row).equals(digest) || row.sealed_in !== position)
      found('row-changed', position, id, `row ${id} is not as it was sealed`)
  })
}

/** Rows that claim a seal which does not name them. */
const strayRows = async ({ worker }: VerifyDeps, clinicId: string, last: number) =>
  (
    await worker.query<{ id: string; sealed_in: number }>(
      `select a.id::text, a.sealed_in from anagen.audit a
       left join anagen.audit_seal s on s.clinic_id = a.clinic_id and s.position = a.sealed_in
       where a.clinic_id = $1 and a.sealed_in is not null and (s.position is null or a.sealed_in > $2 or a.id <> all (s.audit_ids)) limit $3`,
      [clinicId, last, MOST_FAULTS],
    )
  ).rows

const readTail = async ({ worker }: VerifyDeps, clinicId: string) => {
  const { rows } = await worker.query<{ unsealed: number; oldest: { toString(): string } | null }>(
    'select count(*) as unsealed, min(at) as oldest from anagen.audit where clinic_id = $1 and sealed_in is null',
    [clinicId],
  )
  return { unsealed: rows[0]?.unsealed ?? 0, oldestUnsealedAt: rows[0]?.oldest?.toString() ?? null }
}
