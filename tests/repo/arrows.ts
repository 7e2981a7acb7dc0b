import { dirname, join } from 'node:path'
import { type Import, importsOf, isTest, type Source } from './source.ts'
import type { Complaint } from './tree.ts'

/** What each package may import of ours. A new package is added here first. Why: ARCHITECTURE.md */
export const mayImport: Record<string, readonly string[]> = {
  kb: [],
  engine: ['kb'],
  stats: [],
  claims: ['kb'],
  server: ['kb', 'engine', 'stats'],
  web: ['kb', 'engine', 'server'],
  cli: ['kb', 'engine', 'stats', 'claims', 'server', 'web'],
}

/** The files of the pure packages that read the disk, `...-node.ts`: everything else runs in a browser too. */
export const isDiskLoader = (file: string): boolean => /^packages\/kb\/src\/\w+-node\.ts$/.test(file)

/** Imports of one package by another that the arrows do not allow. */
export function wrongArrows(source: Source): readonly Complaint[] {
  const from = packageOf(source.file)
  if (!from) return []
  return importsOf(source).flatMap((found) => {
    const to = target(source.file, found.specifier)
    return isAllowed(from, to, found, source.file) ? [] : [complain(source.file, found, from, to)]
  })
}

function isAllowed(from: string, to: string | undefined, { specifier }: Import, file: string): boolean {
  if (!to || to === from) return true
  const allowed = mayImport[from]?.includes(to) && specifier.startsWith('@anagen/')
  const readsDisk = (from === 'engine' || from === 'claims') && specifier.endsWith('-node') && !isTest(file)
  return Boolean(allowed) && !readsDisk
}

function complain(file: string, { specifier, line }: Import, from: string, to?: string): Complaint {
  const allowed = mayImport[from]?.map((name) => `@anagen/${name}`).join(', ') || 'none of our packages'
  return { file, line, message: `imports ${specifier} (${to}); ${from} may import ${allowed}` }
}

/** `packages/kb/src/a.ts` -> `kb`; files outside packages/ -> undefined */
const packageOf = (path: string): string | undefined => /^packages\/([\w-]+)\//.exec(path)?.[1]

function target(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return packageOf(join(dirname(file), specifier)) ?? `outside: ${specifier}`
  return /^@anagen\/([\w-]+)/.exec(specifier)?.[1]
}
