import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Target } from '../../packages/server/src/storage/connect.ts'

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
  const lines = createInterface({ input: child.stdout })
  const [line] = await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the app ended with ${code} before it listened`)
    }),
  ])
  const { port, target } = JSON.parse(String(line))
  return { child, port, target }
}

export const killApp = async ({ child }: RunningApp): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}
