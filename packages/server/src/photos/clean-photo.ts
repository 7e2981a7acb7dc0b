import sharp from 'sharp'
import { Refused, refusal } from '../operation/refusal.ts'

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
const LONGEST_SIDE = 2560
const QUALITY = 85
const READABLE = new Set(['jpeg', 'png', 'webp', 'heif', 'gif'])

/** Files of ISO/IEC 14496-12 say what they are in bytes 4 to 12. */
const isHeic = (bytes: Buffer): boolean => /^ftyp(hei|hev|mif1|msf1)/.test(bytes.toString('latin1', 4, 12))

/**
 * Decodes a photo and encodes it again.
 * @throws Refused `unsupported-photo`, `too-large`
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
  try {
    const image = sharp(bytes, { limitInputPixels: PIXELS, failOn: 'error' })
    const { format } = await image.metadata()
    if (!READABLE.has(format ?? '')) throw new Error(`${format} is not for photos`)
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
