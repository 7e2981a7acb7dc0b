import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attachPhoto } from '../../src/operations/attach-photo.ts'
import { erasePatient } from '../../src/operations/erase-patient.ts'
import { exportPatient } from '../../src/operations/export-patient.ts'
import { showPhoto } from '../../src/operations/show-photo.ts'
import { type PhotoStore, PhotoStoreError } from '../../src/photos/photo-store.ts'
import { photosInBucket } from '../../src/photos/photos-in-bucket.ts'
import { photosOnDisk } from '../../src/photos/photos-on-disk.ts'
import { ok, photosInMemory, testClinic, testDeps } from '../support/clinic.ts'
import { type TestDatabase, testDatabase } from '../support/test-database.ts'
import { storageServer } from './storage-server.ts'
import { type Trouble, troubledStorage } from './troubled-storage.ts'

let database: TestDatabase
let storage: Awaited<ReturnType<typeof storageServer>>
let folder: string
beforeAll(async () => {
  database = await testDatabase()
  storage = await storageServer()
  folder = mkdtempSync(join(tmpdir(), 'anagen-photos-'))
})
afterAll(async () => {
  await storage.remove()
  rmSync(folder, { recursive: true, force: true })
  await database.close()
})

const below = (): string => join(folder, randomUUID())

/** A folder that cannot be one. */
const notAFolder = (): string => {
  const file = below()
  writeFileSync(file, 'a file where the folder should be')
  return file
}

/** Each kind of store, and the same where it cannot work. */
const stores: readonly [string, () => PhotoStore, readonly (() => PhotoStore)[]][] = [
  ['disk', () => photosOnDisk(below()), [() => photosOnDisk(notAFolder())]],
  [
    'S3',
    () => photosInBucket(storage.bucket),
    [
      () => photosInBucket({ ...storage.bucket, url: `${storage.bucket.url}-that-is-not` }),
      () => photosInBucket({ ...storage.bucket, secret: 'wrong' }),
    ],
  ],
  // the one that other tests use is held to the same; it has no place that could fail
  ['memory', photosInMemory, []],
]

const all = async (store: PhotoStore): Promise<string[]> => {
  const found: string[] = []
  for await (const name of store.names()) found.push(name)
  return found
}
const picture = () =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: '#a66' } })
    .jpeg()
    .toBuffer()

const name = (clinic: string = randomUUID(), patient: string = randomUUID(), photo: string = randomUUID()) =>
  `${clinic}/${patient}/${photo}`

describe.each(stores)('photos on %s', (_, open, broken) => {
  test('what was put is got, whole; what was not is none', async () => {
    const store = open()
    const one = name(randomUUID())
    const bytes = randomBytes(300_000)
    await store.put(one, bytes)
    expect((await store.get(one))?.equals(bytes)).toBe(true)
    expect(await store.get(name(randomUUID()))).toBeNull()
    expect(await all(store)).toContain(one)
    await store.put(one, Buffer.from('again'))
    expect((await store.get(one))?.toString()).toBe('again')
  })

  test('removing a patient removes all of theirs and nobody else’s, and may be done again', async () => {
    const store = open()
    const [clinic, patient] = [randomUUID(), randomUUID()]
    const theirs = [name(clinic, patient), name(clinic, patient)]
    const other = name(clinic)
    for (const one of [...theirs, other]) await store.put(one, Buffer.from('x'))
    for (let time = 0; time < 2; time++) await store.remove(`${clinic}/${patient}`)
    const left = (await all(store)).filter((one) => one.startsWith(clinic))
    expect(left).toEqual([other])
    await store.remove(other)
    expect(await store.get(other)).toBeNull()
  })

  test('a place that cannot be used says so, for each thing, and never "none"', async () => {
    for (const store of broken.map((make) => make())) {
      const one = name(randomUUID())
      await expect(store.put(one, Buffer.from('x'))).rejects.toBeInstanceOf(PhotoStoreError)
      await expect(store.get(one)).rejects.toBeInstanceOf(PhotoStoreError)
      await expect(all(store)).rejects.toBeInstanceOf(PhotoStoreError)
    }
  })

  test('stored, shown, exported and erased by the operations', async () => {
    const photos = open()
    const { deps } = testDeps(database)
    const clinic = await testClinic({ ...deps, photos })
    const { patientId, asked } = await clinic.patientAfter(20)
    const { id } = ok(await attachPhoto({ id: randomUUID(), patientId, bytes: await picture() }, asked))
    const shown = Buffer.from(ok(await showPhoto({ photoId: id }, clinic.nurse)).bytes)
    expect((await sharp(shown).metadata()).width).toBe(40)
    expect(ok(await exportPatient({ patientId }, asked)).photos).toMatchObject([{ id }])
    const [stored = ''] = (await all(photos)).filter((one) => one.includes(patientId))
    const sealed = await photos.get(stored)
    expect(sealed?.includes(shown.subarray(0, 16))).toBe(false)
    ok(await erasePatient({ patientId }, clinic.owner))
    expect((await all(photos)).filter((one) => one.includes(patientId))).toEqual([])
  })
})

