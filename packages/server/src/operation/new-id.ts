import { v7 } from 'uuid'
import { randomBytesOf } from '../secrets/draw.ts'

const SIZE = 16
const made = Buffer.alloc(SIZE)
// the library draws for each id; the same counter as its own keeps those of one millisecond in order (RFC 9562 section 6.2, method 1)
const draw = randomBytesOf(SIZE)
const SEQUENCE_BITS = 31
let last = { msecs: 0, seq: 0 }

/** A UUID of version 7: later ones sort behind earlier ones. */
export const newId = (): string => {
  const random = draw()
  const msecs = Date.now()
  last =
    msecs > last.msecs
      ? { msecs, seq: random.readUInt32BE(0) >>> (32 - SEQUENCE_BITS) }
      : { msecs: last.msecs, seq: last.seq + 1 }
  // as bytes: the library's way to write them makes twenty texts of each
  const hex = v7({ random, ...last }, made).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
