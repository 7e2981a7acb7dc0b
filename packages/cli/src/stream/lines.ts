/** One line, or the fact that it cannot be one. */
export interface RawLine {
  /** counted from 1 */
  readonly number: number
  readonly bytes: Uint8Array | null
}

const NEWLINE = 0x0a

/**
 * Splits a stream of bytes into lines in constant memory.
 * `bytes: null` = the line was longer than `most` bytes and was thrown away.
 */
export async function* lines(chunks: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<RawLine> {
  let pending: Uint8Array[] = []
  let size = 0
  let isTooLong = false
  let number = 1
  const take = (piece: Uint8Array): void => {
    size += piece.byteLength
    if (size > most) {
      isTooLong = true
      pending = []
    } else if (piece.byteLength > 0) pending.push(piece)
  }
  const finish = (): RawLine => {
    const line: RawLine = { number, bytes: isTooLong ? null : Buffer.concat(pending) }
    pending = []
    size = 0
    isTooLong = false
    number += 1
    return line
  }
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      take(chunk.subarray(start, end))
      yield finish()
      start = end + 1
    }
    take(chunk.subarray(start))
  }
  if (size > 0) yield finish()
}