describe('a storage that goes away', () => {
  test('the photo waits with clear words, nothing is half there, and the same photo is stored when it is back', async () => {
    const { deps } = testDeps(database)
    const clinic = await testClinic({ ...deps, photos: photosInBucket(storage.bucket) })
    const { patientId, asked } = await clinic.patientAfter(20)
    const photo = { id: randomUUID(), patientId, bytes: await picture() }
    await storage.away()
    expect(await attachPhoto(photo, asked)).toMatchObject({
      refused: 'photo-store-unavailable',
      detail: expect.stringContaining('what you wrote is stored'),
    })
    expect(ok(await exportPatient({ patientId }, asked)).photos).toEqual([])
    await storage.back()
    ok(await attachPhoto(photo, asked))
    await storage.away()
    expect(await showPhoto({ photoId: photo.id }, asked)).toMatchObject({ refused: 'photo-store-unavailable' })
    // the key is destroyed all the same; the outbox removes the noise that is left
    ok(await erasePatient({ patientId }, clinic.owner))
    expect(await showPhoto({ photoId: photo.id }, clinic.nurse)).toMatchObject({ refused: 'photo-not-found' })
    await storage.back()
  })
})

describe('a storage in trouble', () => {
  test('too busy for a moment: asked again, and the photo is there', async () => {
    const way = await troubledStorage(storage.bucket)
    const store = photosInBucket(way.bucket)
    const one = name()
    way.next('busy', 2)
    await store.put(one, Buffer.from('whole'))
    way.next('busy', 2)
    expect((await store.get(one))?.toString()).toBe('whole')
    way.close()
  })

  test.each<Trouble>(['busy', 'silent', 'cut'])(
    '%s for long: refused with clear words in time, never half a photo, and stored when it is over',
    async (kind) => {
      const way = await troubledStorage(storage.bucket)
      const { deps } = testDeps(database)
      const clinic = await testClinic({ ...deps, photos: photosInBucket(way.bucket) })
      const impatient = { photos: photosInBucket(way.bucket, 1000) }
      const { patientId, asked } = await clinic.patientAfter(20)
      const photo = { id: randomUUID(), patientId, bytes: await picture() }
      // an answer to PUT has no body that could be cut
      if (kind !== 'cut') {
        way.next(kind)
        expect(await attachPhoto(photo, { ...asked, ...impatient })).toMatchObject({
          refused: 'photo-store-unavailable',
        })
        expect(ok(await exportPatient({ patientId }, asked)).photos).toEqual([])
        way.over()
      }
      ok(await attachPhoto(photo, asked))
      way.next(kind)
      expect(await showPhoto({ photoId: photo.id }, { ...asked, ...impatient })).toMatchObject({
        refused: 'photo-store-unavailable',
      })
      way.over()
      expect(ok(await showPhoto({ photoId: photo.id }, asked)).bytes.length).toBeGreaterThan(0)
      way.close()
    },
  )
})

test('a photo that could not be written whole leaves nothing behind', async () => {
  const place = join(folder, randomUUID())
  const store = photosOnDisk(place)
  const [clinic, patient] = [randomUUID(), randomUUID()]
  await store.put(`${clinic}/${patient}/one`, Buffer.from('x'))
  // a folder where the photo should be: the rename at the end fails
  await store.put(`${clinic}/${patient}/two/below`, Buffer.from('x'))
  await expect(store.put(`${clinic}/${patient}/two`, Buffer.from('x'))).rejects.toThrow()
  expect(readdirSync(join(place, clinic, patient)).sort()).toEqual(['one', 'two'])
})
