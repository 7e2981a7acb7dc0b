import { BackupError, MasterKeyError, type Place, StorageError } from '@anagen/server'
import type { Arguments } from '../args/arguments.ts'
import { BadInput } from '../bad-input.ts'

export const PLACE_OPTIONS = {
  data: { value: 'FOLDER', help: 'where Anagen keeps its data; default: ANAGEN_DATA' },
} as const

export const PLACE_NOTE =
  'With DATABASE_URL set, the database is that one; photos and keys stay in the folder. It may run meanwhile.'

/** Where the data are, as somebody said on the command line or in the environment. @throws BadInput */
export const placeOf = (args: Arguments): Place => {
  const folder = args.one('data') ?? process.env.ANAGEN_DATA?.trim()
  if (!folder)
    throw new BadInput(
      'where are the data? Write --data FOLDER or set ANAGEN_DATA, for example ANAGEN_DATA=/var/lib/anagen',
    )
  return {
    folder,
    databaseUrl: process.env.DATABASE_URL?.trim() || undefined,
    pgBin: process.env.PG_BIN?.trim() || undefined,
  }
}

/** What the server refuses is bad input here: one line that says what to do. */
export const withData = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof BackupError || error instanceof StorageError || error instanceof MasterKeyError)
      throw new BadInput(error.message)
    throw error
  }
}
