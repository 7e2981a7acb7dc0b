import { expect, test } from 'vitest'
import { PhotoSettingsError, readPhotoSettings } from './settings.ts'

const PHOTOS_S3_URL = 'https://storage.example.org/photos/'
const KEY = { PHOTOS_S3_KEY_ID: 'id', PHOTOS_S3_SECRET: 'secret' }

test('files without a setting; a bucket with all of them; one line about what is missing or none', () => {
  expect(readPhotoSettings({})).toBeNull()
  expect(readPhotoSettings({ PHOTOS_S3_URL, ...KEY })).toEqual({
    url: 'https://storage.example.org/photos',
    region: 'auto',
    keyId: 'id',
    secret: 'secret',
  })
  for (const env of [
    { PHOTOS_S3_URL },
    { PHOTOS_S3_URL, PHOTOS_S3_KEY_ID: 'id' },
    { ...KEY, PHOTOS_S3_URL: 'photos' },
    { ...KEY, PHOTOS_S3_URL: 'https://id:secret@storage.example.org/photos' },
    { ...KEY, PHOTOS_S3_URL: 's3://photos' },
  ])
    expect(() => readPhotoSettings(env)).toThrow(PhotoSettingsError)
})
