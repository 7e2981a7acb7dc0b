import { enableCompileCache } from 'node:module'
import { cacheFolder } from './data/cache-folder.ts'

/**
 * From here on Node keeps the code that it compiles and, in the repository, strips of types: half of a start is nothing else.
 * Node holds each file against its source before using what it kept, and goes on without where the folder cannot be written.
 */
export const keepCompiledCode = (): void => {
  const folder = cacheFolder('compile')
  if (folder !== null) enableCompileCache(folder)
}
