import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Key, newKey } from './envelope.ts'

/** What is wrong with the master key, and what to do. Never holds the key. */
export class MasterKeyError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'MasterKeyError'
  }
}

export const masterKeyFile = (stateFolder: string): string => join(stateFolder, 'keys', 'master.key')

/**
 * The key that wraps every clinic's key: made at the first start, readable by nobody else.
 * `isFirstStart` is false where clinics exist already: a new key could not read them, so none is made.
 * @throws MasterKeyError
 */
export const masterKey = (stateFolder: string, isFirstStart: boolean): Key => {
  const file = masterKeyFile(stateFolder)
  if (existsSync(file)) return read(file)
  if (!isFirstStart)
    throw new MasterKeyError(
      `${file} is missing, and what the clinics stored cannot be read without it. Put back the copy that you keep apart from the backups.`,
    )
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const key = newKey()
  const written = openSync(file, 'wx', 0o600)
  try {
    writeSync(written, `${key.toString('hex')}\n`)
    fsyncSync(written)
  } finally {
    closeSync(written)
  }
  return key
}

/** A key as text of 64 hex digits. @throws MasterKeyError when it is no such key, or one that somebody could guess */
const parseMasterKey = (text: string, named: string): Key => {
  const digits = text.trim()
  const isKey = /^[0-9a-f]{64}$/i.test(digits)
  if (!isKey)
    throw new MasterKeyError(`${named} is not a key: it must be 64 hex digits, for example from: openssl rand -hex 32`)
  const key = Buffer.from(digits, 'hex')
  // 32 random bytes have fewer than 16 different ones about once in 10^20
  if (new Set(key).size < 16) throw new MasterKeyError(`${named} is a weak key. Make one with: openssl rand -hex 32`)
  return key
}

const read = (file: string): Key => {
  if ((statSync(file).mode & 0o077) !== 0)
    throw new MasterKeyError(`${file} can be read by other accounts. Close it: chmod 600 ${file}`)
  return parseMasterKey(readFileSync(file, 'utf8'), file)
}
