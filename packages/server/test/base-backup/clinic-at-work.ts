import { randomUUID } from 'node:crypto'
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import sharp from 'sharp'
import { expect, vi } from 'vitest'
import { installationOf } from '../../src/backup/archive-owner.ts'
import { takeBackup } from '../../src/backup/take.ts'
import { type Archive, archivedWal, archiveRound, beginArchive, walFolder } from '../../src/backup/wal-archive.ts'
import { type OpenServer, openServer } from '../../src/open-server.ts'
import { isRefusal } from '../../src/operation/refusal.ts'
import { attachPhoto } from '../../src/operations/attach-photo.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { masterKeyFile } from '../../src/secrets/master-key.ts'
import { archiveOutbox } from '../../src/storage/archive-settings.ts'
import { ask, type Target } from '../../src/storage/connect.ts'
import { postgresIn, signalTo } from '../../src/storage/processes.ts'
import { ok, testClinic } from '../support/clinic.ts'

const CLIENTS = 8
// they share this process with the backup, which is another one in a clinic
const BETWEEN_MS = 200

export interface Acknowledged {
  readonly id: string
  readonly at: number
}

/** A new folder that every account may enter. */
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'anagen-base-'))
  chmodSync(folder, 0o755)
  return folder
}

/** The folder of a new machine, with the copy of the key of another one. */
export const newMachine = (from: string): string => {
  const folder = newFolder()
  mkdirSync(join(folder, 'keys'), { mode: 0o700 })
  copyFileSync(masterKeyFile(from), masterKeyFile(folder))
  return folder
}

// fsync off: these tests kill processes, they do not cut the power
export const openThere = (folder: string): Promise<OpenServer> =>
  openServer({ folder, isDurable: false, settings: { full_page_writes: 'on' }, isArchiving: true })

/** Eight patients who check in one after the other until told to stop, on a database of its own that archives. */
export const clinicAtWork = async () => {
  const folder = newFolder()
  const backups = newFolder()
  const server = await openThere(folder)
  const target: Target | null = server.reach.kind === 'embedded' ? server.reach.target : null
  if (!target) throw new Error('it is embedded')
  const { deps, masterKey } = server
  const clinic = await testClinic(deps)
  const patients: Awaited<ReturnType<typeof clinic.patientAfter>>[] = []
  for (let n = 0; n < CLIENTS; n++) patients.push(await clinic.patientAfter(5, 'prp', 'Quentin Unusual'))
  const acknowledged: Acknowledged[] = []
  const archive: Archive = { backups, photos: deps.photos, installation: installationOf(folder) }

  // as the app on a phone does: a database that is too busy for a moment is asked again, with the same id
  const send = async (id: string, patient: (typeof patients)[number]): Promise<void> => {
    const { patientId, asked } = patient
    const answer = await submitCheckIn({ id, patientId, say: 'there is pus', signs: [] }, asked)
    if (isRefusal(answer) && answer.refused === 'storage-unavailable') return send(id, patient)
    ok(answer)
  }

  const work = () => {
    let isOpen = true
    const all = patients.map(async (patient) => {
      while (isOpen) {
        const id = randomUUID()
        await send(id, patient)
        acknowledged.push({ id, at: Date.now() })
        await sleep(BETWEEN_MS)
      }
    })
    return {
      until: (count: number) =>
        vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(count), { timeout: 600_000 }),
      stop: async () => {
        isOpen = false
        await Promise.all(all)
      },
    }
  }
  const attach = async (): Promise<string> => {
    const [patient] = patients
    if (!patient) throw new Error('there are patients')
    const bytes = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#a66' } })
      .jpeg()
      .toBuffer()
    return ok(await attachPhoto({ id: randomUUID(), patientId: patient.patientId, bytes }, patient.asked)).id
  }
  return {
    folder,
    backups,
    server,
    target,
    clinic,
    acknowledged,
    archive,
    work,
    attach,
    back: async (name: string) => {
      await beginArchive(backups, archive.installation)
      const path = join(backups, name)
      const common = { folder, photos: deps.photos, masterKey, now: deps.now }
      return takeBackup({ ...common, kind: 'base', reach: server.reach, path })
    },
    /** Archives all that is stored by now. */
    archiveNow: async () => {
      const [row] = await ask(target, 'select pg_walfile_name(pg_switch_wal()) as name')
      await vi.waitFor(
        async () => {
          await archiveRound(archiveOutbox(folder), archive, masterKey)
          expect(await archivedWal(walFolder(backups))).toContain(row?.name)
        },
        { timeout: 600_000, interval: 100 },
      )
    },
    /** The machine is gone. */
    lose: async () => {
      for (const { pid } of postgresIn(join(folder, 'postgres'))) signalTo(pid, 'SIGKILL')
      await server.close()
    },
  }
}

/** Of the check-ins given, those that are not there once with verdict, case and audit row. */
export const notThere = async (target: Target, acknowledged: readonly Acknowledged[]) =>
  ask(
    target,
    `select a.id from unnest(array[${acknowledged.map(({ id }) => `'${id}'`).join(',')}]::uuid[]) as a(id)
     where 1 <> (select count(*) from anagen.check_in c join anagen.verdict v on v.check_in_id = c.id join anagen.clinical_case k on k.check_in_id = c.id
       join anagen.audit u on u.subject_id = c.id and u.action = 'submit-check-in' where c.id = a.id)`,
  )
