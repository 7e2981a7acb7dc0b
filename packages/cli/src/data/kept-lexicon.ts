import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packedLexicon, useLexicon } from '@anagen/engine/check'
import type { Knowledge } from '@anagen/kb'
import { hash, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from '../builtin.ts'
import { cacheFolder } from './cache-folder.ts'

const sha256 = (content: string | Uint8Array): string => hash('sha256', content)

/** Where the code of the engine lies. */
const engineFolder = (): string => dirname(fileURLToPath(import.meta.resolve('@anagen/engine')))

/** Changes with the knowledge and with the code that learns its phrases (version, names, sizes, times); null where that code is not to be found. */
const stampOf = ({ digest }: Knowledge, engine: string): string | null => {
  try {
    const { version } = JSON.parse(readFileSync(join(engine, '..', 'package.json'), 'utf8')) as { version: string }
    // its sources, or the few files that a published engine is
    const files = [engine, join(engine, 'recognise')].flatMap((code) =>
      readdirSync(code).map((name) => {
        const { size, mtimeMs } = statSync(join(code, name))
        return `${name}|${size}|${mtimeMs}`
      }),
    )
    return sha256([digest, version, ...files.sort()].join('\n'))
  } catch {
    return null
  }
}

// numbers that lie at a multiple of four are read where they are, and not copied
const NUMBER = 4

/** The lines above the lexicon: the stamp, the sum of what follows, and as many empty ones as bring it to where numbers may begin. */
const headOf = (stamp: string, packed: Uint8Array): string => {
  const head = `${stamp}\n${sha256(packed)}\n`
  return head.padEnd(Math.ceil(head.length / NUMBER) * NUMBER, '\n')
}

/** A lexicon as it is kept. */
export const lexiconFile = (stamp: string, packed: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.from(headOf(stamp, packed)), packed])

/** The lexicon that a published engine carries beside its code, stamped with the digest of the knowledge. */
export const shippedLexicon = (engine: string): string => join(engine, 'lexicon')

/** The lexicon kept under this stamp; null where there is none, or not one byte of it may be trusted. */
const read = (path: string, stamp: string): Uint8Array | null => {
  try {
    const kept = readFileSync(path)
    const packed = kept.subarray(headOf(stamp, kept.subarray(0, 0)).length)
    return kept.indexOf(headOf(stamp, packed)) === 0 ? packed : null
  } catch {
    return null
  }
}

const write = (path: string, stamp: string, packed: Uint8Array): void => {
  try {
    mkdirSync(dirname(path), { recursive: true })
    const temporary = `${path}.${process.pid}`
    writeFileSync(temporary, lexiconFile(stamp, packed))
    renameSync(temporary, path)
  } catch {
    // a cache only: a read-only folder costs time, never an answer
  }
}

/**
 * Lends the knowledge what the engine brought along or an earlier start learnt of its phrases; learns and keeps it where nothing can be used.
 * Where nothing can be kept it does nothing.
 */
export const lendLexicon = (knowledge: Knowledge, folder = cacheFolder('lexicon'), engine = engineFolder()): void => {
  const shipped = read(shippedLexicon(engine), knowledge.digest)
  if (shipped && useLexicon(knowledge, shipped)) return
  const stamp = stampOf(knowledge, engine)
  if (folder === null || stamp === null) return
  const path = join(folder, 'lexicon')
  const kept = read(path, stamp)
  if (kept && useLexicon(knowledge, kept)) return
  write(path, stamp, packedLexicon(knowledge))
}
