import { join, sep } from 'node:path'

/** Progress goes to stderr, so that stdout holds the results and nothing else. */
export const progress = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

const root = `${join(import.meta.dirname, '..')}${sep}`

/** Paths as seen from the repository: where it lies on this machine is nobody's business. */
export const withoutRoot = (text: string): string => text.replaceAll(root, '')

export const messageOf = (error: unknown): string => withoutRoot(error instanceof Error ? error.message : String(error))

export const firstLine = (text: string): string => text.split('\n', 1)[0] ?? ''
