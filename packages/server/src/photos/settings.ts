import { join } from 'node:path'
import type { PhotoStore } from './photo-store.ts'
import { type Bucket, photosInBucket } from './photos-in-bucket.ts'
import { photosOnDisk } from './photos-on-disk.ts'

/** What is wrong with the settings of the photo storage, and what to write instead. */
export class PhotoSettingsError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'PhotoSettingsError'
  }
}

/**
 * Reads PHOTOS_S3_URL, PHOTOS_S3_REGION, PHOTOS_S3_KEY_ID and PHOTOS_S3_SECRET. null = photos are files in the data folder.
 * @throws PhotoSettingsError
 */
export const readPhotoSettings = (env: NodeJS.ProcessEnv): Bucket | null => {
  const url = env.PHOTOS_S3_URL?.trim().replace(/\/+$/, '')
  if (!url) return null
  const example = 'for example PHOTOS_S3_URL=https://s3.eu-central-1.amazonaws.com/clinic-photos'
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new PhotoSettingsError(`PHOTOS_S3_URL cannot be read; write ${example}`)
  if (new URL(url).username !== '' || new URL(url).search !== '')
    throw new PhotoSettingsError(`PHOTOS_S3_URL holds more than an address; write ${example}`)
  const keyId = env.PHOTOS_S3_KEY_ID?.trim()
  const secret = env.PHOTOS_S3_SECRET?.trim()
  if (!keyId || !secret)
    throw new PhotoSettingsError('PHOTOS_S3_URL is set, so PHOTOS_S3_KEY_ID and PHOTOS_S3_SECRET must be, too')
  return { url, keyId, secret, region: env.PHOTOS_S3_REGION?.trim() || 'auto' }
}

/** @param folder the data folder */
export const openPhotoStore = (folder: string, bucket: Bucket | null): PhotoStore =>
  bucket ? photosInBucket(bucket) : photosOnDisk(join(folder, 'photos'))
