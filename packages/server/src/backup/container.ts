import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { type Key, seal, sealJson, Unreadable, unseal, unsealJson } from '../secrets/envelope.ts'
import { BackupError } from './backup-error.ts'

/** One thing in a backup. */
export interface Entry {
  readonly name: string
  /** where its first piece begins in the file, and its number among all pieces */
  readonly offset: number
  readonly first: number
  readonly pieces: number
  readonly bytes: number
  readonly sha256: string
}

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)

const MAGIC = Buffer.from('ANAGEN BACKUP 1\n')
const ID_BYTES = 16
const LENGTH_BYTES = 4
const PIECE_BYTES = 1 << 20
const FOOTER_BYTES = LENGTH_BYTES + MAGIC.length

/** Derived from the master key, which a backup never holds: who finds one without the other has nothing. */
export const backupKey = (master: Key): Key => Buffer.from(hkdfSync('sha256', master, '', 'anagen/backup', 32))

const piecePlace = (id: Buffer, number: number): string => `backup/${id.toString('hex')}/${number}`
const contentsPlace = (id: Buffer): string => `backup/${id.toString('hex')}/contents`

/** Pieces of equal size, whatever size they come in. */
async function* inPieces(content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = []
  let size = 0
  for await (const part of content) {
    waiting.push(part)
    size += part.length
    if (size < PIECE_BYTES) continue
    const all = Buffer.concat(waiting)
    let from = 0
    for (; all.length - from >= PIECE_BYTES; from += PIECE_BYTES) yield all.subarray(from, from + PIECE_BYTES)
    waiting = [all.subarray(from)]
    size = all.length - from
  }
  if (size > 0) yield Buffer.concat(waiting)
}

export interface BackupWriter {
  readonly add: (name: string, content: AsyncIterable<Uint8Array>) => Promise<Entry>
  /** Closes the file and gives it its name: before, there is no backup. */
  readonly finish: (about: unknown) => Promise<void>
  readonly abandon: () => Promise<void>
}

/** A new backup file: pieces, each compressed and sealed for its place, and a sealed list of them at the end. @throws BackupError */
export const createBackup = async (
  path: string,
  key: Key,
  unfinished: string = `${path}.unfinished`,
): Promise<BackupWriter> => {
  const file = await open(unfinished, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST'
      ? new BackupError(
          'file-exists',
          `${unfinished} is there already: another backup is being made, or one died. Remove it and try again.`,
        )
      : new BackupError('cannot-write', `Cannot write ${path} (${error.code}). Choose another place.`, { cause: error })
  })
  const id = randomBytes(ID_BYTES)
  const entries: Entry[] = []
  let offset = 0
  let number = 0
  const write = async (bytes: Buffer): Promise<void> => {
    await file.writeFile(bytes)
    offset += bytes.length
  }
  const lengthOf = (bytes: Buffer): Buffer => {
    const length = Buffer.alloc(LENGTH_BYTES)
    length.writeUInt32BE(bytes.length)
    return length
  }
  await write(Buffer.concat([MAGIC, id]))
  return {
    add: async (name, content) => {
      const [first, began] = [number, offset]
      const hash = createHash('sha256')
      let bytes = 0
      for await (const piece of inPieces(content)) {
        hash.update(piece)
        bytes += piece.length
        const sealed = seal(key, await compress(piece), piecePlace(id, number++))
        await write(Buffer.concat([lengthOf(sealed), sealed]))
      }
      const entry = { name, offset: began, first, pieces: number - first, bytes, sha256: hash.digest('hex') }
      entries.push(entry)
      return entry
    },
    finish: async (about) => {
      const contents = sealJson(key, { about, entries }, contentsPlace(id))
      await write(Buffer.concat([contents, lengthOf(contents), MAGIC]))
      await file.sync()
      await file.close()
      await rename(unfinished, path)
      const folder = await open(dirname(path), 'r')
      await folder.sync().finally(() => folder.close())
    },
    abandon: async () => {
      await file.close()
      await rm(unfinished, { force: true })
    },
  }
}

export interface BackupReader<About> {
  readonly about: About
  readonly entries: readonly Entry[]
  /** @throws BackupError when it is not what was put in */
  readonly read: (entry: Entry) => AsyncGenerator<Buffer>
  readonly close: () => Promise<void>
}

const unreadable = (path: string, why: string, cause?: unknown): BackupError =>
  new BackupError('backup-unreadable', `${path} ${why}. Use another backup.`, { cause })

/** Opens a backup file and its list. The caller says what it put there as `about`. @throws BackupError */
export const openBackup = async <About>(path: string, key: Key): Promise<BackupReader<About>> => {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw unreadable(path, `cannot be opened (${error.code})`, error)
  })
  try {
    const { size } = await file.stat()
    const least = MAGIC.length + ID_BYTES + FOOTER_BYTES
    const head = size < least ? Buffer.alloc(0) : await readAt(file, 0, MAGIC.length + ID_BYTES)
    if (!head.subarray(0, MAGIC.length).equals(MAGIC)) throw unreadable(path, 'is no backup of Anagen')
    const footer = await readAt(file, size - FOOTER_BYTES, FOOTER_BYTES)
    if (!footer.subarray(LENGTH_BYTES).equals(MAGIC)) throw unreadable(path, 'ends too early: it was cut off')
    const id = head.subarray(MAGIC.length)
    const length = footer.readUInt32BE()
    if (length > size - least) throw unreadable(path, 'is damaged')
    const sealed = await readAt(file, size - FOOTER_BYTES - length, length)
    const { about, entries } = unsealJson<{ about: About; entries: readonly Entry[] }>(key, sealed, contentsPlace(id))
    return { about, entries, read: (entry) => readEntry(file, path, key, id, entry), close: () => file.close() }
  } catch (error) {
    await file.close()
    if (error instanceof Unreadable)
      throw new BackupError(
        'backup-other-key',
        `${path} was made with another master key, or is damaged. Put the key of that installation into keys/master.key.`,
        { cause: error },
      )
    throw error
  }
}

const readAt = async (file: FileHandle, position: number, length: number): Promise<Buffer> => {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

async function* readEntry(file: FileHandle, path: string, key: Key, id: Buffer, entry: Entry): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  let { offset } = entry
  try {
    for (let number = entry.first; number < entry.first + entry.pieces; number++) {
      const length = (await readAt(file, offset, LENGTH_BYTES)).readUInt32BE()
      if (length > 2 * PIECE_BYTES) throw unreadable(path, 'is damaged')
      const sealed = await readAt(file, offset + LENGTH_BYTES, length)
      const piece = await decompress(unseal(key, sealed, piecePlace(id, number)))
      hash.update(piece)
      yield piece
      offset += LENGTH_BYTES + length
    }
  } catch (error) {
    throw error instanceof BackupError ? error : unreadable(path, `is damaged at ${entry.name}`, error)
  }
  if (hash.digest('hex') !== entry.sha256) throw unreadable(path, `is damaged at ${entry.name}`)
}
