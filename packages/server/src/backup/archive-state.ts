import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { OpenServer } from '../open-server.ts'
import { archiveOutbox } from '../storage/archive-settings.ts'
import { gapSaid, gapSince } from './archive-gap.ts'
import { ownerOf } from './archive-owner.ts'
import { type Archive, archivedAt, archivedWal, waitingWal, walFolder } from './wal-archive.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
// a piece is put out once a minute, and sealed every few seconds
const LONGEST_WAIT_MS = 10 * MINUTE_MS

/** `3 minutes`, `26 hours`, `4 days` */
export const ageOf = (ms: number): string => {
  const hours = ms / HOUR_MS
  if (hours < 1) return `${Math.round(ms / MINUTE_MS)} minutes`
  return hours < 48 ? `${Math.round(hours)} hours` : `${Math.round(hours / 24)} days`
}

interface Given {
  readonly server: OpenServer
  readonly folder: string
  readonly archive: Archive
}

/** Whether what is stored between backups is kept, and how old the last piece of it is. */
export const archiveState = async ({
  server,
  folder,
  archive: { backups, installation },
}: Given): Promise<{ readonly state: 'ok' | 'warn' | 'bad'; readonly said: string }> => {
  if (server.reach.kind === 'external')
    return { state: 'ok', said: 'the database of DATABASE_URL is archived by whoever runs it, or not: ask them' }
  const { rows } = await server.deps.database.worker.query("select current_setting('archive_mode') as mode")
  if (rows[0]?.mode !== 'on')
    return {
      state: 'warn',
      said: 'off: what is stored after a backup is not kept elsewhere. Stop Anagen and start it again; with PG_BIN, install basic_archive (contrib) there.',
    }
  const wal = walFolder(backups)
  if (!existsSync(wal))
    return { state: 'warn', said: 'begins with the first anagen backup: from then on, what is stored is kept' }
  if ((await ownerOf(wal, installation)) !== installation)
    return {
      state: 'bad',
      said: `${wal} is the archive of another installation: nothing of this one is kept. Give each its own folder with ANAGEN_BACKUPS; if the other one is gone for ever, run anagen backup --take-over.`,
    }
  const gap = await gapSince(folder)
  if (gap !== null) return { state: 'bad', said: gapSaid(gap) }
  const waits = Date.now() - (await oldestWaiting(folder))
  if (waits > LONGEST_WAIT_MS)
    return { state: 'bad', said: `pieces wait since ${ageOf(waits)}. Is Anagen running, and may it write ${wal}?` }
  const times = await Promise.all((await archivedWal(wal)).map((name) => archivedAt(wal, name)))
  if (times.length === 0) return { state: 'ok', said: `begun in ${wal}; nothing was stored since the backup` }
  const age = Date.now() - Math.max(...times.map((at) => at.getTime()))
  return { state: 'ok', said: `the last piece was archived ${ageOf(age)} ago, in ${wal}; nothing waits for long` }
}

/** When the oldest piece was put out that nobody sealed yet, ms since 1970; now, when none waits. */
const oldestWaiting = async (folder: string): Promise<number> => {
  const outbox = archiveOutbox(folder)
  const times = (await waitingWal(outbox)).map((name) =>
    stat(join(outbox, name)).then(
      ({ mtimeMs }) => mtimeMs,
      // put away meanwhile
      () => Date.now(),
    ),
  )
  return Math.min(Date.now(), ...(await Promise.all(times)))
}
