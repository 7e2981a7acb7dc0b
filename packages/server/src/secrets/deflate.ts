// As much of RFC 1951 as short texts need: one block, with the fixed codes of section 3.2.6.

import { DICTIONARY } from './dictionary.ts'

// no repeat is further away than a distance may say (section 2), and the dictionary stands before each text
const MOST_BYTES = 32_768 - DICTIONARY.length

const LEAST_REPEAT = 4
const MOST_REPEAT = 258
const SLOT_BITS = 12
// the multiplier of Fibonacci hashing: 2^32 over the golden ratio
const SCATTER = 0x9e3779b1

/** How something is written: its bits, the first one lowest, and how many they are. */
interface Codes {
  readonly bits: Uint16Array
  readonly sizes: Uint8Array
}

// a code of Huffman is written from its highest bit, everything else from its lowest (section 3.1.1)
const turned = (code: number, size: number): number => {
  let bits = 0
  for (let i = 0; i < size; i++) bits |= ((code >>> i) & 1) << (size - 1 - i)
  return bits
}

const codesOf = (all: readonly { readonly bits: number; readonly size: number }[]): Codes => ({
  bits: Uint16Array.from(all, ({ bits }) => bits),
  sizes: Uint8Array.from(all, ({ size }) => size),
})

/** The symbols 0 to 285: bytes, the end of the block, and lengths. */
const symbol = (value: number) => {
  if (value < 144) return { bits: turned(0x30 + value, 8), size: 8 }
  if (value < 256) return { bits: turned(0x190 + value - 144, 9), size: 9 }
  if (value < 280) return { bits: turned(value - 256, 7), size: 7 }
  return { bits: turned(0xc0 + value - 280, 8), size: 8 }
}
const BYTES = codesOf(Array.from({ length: 256 }, (_, byte) => symbol(byte)))
const END_BITS = 7

/** A length of repeat: the symbol of its group, then its place in the group (section 3.2.5). */
const lengthCode = (length: number) => {
  if (length === MOST_REPEAT) return symbol(285)
  const from = length - 3
  const placeBits = from < 8 ? 0 : 29 - Math.clz32(from)
  const { bits, size } = symbol(257 + (placeBits << 2) + (from >>> placeBits))
  return { bits: bits | ((from & ((1 << placeBits) - 1)) << size), size: size + placeBits }
}
const LENGTHS = codesOf(
  Array.from({ length: MOST_REPEAT + 1 }, (_, length) => (length < 3 ? { bits: 0, size: 0 } : lengthCode(length))),
)

const DISTANCE_BITS = 5
const DISTANCES = Uint8Array.from({ length: 1 << DISTANCE_BITS }, (_, group) => turned(group, DISTANCE_BITS))

// used by one call after the other, and by none at the same time: nothing here waits
const input = Buffer.alloc(DICTIONARY.length + MOST_BYTES)
DICTIONARY.copy(input)
const words = new DataView(input.buffer, input.byteOffset, input.length)
// a byte takes nine bits at most
const output = Buffer.alloc(Math.ceil((MOST_BYTES * 9) / 8) + 8)
// where four bytes like these stood last, counted through all calls: what is below `base` was another text
const seen = new Int32Array(1 << SLOT_BITS)
let base = 1
const MOST_COUNTED = 2 ** 30

const slotOf = (four: number): number => Math.imul(four, SCATTER) >>> (32 - SLOT_BITS)
// the same of the dictionary, where the later one of two is nearer to each text; -1: nowhere
const inDictionary = new Int32Array(1 << SLOT_BITS).fill(-1)
for (let at = 0; at <= DICTIONARY.length - LEAST_REPEAT; at++) inDictionary[slotOf(words.getInt32(at, true))] = at

/**
 * Deflates a text of some 29 kB at most as UTF-8; `inflateRawSync` reads it with the same dictionary. Each call of zlib's own makes an object that lives
 * until all of the memory is gone through (docs/decisions/0044-deflating-short-texts.md).
 * @returns bytes that the next call writes over; null: the text is longer
 */
export const deflateShort = (text: string): Buffer | null => {
  const length = Buffer.byteLength(text)
  if (length > MOST_BYTES) return null
  input.write(text, DICTIONARY.length)
  const end = DICTIONARY.length + length
  if (base > MOST_COUNTED) {
    seen.fill(0)
    base = 1
  }
  let at = DICTIONARY.length
  let written = 0
  // the last block, of the fixed codes
  let bits = 0b011
  let count = 3
  const write = (more: number, size: number): void => {
    bits |= more << count
    count += size
    // two bytes at once; what is left and the longest that follows, 13 bits, fit into 32
    if (count < 16) return
    output[written++] = bits
    output[written++] = bits >>> 8
    bits >>>= 16
    count -= 16
  }
  while (at < end) {
    const found = at <= end - LEAST_REPEAT ? lastSeen(at) : -1
    if (found < 0) {
      const byte = input[at++] ?? 0
      write(BYTES.bits[byte] ?? 0, BYTES.sizes[byte] ?? 0)
      continue
    }
    const most = Math.min(MOST_REPEAT, end - at)
    let repeat = LEAST_REPEAT
    while (repeat + LEAST_REPEAT <= most && words.getInt32(found + repeat, true) === words.getInt32(at + repeat, true))
      repeat += LEAST_REPEAT
    while (repeat < most && input[found + repeat] === input[at + repeat]) repeat++
    write(LENGTHS.bits[repeat] ?? 0, LENGTHS.sizes[repeat] ?? 0)
    const back = at - found - 1
    const placeBits = back < 4 ? 0 : 30 - Math.clz32(back)
    write(DISTANCES[(placeBits << 1) + (back >>> placeBits)] ?? 0, DISTANCE_BITS)
    write(back & ((1 << placeBits) - 1), placeBits)
    at += repeat
  }
  write(0, END_BITS)
  // to the end of a byte
  for (; count > 0; count -= 8) {
    output[written++] = bits
    bits >>>= 8
  }
  base += end
  return output.subarray(0, written)
}

/** Where the four bytes at a place stood before, in this text or in the dictionary, and notes the place; -1: nowhere that is known. */
const lastSeen = (at: number): number => {
  const four = words.getInt32(at, true)
  const slot = slotOf(four)
  const found = (seen[slot] ?? 0) - base
  seen[slot] = base + at
  if (found >= 0 && words.getInt32(found, true) === four) return found
  const known = inDictionary[slot] ?? -1
  return known >= 0 && words.getInt32(known, true) === four ? known : -1
}
