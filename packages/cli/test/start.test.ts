import { type ChildProcess, spawn } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { compileCache } from './anagen.ts'

const start = join(import.meta.dirname, '..', 'src', 'start.ts')
const running: ChildProcess[] = []
const blocking: Server[] = []

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  for (const server of blocking.splice(0)) server.close()
})

interface Started {
  readonly child: ChildProcess
  readonly url: string
  /** everything written up to its end, with its exit code */
  readonly end: Promise<{ out: string; exit: number | null }>
}

/** Starts the server as `npm start` does; resolves when it says that it is ready, or ends. */
const started = (env: Record<string, string>): Promise<Started> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [start], { env: { ...process.env, ...compileCache, PORT: '', ...env } })
    running.push(child)
    let out = ''
    const end = new Promise<{ out: string; exit: number | null }>((ended) =>
      child.on('close', (exit) => {
        ended({ out, exit })
        resolve({ child, url: '', end })
      }),
    )
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => {
        out += text
        const [, url] = /is ready: (\S+)/.exec(out) ?? []
        if (url) resolve({ child, url, end })
      })
  })

const blockedPort = async (port = 0): Promise<number> => {
  const server = createServer()
  blocking.push(server)
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

test('npm start serves the check, also without a terminal, and stops cleanly on Ctrl-C', async () => {
  const { child, url, end } = await started({ PORT: '0' })
  const response = await fetch(url)
  expect(response.status).toBe(200)
  expect(await response.text()).toContain('Is this normal?')
  child.kill('SIGINT')
  const { out, exit } = await end
  expect(exit).toBe(0)
  expect(out).toContain('Stopped.')
})

test('a port that was asked for and is taken is refused in one line', async () => {
  const port = await blockedPort()
  const { end } = await started({ PORT: String(port) })
  const { out, exit } = await end
  expect(exit).toBe(2)
  expect(out).toMatch(/is in use by another program; choose another one/)
  expect(out).not.toMatch(/^ {4}at /m)
})

test('without PORT the next free port is taken', async () => {
  // somebody else may have 3000 already: that serves as well
  await blockedPort(3000).catch(() => 3000)
  const { url } = await started({})
  expect(Number(new URL(url).port)).toBeGreaterThan(3000)
})

test.each([
  ['PORT', '99999999', 'write a number from 0 to 65535'],
  ['PORT', 'http', 'write a number from 0 to 65535'],
  ['HOST', '203.0.113.7', 'is no address of this machine'],
])('%s=%s is refused in one line', async (name, value, said) => {
  const { end } = await started({ [name]: value })
  const { out, exit } = await end
  expect(exit).toBe(2)
  expect(out).toContain(said)
  expect(out.trim().split('\n')).toHaveLength(1)
})
