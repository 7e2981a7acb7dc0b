import { hkdfSync } from 'node:crypto'
import type { Key } from '../secrets/envelope.ts'

const BYTES = 32

/** What identity keeps secret: one key for each use, so that none tells another. */
export interface IdentitySecrets {
  /** signs sessions and encrypts second factors */
  readonly session: string
  /** mixed into PINs: without it, six digits are soon found */
  readonly pin: Buffer
  readonly address: Buffer
  readonly link: Buffer
}

/**
 * Derived from the master key (RFC 5869), which is made at the first start, closed to other accounts and refused when weak:
 * there is no second secret to keep, and none with a default.
 */
export const identitySecrets = (master: Key): IdentitySecrets => {
  const derive = (use: string): Buffer => Buffer.from(hkdfSync('sha256', master, '', `anagen/identity/${use}`, BYTES))
  return {
    session: derive('session').toString('hex'),
    pin: derive('pin'),
    address: derive('address'),
    link: derive('link'),
  }
}
