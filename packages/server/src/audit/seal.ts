import type pg from 'pg'
import type { Key } from '../secrets/envelope.ts'
import { AUDIT_TEXT, type AuditText, chainOf, GENESIS, rowDigest, sealKey } from './digest.ts'
import type { Heads } from './heads.ts'

export interface SealDeps {
  readonly worker: pg.Pool
  readonly master: Key
  readonly heads: Heads
  readonly now: () => { toString(): string }
}

const ROWS_PER_SEAL = 500
const CLINICS_AT_ONCE = 500

/** Seals what is not sealed yet, in every clinic. @returns how many rows were sealed */
export const sealRound = async (deps: SealDeps): Promise<number> => {
  const { rows } = await deps.worker.query<{ clinic_id: string }>(
    'select distinct clinic_id from anagen.audit where sealed_in is null limit $1',
    [CLINICS_AT_ONCE],
  )
  let sealed = 0
  for (const { clinic_id: clinicId } of rows) sealed += await sealClinic(deps, clinicId)
  return sealed
}

/** Seals one clinic's rows to the end of its chain. One sealer works on a chain at a time; a second one waits for nothing and leaves. */
export const sealClinic = async (deps: SealDeps, clinicId: string): Promise<number> => {
  const key = sealKey(deps.master, clinicId)
  const client = await deps.worker.connect()
  let broken: Error | undefined
  try {
    let total = 0
    for (;;) {
      await client.query('begin')
      const sealed = await sealNext(client, key, clinicId, deps)
      const { command } = await client.query('commit')
      if (command !== 'COMMIT') throw new Error('the seal was not committed')
      if (sealed === null) return total
      await deps.heads.note(clinicId, sealed.head)
      total += sealed.rows
      if (sealed.rows < ROWS_PER_SEAL) return total
    }
  } catch (error) {
    await client.query('rollback').catch((lost) => {
      broken = lost
    })
    throw error
  } finally {
    client.release(broken)
  }
}

const sealNext = async (client: pg.PoolClient, key: Buffer, clinicId: string, { now }: SealDeps) => {
  const lock = await client.query<{ mine: boolean }>(
    "select pg_try_advisory_xact_lock(hashtextextended('anagen/audit/' || $1, 0)) as mine",
    [clinicId],
  )
  if (!lock.rows[0]?.mine) return null
  const last = await client.query<{ position: number; chain: Buffer }>(
    'select position, chain from anagen.audit_seal where clinic_id = $1 order by position desc limit 1',
    [clinicId],
  )
  const { rows } = await client.query<AuditText>(
    `select ${AUDIT_TEXT} from anagen.audit where clinic_id = $1 and sealed_in is null order by anagen.audit.at, anagen.audit.id limit $2`,
    [clinicId, ROWS_PER_SEAL],
  )
  if (rows.length === 0) return null
  const position = (last.rows[0]?.position ?? 0) + 1
  const auditIds = rows.map(({ id }) => id)
  const digests = Buffer.concat(rows.map((row) => rowDigest(key, row)))
  const chain = chainOf(key, last.rows[0]?.chain ?? GENESIS, { position, auditIds, digests })
  const at = now().toString()
  await client.query(
    'insert into anagen.audit_seal (clinic_id, position, audit_ids, digests, chain, sealed_at) values ($1, $2, $3, $4, $5, $6)',
    [clinicId, position, auditIds, digests, chain, at],
  )
  await client.query('update anagen.audit set sealed_in = $2 where clinic_id = $1 and id = any($3)', [
    clinicId,
    position,
    auditIds,
  ])
  return { rows: rows.length, head: { position, chain: chain.toString('hex'), at } }
}
