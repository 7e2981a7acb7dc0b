import { homedir } from 'node:os'
import { join } from 'node:path'
import { existsSync } from '../builtin.ts'

/** The cache of the person who runs this, where nobody else writes; null for a user without a home (some containers). */
const cacheOfUser = (): string | null => {
  if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME
  try {
    return join(homedir(), '.cache')
  } catch {
    return null
  }
}

/**
 * Where a start keeps what the next one would work out again: in the repository where scripts/launch.mjs does, for an installed package
 * in the cache of the user; null where nothing can be kept. Whatever is deleted there is made anew.
 */
export const cacheFolder = (name: string): string | null => {
  const root = join(import.meta.dirname, '..', '..', '..', '..')
  if (existsSync(join(root, 'scripts', 'launch.mjs'))) return join(root, 'node_modules', '.cache', name)
  const cache = cacheOfUser()
  return cache === null ? null : join(cache, 'anagen', name)
}
