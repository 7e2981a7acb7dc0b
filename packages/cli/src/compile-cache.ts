import { existsSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** The repository keeps it where scripts/launch.mjs does; an installed package in the cache of the person who runs it, where nobody else writes. */
const folder = (): string => {
  const root = join(import.meta.dirname, '..', '..', '..')
  return existsSync(join(root, 'scripts', 'launch.mjs'))
    ? join(root, 'node_modules', '.cache', 'compile')
    : join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'anagen', 'compile')
}

/**
 * From here on Node keeps the code that it compiles and, in the repository, strips of types: half of a start is nothing else.
 * Node holds each file against its source before using what it kept, and goes on without where the folder cannot be written.
 */
export const keepCompiledCode = (): void => void enableCompileCache(folder())
