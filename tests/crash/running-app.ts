import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Target } from '../../packages/server/src/storage/connect.ts'
import { firstLine } from '../../packages/server/test/support/first-line.ts'

/** The server in a process of its own. */
export interface RunningApp {
  readonly child: ChildProcess
  readonly port: number
  readonly target: Target
}

/** Starts the app and waits until it says where it listens. @throws when it ends before */
export const startApp = async (folder: string): Promise<RunningApp> => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'app.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { port, target } = JSON.parse(await firstLine(child))
  return { child, port, target }
}

export const killApp = async ({ child }: RunningApp): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}
