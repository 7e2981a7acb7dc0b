import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export const root = dirname(dirname(import.meta.dirname))

/** Something wrong in a file of the repository, and what to do about it. */
export type Complaint = { file: string; line: number; message: string }

/** Every file that git knows or would add, as a path from the root. */
export const files: readonly string[] = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file && existsSync(join(root, file)))
  .sort()

export const read = (file: string): string => readFileSync(join(root, file), 'utf8')

/** `lineOf(text, 120)` is the number of the line that holds that character. */
export const lineOf = (text: string, index: number): number => text.slice(0, index).split('\n').length

/** Fails with one line per complaint: file, line, message. */
export function expectNone(complaints: readonly Complaint[]): void {
  if (complaints.length === 0) return
  const error = new Error(`\n${complaints.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n')}\n`)
  Error.captureStackTrace(error, expectNone)
  throw error
}
