import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { writeJson } from '../operation/written.ts'
import { deflateShort } from './deflate.ts'
import { DICTIONARY, DICTIONARY_DIGEST } from './dictionary.ts'
import { randomBytesOf } from './draw.ts'

/** 32 bytes. */
export type Key = Buffer & { readonly isKey?: never }

/** what is sealed as it is, what is deflated first, and what is deflated behind the dictionary */
const PLAIN = 1
const DEFLATED = 2
const WITH_DICTIONARY = 3
const VERSIONS: readonly (number | undefined)[] = [PLAIN, DEFLATED, WITH_DICTIONARY]
const NONCE = 12
/** bytes at the end of everything that was sealed: `sealedAs` */
export const TAG = 16
const CIPHER = 'aes-256-gcm'

/** What was sealed cannot be opened with this key, or not in this place. */
export class Unreadable extends Error {
  constructor(place: string) {
    super(`${place} cannot be read with its key`)
    this.name = 'Unreadable'
  }
}

export const newKey = (): Key => randomBytes(32)

// Node reads a key that is given as bytes anew each time, which costs more than sealing a small row.
const opened = new WeakMap<Key, KeyObject>()

/** The key as Node's ciphers and hashes take it fastest. */
export const keyObject = (key: Key): KeyObject => {
  const known = opened.get(key)
  if (known) return known
  const made = createSecretKey(key)
  opened.set(key, made)
  return made
}

const newNonce = randomBytesOf(NONCE)

/**
 * Seals bytes for one place (table, clinic and row): moved to another row, they do not open.
 * Layout: version, nonce, ciphertext, tag. The version says whether and how the content was deflated. AES-256-GCM, NIST SP 800-38D; a random nonce under a
 * key per patient stays far below 2^32 uses.
 */
export const seal = (key: Key, content: Buffer | string, place: string): Buffer => sealAs(PLAIN, key, content, place)

const boundTo = (version: number | undefined, place: string): Buffer =>
  Buffer.from(version === WITH_DICTIONARY ? `${place}/${DICTIONARY_DIGEST}` : place)

const sealAs = (version: number, key: Key, content: Buffer | string, place: string): Buffer => {
  const nonce = newNonce()
  const cipher = createCipheriv(CIPHER, keyObject(key), nonce).setAAD(boundTo(version, place))
  const sealed = typeof content === 'string' ? cipher.update(content, 'utf8') : cipher.update(content)
  return Buffer.concat([Buffer.of(version), nonce, sealed, cipher.final(), cipher.getAuthTag()])
}

/** @throws Unreadable */
export const unseal = (key: Key, sealed: Buffer, place: string): Buffer => {
  try {
    const [version] = sealed
    if (!VERSIONS.includes(version)) throw new Unreadable(place)
    const decipher = createDecipheriv(CIPHER, keyObject(key), sealed.subarray(1, 1 + NONCE), { authTagLength: TAG })
      .setAAD(boundTo(version, place))
      .setAuthTag(sealed.subarray(-TAG))
    const content = decipher.update(sealed.subarray(1 + NONCE, -TAG))
    // checks the tag, and throws; of this cipher nothing is left to come
    decipher.final()
    if (version === PLAIN) return content
    return inflateRawSync(content, version === WITH_DICTIONARY ? { dictionary: DICTIONARY } : {})
  } catch {
    throw new Unreadable(place)
  }
}

/** Tells what was sealed from everything else that was sealed under the same key for the same place: its tag, hex. */
export const sealedAs = (sealed: Buffer): string => sealed.toString('hex', sealed.length - TAG)

// shorter than this, deflating costs more than it saves
const WORTH_DEFLATING = 500

/** Deflates what is long: what is sealed cannot be compressed by the database any more. */
export const sealJson = (key: Key, content: unknown, place: string): Buffer => {
  const text = writeJson(content)
  if (text.length < WORTH_DEFLATING) return sealAs(PLAIN, key, text, place)
  const short = deflateShort(text)
  return short
    ? sealAs(WITH_DICTIONARY, key, short, place)
    : sealAs(DEFLATED, key, deflateRawSync(text, { level: 1 }), place)
}

/** The caller says what it stored there. @throws Unreadable */
export const unsealJson = <T>(key: Key, sealed: Buffer, place: string): T =>
  JSON.parse(unseal(key, sealed, place).toString('utf8'))
