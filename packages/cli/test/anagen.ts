// Runs the command: as a process, or in this process where the difference does not matter.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Io } from '../src/io.ts'
import { run } from '../src/run.ts'
import type { Screen } from '../src/text/screen.ts'

export const main = join(import.meta.dirname, '..', 'src', 'main.ts')
// the launcher does the same: sources are compiled once, not for every process
export const compileCache = {
  NODE_COMPILE_CACHE: join(import.meta.dirname, '..', '..', '..', 'node_modules', '.cache', 'compile'),
}

export interface Outcome {
  readonly out: string
  readonly err: string
  readonly exit: number | null
}

/** A real process, as a person starts it. */
export const anagen = (
  args: readonly string[],
  input: string | Buffer = '',
  env: Record<string, string> = {},
): Outcome => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [main, ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { ...process.env, NO_COLOR: '1', ...compileCache, ...env },
  })
  return { out: stdout, err: stderr, exit: status }
}

export interface Around {
  readonly stdin?: string | Uint8Array
  readonly screen?: Partial<Screen>
  readonly now?: string
  readonly zone?: string
}

/** The same without a process of its own. */
export const inProcess = async (args: readonly string[], around: Around = {}): Promise<Outcome> => {
  let out = ''
  let err = ''
  const io: Io = {
    out: async (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    async *stdin() {
      yield typeof around.stdin === 'string'
        ? new TextEncoder().encode(around.stdin)
        : (around.stdin ?? new Uint8Array())
    },
    screen: { columns: 80, colour: false, ...around.screen },
    isTerminal: false,
    now: Date.parse(around.now ?? '2026-11-21T12:00:00Z'),
    zone: around.zone ?? 'UTC',
  }
  const exit = await run(args, io)
  return { out, err, exit }
}

/** Reports as newline-delimited JSON, judged; each line of the answer parsed. */
export const judgeLines = async (
  input: string | Uint8Array,
): Promise<{ lines: Record<string, unknown>[]; exit: number | null; err: string }> => {
  const { out, exit, err } = await inProcess(['check', '--from', '-', '--json'], { stdin: input })
  return {
    lines: out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
    exit,
    err,
  }
}
