import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** 32 bytes. */
export type Key = Buffer & { readonly isKey?: never }

const VERSION = 1
const NONCE = 12
const TAG = 16
const CIPHER = 'aes-256-gcm'

/** What was sealed cannot be opened with this key, or not in this place. */
export class Unreadable extends Error {
  constructor(place: string) {
    super(`${place} cannot be read with its key`)
    this.name = 'Unreadable'
  }
}

export const newKey = (): Key => randomBytes(32)

/**
 * Seals bytes for one place (table, clinic and row): moved to another row, they do not open.
 * Layout: version, nonce, ciphertext, tag. AES-256-GCM, NIST SP 800-38D; a random nonce under a key per patient stays far below 2^32 uses.
 */
export const seal = (key: Key, content: Buffer | string, place: string): Buffer => {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(place))
  const sealed = Buffer.concat([cipher.update(content), cipher.final()])
  return Buffer.concat([Buffer.of(VERSION), nonce, sealed, cipher.getAuthTag()])
}

/** @throws Unreadable */
export const unseal = (key: Key, sealed: Buffer, place: string): Buffer => {
  try {
    if (sealed[0] !== VERSION) throw new Unreadable(place)
    const decipher = createDecipheriv(CIPHER, key, sealed.subarray(1, 1 + NONCE), { authTagLength: TAG })
      .setAAD(Buffer.from(place))
      .setAuthTag(sealed.subarray(-TAG))
    return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE, -TAG)), decipher.final()])
  } catch {
    throw new Unreadable(place)
  }
}

export const sealJson = (key: Key, content: unknown, place: string): Buffer => seal(key, JSON.stringify(content), place)

/** The caller says what it stored there. @throws Unreadable */
export const unsealJson = <T>(key: Key, sealed: Buffer, place: string): T =>
  JSON.parse(unseal(key, sealed, place).toString('utf8'))
