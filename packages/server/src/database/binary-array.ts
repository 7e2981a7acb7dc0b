/** How the elements of an array are sent in binary. */
interface Kind<Value> {
  /** of the element's type, in pg_type */
  readonly oid: number
  readonly sizeOf: (value: Value) => number
  /** @returns where it ends */
  readonly write: (value: Value, into: Buffer, at: number) => number
}

const HEADER = 20
const LENGTH = 4

/**
 * Writes arrays of one dimension as PostgreSQL takes them in binary (`array_recv` in src/backend/utils/adt/arrayfuncs.c): as text each element would be
 * quoted here and read character by character there. Dimensions, whether nulls may be in it, the type, then length and lower bound of the dimension,
 * then each element behind its length; -1 is null.
 */
const arraysOf =
  <Value>({ oid, sizeOf, write }: Kind<Value>) =>
  (values: readonly (Value | null)[]): Buffer => {
    let size = HEADER
    for (const value of values) size += LENGTH + (value === null ? 0 : sizeOf(value))
    const array = Buffer.allocUnsafe(size)
    array.writeInt32BE(1, 0)
    array.writeInt32BE(1, 4)
    array.writeInt32BE(oid, 8)
    array.writeInt32BE(values.length, 12)
    array.writeInt32BE(1, 16)
    let at = HEADER
    for (const value of values) {
      at = array.writeInt32BE(value === null ? -1 : sizeOf(value), at)
      if (value !== null) at = write(value, array, at)
    }
    return array
  }

/** A `bytea[]`. */
export const byteaArray = arraysOf<Buffer>({
  oid: 17,
  sizeOf: ({ length }) => length,
  write: (value, into, at) => at + value.copy(into, at),
})

const UUID_BYTES = 16
const UUID_LENGTH = 36
// where each byte stands in the text: two digits, and a hyphen after the 4th, 6th, 8th and 10th
const PLACES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34]
const HYPHENS = [8, 13, 18, 23]
// what a character of ASCII is as a digit; what is none has a bit that no digit has
const NO_DIGIT = 0x80
const DIGITS = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = Number.parseInt(String.fromCharCode(code), 16)
  return Number.isNaN(digit) ? NO_DIGIT : digit
})
const digitAt = (text: string, place: number): number => DIGITS[text.charCodeAt(place)] ?? NO_DIGIT

/** A `uuid[]`. @throws when one is none */
export const uuidArray = arraysOf<string>({
  oid: 2950,
  sizeOf: () => UUID_BYTES,
  write: (value, into, at) => {
    // checked while it is read: looking through each of them first took longer than writing it
    let seen = 0
    for (const place of PLACES) {
      const [high, low] = [digitAt(value, place), digitAt(value, place + 1)]
      seen |= high | low
      into[at++] = (high << 4) | low
    }
    const isOne = value.length === UUID_LENGTH && seen < NO_DIGIT && HYPHENS.every((place) => value[place] === '-')
    if (!isOne) throw new Error(`not a UUID: ${value.length} characters`)
    return at
  },
})
