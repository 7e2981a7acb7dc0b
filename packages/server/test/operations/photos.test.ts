import { randomUUID } from 'node:crypto'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'
import { attachPhoto } from '../../src/operations/attach-photo.ts'
import { showPatient } from '../../src/operations/show-patient.ts'
import { showPhoto } from '../../src/operations/show-photo.ts'
import { submitCheckIn } from '../../src/operations/submit-check-in.ts'
import { ok } from '../support/clinic.ts'
import { freshClinics } from '../support/fresh-clinics.ts'

const here = freshClinics()

describe('photos', () => {
  const phone = () =>
    sharp({ create: { width: 40, height: 20, channels: 3, background: '#a66' } })
      .withExif({ IFD0: { Make: 'SecretPhone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } })
      .withMetadata({ orientation: 6 })

  // carlos #218
  test.each(['jpeg', 'png', 'webp', 'avif'] as const)(
    'a %s carries no place, device or thumbnail once stored, and stands upright',
    async (format) => {
      const { patientId, asked } = await here.clinic.patientAfter(20)
      const bytes = await phone().toFormat(format).toBuffer()
      const { id, width, height } = ok(await attachPhoto({ id: randomUUID(), patientId, bytes }, asked))
      expect([width, height]).toEqual([20, 40])
      const served = Buffer.from(ok(await showPhoto({ photoId: id }, here.clinic.nurse)).bytes)
      const { exif, orientation, format: servedAs } = await sharp(served).metadata()
      expect({ exif, orientation, servedAs }).toEqual({ exif: undefined, orientation: undefined, servedAs: 'jpeg' })
      for (const secret of ['SecretPhone', 'GPS', 'Exif']) expect(served.includes(secret)).toBe(false)
      for (const sealed of here.world.photos.stored.values())
        expect(sealed.subarray(0, 3).toString('hex')).not.toBe('ffd8ff')
    },
  )

  test('sent twice it is stored once; of another patient it is not found', async () => {
    const one = await here.clinic.patientAfter(20)
    const other = await here.clinic.patientAfter(20)
    const photo = { id: randomUUID(), patientId: one.patientId, bytes: await phone().jpeg().toBuffer() }
    expect(ok(await attachPhoto(photo, one.asked))).toEqual(ok(await attachPhoto(photo, one.asked)))
    expect(await showPhoto({ photoId: photo.id }, other.asked)).toMatchObject({ refused: 'photo-not-found' })
    expect(await attachPhoto({ ...photo, patientId: other.patientId }, other.asked)).toMatchObject({
      refused: 'id-taken',
    })
  })

  test('HEIC, damage, other files and traps are refused in words', async () => {
    const { patientId, asked } = await here.clinic.patientAfter(20)
    const send = (bytes: Uint8Array) => attachPhoto({ id: randomUUID(), patientId, bytes }, asked)
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(100)])
    expect(await send(heic)).toMatchObject({
      refused: 'unsupported-photo',
      detail: expect.stringContaining('Most Compatible'),
    })
    const whole = await phone().jpeg().toBuffer()
    expect(await send(whole.subarray(0, whole.length / 2))).toMatchObject({ refused: 'unsupported-photo' })
    expect(await send(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'))).toMatchObject({
      refused: 'unsupported-photo',
    })
    expect(await send(Buffer.alloc(20_000_001))).toMatchObject({ refused: 'too-large' })
    // a small file that would unfold to 400 million pixels
    const bomb = await sharp({
      create: { width: 20_000, height: 20_000, channels: 3, background: '#000' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(await send(bomb)).toMatchObject({ refused: 'unsupported-photo' })
  })

  test.each([
    ['a PNG in seven passes', (blank: Sharp) => blank.png({ progressive: true })],
    ['a JPEG in passes', (blank: Sharp) => blank.jpeg({ progressive: true })],
    ['a WebP', (blank: Sharp) => blank.webp({ effort: 0 })],
  ])('%s that would lie in memory whole is refused while it is small', async (_, encode) => {
    const { patientId, asked } = await here.clinic.patientAfter(20)
    // fewer pixels than the largest camera has: each alone would take a gigabyte and half a minute
    const blank = sharp({ create: { width: 11_000, height: 11_000, channels: 3, background: '#a66' } })
    const bytes = await encode(blank).toBuffer()
    expect(bytes.length).toBeLessThan(2_000_000)
    expect(await attachPhoto({ id: randomUUID(), patientId, bytes }, asked)).toMatchObject({
      refused: 'unsupported-photo',
      detail: expect.stringContaining('too large to open'),
    })
  })

  test('the largest photo of a phone is read, upright', async () => {
    const { patientId, asked } = await here.clinic.patientAfter(20)
    const bytes = await sharp({ create: { width: 16_320, height: 12_240, channels: 3, background: '#a66' } })
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const { width, height } = ok(await attachPhoto({ id: randomUUID(), patientId, bytes }, asked))
    expect([width, height]).toEqual([1920, 2560])
  })

  // medplum #366
  test('a red-flag answer is stored and queued even if its photo fails', async () => {
    const { patientId, asked } = await here.clinic.patientAfter(20)
    const { id, caseId } = ok(
      await submitCheckIn({ id: randomUUID(), patientId, say: 'I cannot see with my left eye' }, asked),
    )
    expect(
      await attachPhoto({ id: randomUUID(), patientId, checkInId: id, bytes: Buffer.from('no photo') }, asked),
    ).toMatchObject({ refused: 'unsupported-photo' })
    expect(ok(await showPatient({ patientId }, here.clinic.nurse)).cases).toMatchObject([{ caseId, state: 'open' }])
  })
})
