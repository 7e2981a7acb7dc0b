/** How long a person waits for the command, from the start of a new process to its end. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { firstLine, withoutRoot } from '../progress.ts'

const root = join(import.meta.dirname, '..', '..')
const check = ['check', '--did', 'prp@30h', '--say', 'scalp is pink and a bit sore, no fever']

export interface Command {
  readonly name: string
  readonly words: readonly string[]
}

/** The empty program is what Node itself costs; all else is ours. */
export const commands: readonly Command[] = [
  { name: 'an empty program', words: ['--eval', ''] },
  { name: 'main.ts --version', words: ['packages/cli/src/main.ts', '--version'] },
  { name: 'main.ts check', words: ['packages/cli/src/main.ts', ...check] },
  { name: 'bin/anagen.mjs check', words: ['packages/cli/bin/anagen.mjs', ...check] },
]

/** Milliseconds of one run, or why there is no figure. */
export function start({ words }: Command): number | string {
  const [file = ''] = words
  if (!file.startsWith('--') && !existsSync(join(root, file))) return `${file} does not exist yet`
  const begin = performance.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, [...words], { cwd: root, encoding: 'utf8' })
  const elapsed = performance.now() - begin
  if (status !== 0)
    return `exit code ${status}: ${withoutRoot(stderr.match(/^.*error.*$/im)?.[0] ?? firstLine(stderr))}`
  // A command that says nothing has not done its work, however fast it was.
  if (!file.startsWith('--') && stdout.trim() === '') return 'it printed nothing'
  return elapsed
}
