// Memory of the server as `npm run serve` runs it, before and after people looked at pages.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { figure, table } from '../table.ts'
import { serveFlags } from './serve-flags.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const VIEWS = 300
const PAGES = [
  '/',
  '/treatments',
  '/treatments/prp',
  '/treatments/fue',
  '/treatments/minoxidil-oral',
  '/normal/prp/redness',
  '/normal/fue/forehead-swelling',
  '/signs/itching',
  '/may-i',
  '/about',
]

/** Resident memory of the server's process; the database is another one. */
export const measureMemory = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'anagen-bench-'))
  const { child, url } = await start(folder)
  try {
    const atStart = residentMb(child)
    for (let view = 0; view < VIEWS; view++) {
      const response = await fetch(url + PAGES[view % PAGES.length])
      if (!response.ok) throw new Error(`${response.status} ${response.url}`)
      await response.text()
    }
    const rows = [
      ['when it is ready', figure(atStart)],
      [`after ${VIEWS} page views`, figure(residentMb(child))],
      ['the most that it ever was', figure(residentMb(child, 'VmHWM'))],
    ]
    return table(['memory of the server process', 'MB'], rows)
  } finally {
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
}

const start = async (folder: string): Promise<{ readonly child: ChildProcess; readonly url: string }> => {
  const child = spawn(process.execPath, [...serveFlags(), 'scripts/launch.mjs', 'packages/cli/src/serve.ts'], {
    cwd: ROOT,
    env: { ...process.env, ANAGEN_DATA: folder, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /Anagen is ready: (\S+)/.exec(line)?.[1]
    if (url) {
      child.stdout.resume()
      return { child, url }
    }
  }
  throw new Error('the server did not start')
}

const residentMb = ({ pid }: ChildProcess, what = 'VmRSS'): number => {
  const kb = new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kb) / 1024
}
