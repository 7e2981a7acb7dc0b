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

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i
const UUID_BYTES = 16
// where each byte stands in the text: two digits, and a hyphen after the 4th, 6th, 8th and 10th
const PLACES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34]

// '0' to '9' are 0x30 to 0x39, letters begin at 0x41 and 0x61 with 1 in their low bits
const digit = (code: number): number => (code & 0xf) + (code > 0x39 ? 9 : 0)

/** A `uuid[]`. @throws when one is none */
export const uuidArray = arraysOf<string>({
  oid: 2950,
  sizeOf: () => UUID_BYTES,
  write: (value, into, at) => {
    if (!UUID.test(value)) throw new Error(`not a UUID: ${value.length} characters`)
    for (const place of PLACES) into[at++] = (digit(value.charCodeAt(place)) << 4) | digit(value.charCodeAt(place + 1))
    return at
  },
})
