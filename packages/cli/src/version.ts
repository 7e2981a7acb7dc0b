import { readFileSync } from './builtin.ts'

/** The version of this package. */
export const version = (): string => {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
  return manifest.version
}
