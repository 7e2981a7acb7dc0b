import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  BackupError,
  MasterKeyError,
  PhotoSettingsError,
  type Place,
  readPhotoSettings,
  StorageError,
} from '@anagen/server'
import type { Arguments } from '../args/arguments.ts'
import { BadInput } from '../bad-input.ts'
import { dataFolders } from '../serving/data-folder.ts'

export const PLACE_OPTIONS = {
  data: { value: 'FOLDER', help: 'where Anagen keeps its data; default: ANAGEN_DATA, else the folder of the user' },
} as const

export const PLACE_NOTE =
  'With DATABASE_URL set, the database is that one; keys stay in the folder, and photos, too, unless PHOTOS_S3_URL names a bucket. It may run meanwhile.'

const photosOf = (env: NodeJS.ProcessEnv): Place['photos'] => {
  try {
    return readPhotoSettings(env)
  } catch (error) {
    if (error instanceof PhotoSettingsError) throw new BadInput(error.message)
    throw error
  }
}

/** A place as the environment describes it. @throws BadInput */
export const placeAt = (folder: string, env: NodeJS.ProcessEnv): Place => ({
  folder,
  databaseUrl: env.DATABASE_URL?.trim() || undefined,
  pgBin: env.PG_BIN?.trim() || undefined,
  photos: photosOf(env),
  backups: env.ANAGEN_BACKUPS?.trim() || undefined,
})

/** Where the data are to be, as somebody said on the command line or in the environment. @throws BadInput */
export const newPlaceOf = (args: Arguments): Place => {
  const folder = args.one('data') ?? process.env.ANAGEN_DATA?.trim()
  if (!folder)
    throw new BadInput(
      'where are the data to be? Write --data FOLDER or set ANAGEN_DATA, for example ANAGEN_DATA=/var/lib/anagen',
    )
  return placeAt(folder, process.env)
}

/** Where data are already: looking at a folder that was misspelt would make a new installation there. @throws BadInput */
export const placeOf = (args: Arguments): Place => {
  const [folder = ''] = dataFolders(process.env)
  const place = args.has('data') ? newPlaceOf(args) : placeAt(folder, process.env)
  if (!existsSync(join(place.folder, 'keys', 'master.key')))
    throw new BadInput(
      `${place.folder} holds no data of Anagen. Write --data FOLDER or set ANAGEN_DATA, for example ANAGEN_DATA=/var/lib/anagen`,
    )
  return place
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
