import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { StorageError } from '../storage/storage-error.ts'

/** One forward step of the database. */
export interface Migration {
  readonly name: string
  readonly sql: string
  /** sha-256 of the text, hex */
  readonly digest: string
}

/** Names and digests in the order they run. A step that people may have run is never edited: the manifest says what it was. */
export type Manifest = readonly { readonly name: string; readonly digest: string }[]

export const migrationsFolder = (): string => join(import.meta.dirname, '..', '..', 'migrations')

export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * The steps of the folder, checked against its manifest.
 * @throws StorageError `migration-changed`
 */
export const readMigrations = (folder: string = migrationsFolder()): readonly Migration[] => {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  for (const name of files)
    if (!manifest.some((entry) => entry.name === name)) throw changed(`${name} is not in manifest.json`)
  return manifest.map(({ name, digest }) => {
    if (!files.includes(name)) throw changed(`${name} is missing`)
    const sql = readFileSync(join(folder, name), 'utf8')
    if (digestOf(sql) !== digest) throw changed(`${name} was edited`)
    return { name, sql, digest }
  })
}

const changed = (what: string): StorageError =>
  new StorageError(
    'migration-changed',
    `The migrations of this program are not the ones it was published with: ${what}. Install it again.`,
  )
