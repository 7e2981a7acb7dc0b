import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** Keys sorted at every depth, so that the order of writing does not change the digest. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([k, v]) => [k, canonical(v)]),
  )
}

/** sha-256 over the canonical JSON of `content`, hex. Same content, same digest, whatever the order of keys. */
export const digest = (content: unknown): string => bytesToHex(sha256(utf8ToBytes(JSON.stringify(canonical(content)))))
