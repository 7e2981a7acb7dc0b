// An installation whose photos lie in a bucket: backed up, examined, and brought back on a new machine with a bucket of its own.
import { randomUUID } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backupPlace, examinePlace, type Place, restorePlace } from '../../src/backup/place.ts'
import { openServer } from '../../src/open-server.ts'
import { attachPhoto } from '../../src/operations/attach-photo.ts'
import { showPhoto } from '../../src/operations/show-photo.ts'
import { photosInBucket } from '../../src/photos/photos-in-bucket.ts'
import { storageServer } from '../photos/storage-server.ts'
import { ok, testClinic } from '../support/clinic.ts'
import { newFolder, newMachine } from './clinic-at-work.ts'

type Storage = Awaited<ReturnType<typeof storageServer>>

let here: Storage
let elsewhere: Storage
let place: Place
let photo: { readonly id: string; readonly width: number }
let nurse: Parameters<typeof showPhoto>[1]['actor']
const folders: string[] = []
const made = (folder: string): string => {
  folders.push(folder)
  return folder
}

beforeAll(async () => {
  here = await storageServer()
  elsewhere = await storageServer()
  place = { folder: made(newFolder()), backups: made(newFolder()), photos: here.bucket }
  const server = await openServer({
    ...place,
    isDurable: false,
    settings: { full_page_writes: 'on' },
    isArchiving: true,
  })
  const clinic = await testClinic(server.deps)
  const { patientId, asked } = await clinic.patientAfter(20)
  const bytes = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#a66' } })
    .jpeg()
    .toBuffer()
  photo = ok(await attachPhoto({ id: randomUUID(), patientId, bytes }, asked))
  nurse = clinic.nurse.actor
  await server.close()
})
afterAll(async () => {
  await here.remove()
  await elsewhere.remove()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const photosOf = async (of: Place) => (await examinePlace(of, {}, null)).find(({ about }) => about === 'photos')
let taken = 0
// they are named by the minute
const backup = () => backupPlace(place, { path: null, isLogical: false, now: new Date(Date.now() + taken++ * 60_000) })

test('a backup holds the photos of the bucket; on a new machine they lie in its bucket, and are shown', async () => {
  const { path, photos } = await backup()
  expect(photos).toBe(1)
  expect(await photosOf(place)).toMatchObject({ state: 'ok', said: expect.stringContaining(here.bucket.url) })

  const there: Place = { folder: made(newMachine(place.folder)), backups: made(newFolder()), photos: elsewhere.bucket }
  expect(await restorePlace(there, { path })).toMatchObject({ photos: 1 })
  expect(await photosOf(there)).toMatchObject({ state: 'ok', said: expect.stringContaining(elsewhere.bucket.url) })
  const server = await openServer({ ...there, isDurable: false })
  const shown = ok(await showPhoto({ photoId: photo.id }, { ...server.deps, actor: nurse }))
  expect((await sharp(Buffer.from(shown.bytes)).metadata()).width).toBe(photo.width)
  await server.close()
})

test('while the bucket is away no backup is made, none is left half-made, and doctor says so and not that photos are missing', async () => {
  const before = readdirSync(place.backups ?? '').toSorted()
  await here.away()
  await expect(backup()).rejects.toMatchObject({
    code: 'photos-unreachable',
    message: expect.stringMatching(/cannot be reached \(ECONNREFUSED\)\. No backup was made/),
  })
  expect(readdirSync(place.backups ?? '').toSorted()).toEqual(before)
  expect(await photosOf(place)).toMatchObject({ state: 'bad', said: expect.stringContaining('cannot be reached') })
  await here.back()
})

test('a photo that somebody took out of the bucket is missed by doctor, and comes back from the backup, all of it or nothing', async () => {
  const { path } = await backup()
  const store = photosInBucket(here.bucket)
  for await (const name of store.names()) await store.remove(name)
  expect(await photosOf(place)).toMatchObject({ state: 'bad', said: expect.stringMatching(/1 of 1 are missing/) })
  const away: Place = {
    ...place,
    folder: made(newMachine(place.folder)),
    backups: made(newFolder()),
    photos: elsewhere.bucket,
  }
  await elsewhere.away()
  await expect(restorePlace(away, { path, wal: null })).rejects.toMatchObject({ code: 'photos-unreachable' })
  expect(readdirSync(away.folder)).not.toContain('postgres')
  const again: Place = { ...place, folder: made(newMachine(place.folder)), backups: made(newFolder()) }
  await restorePlace(again, { path, wal: null })
  expect(await photosOf(place)).toMatchObject({ state: 'ok' })
})
