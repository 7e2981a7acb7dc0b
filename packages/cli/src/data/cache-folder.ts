import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * Where a start keeps what the next one would work out again. The repository keeps it where scripts/launch.mjs does; an installed
 * package in the cache of the person who runs it, where nobody else writes. Whatever is deleted there is made anew.
 */
export const cacheFolder = (name: string): string => {
  const root = join(import.meta.dirname, '..', '..', '..', '..')
  return existsSync(join(root, 'scripts', 'launch.mjs'))
    ? join(root, 'node_modules', '.cache', name)
    : join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'anagen', name)
}
