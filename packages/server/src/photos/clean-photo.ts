import sharp, { type Metadata } from 'sharp'
import { Refused, refusal } from '../operation/refusal.ts'
import { oneAtATime } from './one-at-a-time.ts'

/** A photo without anything but its pixels: no place, no device, no thumbnail, upright. */
export interface CleanPhoto {
  /** JPEG */
  readonly bytes: Buffer
  readonly width: number
  readonly height: number
}

export const PHOTO_BYTES = 20_000_000
// a phone's largest camera has 200 million pixels; more is a trap for memory
const PIXELS = 200_000_000
// what is not read from top to bottom lies in memory unfolded: 108 million pixels of three bytes, the next largest camera
const UNFOLDED_BYTES = 330_000_000
// its decoder holds the picture several times
const COPIES_OF_HEIF = 3
const LONGEST_SECONDS = 30
const LONGEST_SIDE = 2560
const QUALITY = 85
const READABLE = new Set(['jpeg', 'png', 'webp', 'heif', 'gif'])

/** Files of ISO/IEC 14496-12 say what they are in bytes 4 to 12. */
const isHeic = (bytes: Buffer): boolean => /^ftyp(hei|hev|mif1|msf1)/.test(bytes.toString('latin1', 4, 12))

/** Bytes of one value of a pixel, by the name that libvips has for it. */
const VALUE_BYTES: Readonly<Record<string, number>> = { uchar: 1, char: 1, ushort: 2, short: 2 }

/** A JPEG whose rows come in their order is never whole in memory; everything else may be. */
const isUnfoldedWithin = ({ format, isProgressive, width, height, channels, depth }: Metadata): boolean =>
  (format === 'jpeg' && !isProgressive) ||
  width * height * channels * (VALUE_BYTES[depth] ?? 8) * (format === 'heif' ? COPIES_OF_HEIF : 1) <= UNFOLDED_BYTES

const inTurn = oneAtATime()

/**
 * Decodes a photo and encodes it again; one at a time in each process, for the memory that one may need.
 * @throws Refused `unsupported-photo`, `too-large`, `too-many-requests`
 */
export const cleanPhoto = async (bytes: Buffer): Promise<CleanPhoto> => {
  if (bytes.length > PHOTO_BYTES)
    throw new Refused(refusal('too-large', `Send a photo of at most ${PHOTO_BYTES / 1_000_000} MB.`))
  if (isHeic(bytes))
    throw new Refused(
      refusal(
        'unsupported-photo',
        'HEIC photos cannot be read here. On an iPhone choose Settings, Camera, Formats, Most Compatible; or send a screenshot of the photo.',
      ),
    )
  return inTurn(bytes.length, () => encodeAgain(bytes))
}

const encodeAgain = async (bytes: Buffer): Promise<CleanPhoto> => {
  try {
    const image = sharp(bytes, { limitInputPixels: PIXELS, failOn: 'error' }).timeout({ seconds: LONGEST_SECONDS })
    const found = await image.metadata()
    if (!READABLE.has(found.format ?? '')) throw new Error(`${found.format} is not for photos`)
    if (!isUnfoldedWithin(found)) throw new Error('it would unfold to too much')
    const { data, info } = await image
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true })
    return { bytes: data, width: info.width, height: info.height }
  } catch {
    throw new Refused(
      refusal(
        'unsupported-photo',
        'Send a JPEG, PNG, WebP or AVIF photo; this file is none, is damaged, or is too large to open.',
      ),
    )
  }
}
