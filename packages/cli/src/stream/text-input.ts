import { quote } from '@anagen/engine/check'
import { BadInput } from '../bad-input.ts'
import { readFileSync, statSync } from '../builtin.ts'
import type { Io } from '../io.ts'

const decode = (bytes: Uint8Array, at: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new BadInput(`${at}: is not UTF-8 text; save it as UTF-8`)
  }
}

const tooMuch = (at: string, most: number): BadInput => new BadInput(`${at}: holds more than ${most} bytes; write less`)

/** All of standard input as text. @throws BadInput when it is longer than `most` bytes or no UTF-8 */
export const readStdin = async (io: Io, at: string, most: number): Promise<string> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of io.stdin()) {
    size += chunk.byteLength
    if (size > most) throw tooMuch(at, most)
    chunks.push(chunk)
  }
  return decode(Buffer.concat(chunks), at)
}

/** A file as text. @throws BadInput when it cannot be read */
export const readTextFile = (path: string, at: string, most: number): string => {
  try {
    const found = statSync(path)
    // a pipe that nobody writes to, or a device, is read for ever
    if (!found.isFile() && !found.isDirectory())
      throw new BadInput(`${at}: is no regular file (a pipe or a device); write - and pipe the text in`)
    if (found.size > most) throw tooMuch(at, most)
    return decode(readFileSync(path), at)
  } catch (error) {
    if (error instanceof BadInput) throw error
    throw new BadInput(
      `${at}: cannot read ${quote(path)} (${(error as NodeJS.ErrnoException).code ?? 'error'}); write the path of a file`,
    )
  }
}
