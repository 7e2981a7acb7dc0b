import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type KnownWords, knownWords, useKnownWords } from '@anagen/engine'
import type { Knowledge } from '@anagen/kb'
import { cacheFolder } from './cache-folder.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Changes with the knowledge and with the code that parts its words (version, names, sizes, times); null where that code is not to be found. */
const stampOf = ({ digest }: Knowledge): string | null => {
  try {
    const engine = dirname(fileURLToPath(import.meta.resolve('@anagen/engine')))
    const { version } = JSON.parse(readFileSync(join(engine, '..', 'package.json'), 'utf8')) as { version: string }
    const code = join(engine, 'recognise')
    const files = readdirSync(code).map((name) => {
      const { size, mtimeMs } = statSync(join(code, name))
      return `${name}|${size}|${mtimeMs}`
    })
    return sha256([digest, version, ...files.sort()].join('\n'))
  } catch {
    return null
  }
}

/** The words kept under this stamp; null where there are none, or not one letter of them may be trusted. */
const read = (path: string, stamp: string): KnownWords | null => {
  try {
    const [keptStamp, sum, ...rest] = readFileSync(path, 'utf8').split('\n')
    const [digest = '', symptoms = '', others = ''] = rest
    return keptStamp === stamp && sum === sha256(rest.join('\n')) ? { digest, symptoms, others } : null
  } catch {
    return null
  }
}

const write = (path: string, stamp: string, { digest, symptoms, others }: KnownWords): void => {
  const content = [digest, symptoms, others].join('\n')
  try {
    mkdirSync(dirname(path), { recursive: true })
    const temporary = `${path}.${process.pid}`
    writeFileSync(temporary, [stamp, sha256(content), content].join('\n'))
    renameSync(temporary, path)
  } catch {
    // a cache only: a read-only folder costs time, never an answer
  }
}

/** Lends the knowledge the words that an earlier start parted; parts and keeps them where none can be used. Where nothing can be kept it does nothing. */
export const lendWords = (knowledge: Knowledge, folder = cacheFolder('words')): void => {
  const stamp = stampOf(knowledge)
  if (folder === null || stamp === null) return
  const path = join(folder, 'known-words')
  const kept = read(path, stamp)
  if (kept && useKnownWords(knowledge, kept)) return
  const fresh = knownWords(knowledge)
  useKnownWords(knowledge, fresh)
  write(path, stamp, fresh)
}
