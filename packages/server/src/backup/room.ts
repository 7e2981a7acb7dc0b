import { rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Key } from '../secrets/envelope.ts'
import { archiveOutbox } from '../storage/archive-settings.ts'
import { gapSaid, gapSince, noteGap } from './archive-gap.ts'
import { ageOf } from './archive-state.ts'
import { type Archive, archiveRound, waitingWal } from './wal-archive.ts'

/** What the disk of the data folder must keep free so that PostgreSQL goes on, and below what people are told. Bytes. */
export interface Room {
  readonly least: number
  readonly early: number
}

/** Of a small disk a tenth and a fifth. PostgreSQL writes 16 MB a minute at most while little happens, and stops where nothing is left. */
export const usualRoom = async (folder: string): Promise<Room> => {
  const { blocks, bsize } = await statfs(folder)
  const size = blocks * bsize
  return { least: Math.min(512e6, size / 10), early: Math.min(2e9, size / 5) }
}

const freeAt = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/**
 * One round of the archive that never costs a check-in: where what waits cannot be put away, or the archive itself lies on the disk that is nearly full,
 * it is let go of before PostgreSQL would stop. What is stored stays; a restore reaches no moment after the gap until the next backup.
 * @throws what the round said, also where room was made
 */
export const archiveWithin = async (
  folder: string,
  archive: Archive,
  key: Key,
  { least }: Pick<Room, 'least'>,
): Promise<number> => {
  const outbox = archiveOutbox(folder)
  if ((await freeAt(folder)) < least && (await isSameDisk(folder, archive.backups))) {
    await letGo(folder, outbox)
    return 0
  }
  try {
    return await archiveRound(outbox, archive, key)
  } catch (error) {
    if ((await freeAt(folder)) < least) await letGo(folder, outbox)
    throw error
  }
}

const isSameDisk = async (one: string, other: string): Promise<boolean> => {
  const [a, b] = await Promise.all([stat(one), stat(other).catch(() => null)])
  return a.dev === b?.dev
}

const letGo = async (folder: string, outbox: string): Promise<void> => {
  const waiting = await waitingWal(outbox)
  // first the room: a disk that is full takes no note
  for (const name of waiting) await rm(join(outbox, name), { force: true })
  if (waiting.length > 0) await noteGap(folder)
}

/** How the storage is, for whoever runs the server. */
export interface StorageHealth {
  readonly state: 'ok' | 'warn' | 'bad'
  /** what was found, and what to do about it */
  readonly said: string
  readonly freeBytes: number
  /** pieces that wait to be archived */
  readonly waiting: number
}

const LONGEST_WAIT_MS = 600_000
const MB = 1e6
const show = (bytes: number): string => `${Math.round(bytes / MB)} MB`

/** Looks at the disk of the data folder and at what waits for the archive: said while there is time to mend it. */
export const storageHealth = async (folder: string, { least, early }: Room): Promise<StorageHealth> => {
  const outbox = archiveOutbox(folder)
  const [freeBytes, waiting, gap] = await Promise.all([freeAt(folder), waitingWal(outbox), gapSince(folder)])
  const since = await Promise.all(
    waiting.map((name) =>
      stat(join(outbox, name)).then(
        ({ mtimeMs }) => mtimeMs,
        () => Date.now(),
      ),
    ),
  )
  const waits = Date.now() - Math.min(Date.now(), ...since)
  const found = { freeBytes, waiting: waiting.length }
  const free = `${show(freeBytes)} are free where the data lies`
  if (freeBytes < least)
    return {
      state: 'bad',
      said: `only ${free}: check-ins will be refused once nothing is left. Free some space now.`,
      ...found,
    }
  if (gap !== null)
    return {
      state: 'bad',
      said: gapSaid(gap),
      ...found,
    }
  if (waits > LONGEST_WAIT_MS)
    return {
      state: 'bad',
      said: `the folder of backups takes nothing since ${ageOf(waits)}: ${waiting.length} pieces wait, and ${free}. Is its disk full or away? anagen doctor says more.`,
      ...found,
    }
  if (freeBytes < early) return { state: 'warn', said: `${free}. Free some space before it is needed.`, ...found }
  return { state: 'ok', said: free, ...found }
}
