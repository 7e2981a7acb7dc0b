// Sealing audit rows into the chain of their clinic, for one busy clinic and for many.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { headsOnDisk } from '../../packages/server/src/audit/heads.ts'
import { sealRound } from '../../packages/server/src/audit/seal.ts'
import { figure, table } from '../table.ts'
import { benchClinic, clinicWithOwner } from './clinic.ts'

const CLINICS = [1, 200]

/** Rows sealed a second, heads noted on disk included. */
export const measureSealing = async ({ rows }: { readonly rows: number }): Promise<string> => {
  const { folder, server, clinicId } = await benchClinic()
  const owner = new pg.Client(server.reach.kind === 'embedded' ? server.reach.target : {})
  await owner.connect()
  const heads = mkdtempSync(join(tmpdir(), 'anagen-bench-heads-'))
  const deps = {
    worker: server.deps.database.worker,
    master: server.masterKey,
    heads: headsOnDisk(heads),
    now: server.deps.now,
  }
  const sealAll = async (): Promise<number> => {
    let sealed = 0
    for (let more = await sealRound(deps); more > 0; more = await sealRound(deps)) sealed += more
    return sealed
  }
  try {
    const clinics = [clinicId]
    const measured: string[][] = []
    for (const count of CLINICS) {
      while (clinics.length < count) clinics.push((await clinicWithOwner(server.deps, `c-${clinics.length}`)).clinicId)
      await sealAll()
      await owner.query(
        `insert into anagen.audit (clinic_id, id, at, actor_kind, actor_id, action, subject_kind, subject_id, patient_id, detail)
         select ($1::uuid[])[1 + g % $2], gen_random_uuid(), now() + g * interval '1 ms', 'patient', gen_random_uuid(), 'submit-check-in', 'check-in', gen_random_uuid(), gen_random_uuid(), '{"level": "expected"}'
         from generate_series(1, $3::int) as g`,
        [clinics, count, rows],
      )
      const start = performance.now()
      const sealed = await sealAll()
      measured.push([String(count), figure(sealed), figure((sealed * 1000) / (performance.now() - start))])
    }
    return table(['clinics', 'rows', 'sealed/s'], measured)
  } finally {
    await owner.end()
    await server.close()
    for (const made of [folder, heads]) rmSync(made, { recursive: true, force: true })
  }
}
