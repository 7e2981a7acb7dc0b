import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BackupError } from './backup-error.ts'

const OURS = 'installation'
const OWNER = 'owner'

const textOf = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** The name of an installation, made once. It lies in the data folder and in no backup: what is restored beside a server that goes on is another one. */
export const installationOf = (folder: string): string => {
  const path = join(folder, OURS)
  const known = textOf(path)
  if (known) return known
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    writeFileSync(path, `${randomUUID()}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return textOf(path) ?? ''
}

/** Whose archive a folder of WAL is; the first that asks, when it is nobody's. */
export const ownerOf = async (wal: string, installation: string): Promise<string> => {
  const path = join(wal, OWNER)
  await writeFile(path, `${installation}\n`, { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  return (await readFile(path, 'utf8')).trim()
}

/** Two lives in one archive: a later restore could follow the wrong one. @throws BackupError `archive-conflict` */
export const assertOwner = async (wal: string, installation: string): Promise<void> => {
  if ((await ownerOf(wal, installation)) !== installation)
    throw new BackupError(
      'archive-conflict',
      `${wal} is the archive of another installation. Give each its own folder with ANAGEN_BACKUPS, then run anagen backup; if the other one is gone for ever, run anagen backup --take-over.`,
    )
}

export const takeOver = async (wal: string, installation: string): Promise<void> => {
  await rm(join(wal, OWNER), { force: true })
  await ownerOf(wal, installation)
}
