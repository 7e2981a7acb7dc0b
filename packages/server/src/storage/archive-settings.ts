import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { type Folders, own } from './folders.ts'

/** Where PostgreSQL puts each finished piece of WAL, readable as the database itself is, until it was sealed elsewhere. */
export const archiveOutbox = (stateFolder: string): string => join(stateFolder, 'wal-out')

// what was acknowledged is outside the database after this long at the latest, and 16 MB are written for it at most
const LONGEST_SECONDS = 60

const LIBRARY = 'basic_archive'
// beside bin/: as npm packs it, as Debian does, as others do
const LIBRARY_FOLDERS = ['lib/postgresql', 'lib']

const hasLibrary = ({ postgres }: Binaries): boolean =>
  LIBRARY_FOLDERS.some((folder) =>
    ['so', 'dylib'].some((ending) => existsSync(join(dirname(dirname(postgres)), folder, `${LIBRARY}.${ending}`))),
  )

/** Settings that keep what is written. None where the programs came without the archive library: a server that cannot archive fills its disk. */
export const archiveSettings = (folders: Folders, binaries: Binaries): Readonly<Record<string, string>> => {
  if (!hasLibrary(binaries)) return {}
  const outbox = archiveOutbox(folders.state)
  mkdirSync(outbox, { recursive: true, mode: 0o700 })
  own(outbox, folders.account)
  return {
    archive_mode: 'on',
    archive_library: LIBRARY,
    [`${LIBRARY}.archive_directory`]: outbox,
    archive_timeout: String(LONGEST_SECONDS),
  }
}
