import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Account, closedFolder, postgresAccount } from './account.ts'
import { StorageError } from './storage-error.ts'

/** Where an embedded server keeps its things. */
export interface Folders {
  /** what the operator chose: keys, logs, and the database below it */
  readonly state: string
  /** PGDATA */
  readonly data: string
  readonly socket: string
  readonly log: string
  readonly account: Account | null
}

// sun_path holds 108 bytes with the closing zero; the name of the socket itself takes 14.
const LONGEST_SOCKET_FOLDER = 107 - '/.s.PGSQL.5432'.length

/**
 * Makes the folders, owned by the account that PostgreSQL runs as.
 * @throws StorageError `data-folder-unwritable`, `data-folder-unreachable`, `data-folder-foreign`, `socket-folder-unsafe`, `account-missing`
 */
export const prepareFolders = (chosen: string): Folders => {
  const ownUid = process.getuid?.() ?? 0
  const state = make(resolve(chosen))
  const owner = ownerOf(join(state, 'postgres'))
  if (ownUid !== 0 && owner !== null && owner !== ownUid)
    throw new StorageError(
      'data-folder-foreign',
      `${state} belongs to another user (${owner}). Start Anagen as that user, or choose another folder with ANAGEN_DATA.`,
    )
  const account = postgresAccount(ownUid, owner)
  chmodSync(state, account ? 0o711 : 0o700)
  const closed = closedFolder(state, account)
  if (closed)
    throw new StorageError(
      'data-folder-unreachable',
      `PostgreSQL does not run as root but as "${account?.name}", which may not enter ${closed}. Choose a folder that it can reach with ANAGEN_DATA, for example /var/lib/anagen, or start Anagen as another user.`,
    )
  const data = join(state, 'postgres')
  const socket = makeSocketFolder(socketFolder(state, account?.uid ?? ownUid), account, ownUid)
  return { state, data, socket, log: join(state, 'postgres.log'), account }
}

/** Gives a folder to the account, and to nobody else. */
export const own = (folder: string, account: Account | null): void => {
  if (account) chownSync(folder, account.uid, account.gid)
  chmodSync(folder, 0o700)
}

const make = (folder: string): string => {
  try {
    makeAbove(dirname(folder))
    makeOne(folder, 0o700)
    return realpathSync(folder)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC')
      throw new StorageError(
        'disk-full',
        `No space left for ${folder}. Free some space and start again; nothing was lost.`,
      )
    throw new StorageError(
      'data-folder-unwritable',
      `Cannot write ${folder} (${code}). Choose a folder that you can write with ANAGEN_DATA.`,
      { cause: error },
    )
  }
}

// Node's own way to make folders with those above them says ENOENT on a read-only disk, and below /proc it never ends.
const makeAbove = (folder: string): void => {
  if (existsSync(folder)) return
  makeAbove(dirname(folder))
  makeOne(folder, 0o755)
}

const makeOne = (folder: string, mode: number): void => {
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    // there already, or another process was first
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST' && statSync(folder).isDirectory()
    if (!isThere) throw error
  }
}

/** False when something of that name is there already, made by another process at this very moment or long ago. */
const isMade = (folder: string): boolean => {
  try {
    mkdirSync(folder, { mode: 0o700 })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

const ownerOf = (folder: string): number | null => (existsSync(folder) ? statSync(folder).uid : null)

const socketFolder = (state: string, uid: number): string => {
  const own = join(state, 'socket')
  if (Buffer.byteLength(own) <= LONGEST_SOCKET_FOLDER) return own
  const short = createHash('sha256').update(state).digest('hex').slice(0, 12)
  return `/tmp/anagen-${uid}-${short}`
}

// Somebody else may have made the folder in /tmp first, to listen to what goes through it.
const makeSocketFolder = (folder: string, account: Account | null, ownUid: number): string => {
  const uid = account?.uid ?? ownUid
  if (!isMade(folder)) {
    const found = lstatSync(folder)
    if (!found.isDirectory() || (found.uid !== uid && found.uid !== ownUid))
      throw new StorageError(
        'socket-folder-unsafe',
        `${folder} belongs to somebody else. Remove it, or choose a data folder with a shorter path with ANAGEN_DATA.`,
      )
  }
  own(folder, account)
  return folder
}
