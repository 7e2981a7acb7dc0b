import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { compileCache } from './anagen.ts'

const start = join(import.meta.dirname, '..', 'src', 'start.ts')
// everybody may enter it: as root, PostgreSQL runs as somebody else
const data = mkdtempSync(join(tmpdir(), 'anagen-start-'))
chmodSync(data, 0o755)
const running: ChildProcess[] = []
const blocking: Server[] = []

// asked politely: killed, it would leave its database running
const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('close', () => resolve())
    child.kill('SIGINT')
  })

afterAll(() => rmSync(data, { recursive: true, force: true }))

afterEach(async () => {
  await Promise.all(running.splice(0).map(ended))
  for (const server of blocking.splice(0)) server.close()
})

interface Started {
  readonly child: ChildProcess
  /** everything written until now */
  readonly said: () => string
  readonly url: string
  /** everything written up to its end, with its exit code */
  readonly end: Promise<{ out: string; exit: number | null }>
}

/** Starts the server as `npm start` does; resolves when it says that it is ready, or ends. */
const started = (env: Record<string, string>): Promise<Started> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [start], {
      env: { ...process.env, ...compileCache, PORT: '', ANAGEN_DATA: data, ...env },
    })
    running.push(child)
    let out = ''
    const end = new Promise<{ out: string; exit: number | null }>((tell) =>
      child.on('close', (exit) => {
        tell({ out, exit })
        resolve({ child, url: '', end, said: () => out })
      }),
    )
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => {
        out += text
        const [, url] = /is ready: (\S+)/.exec(out) ?? []
        if (url) resolve({ child, url, end, said: () => out })
      })
  })

/** What it wrote, once the doors of the demo are among it. @throws when it ends without */
const printed = async ({ said, end }: Started): Promise<string> => {
  let hasEnded = false
  void end.then(() => {
    hasEnded = true
  })
  await expect.poll(() => hasEnded || /Its data is in/.test(said()), { timeout: 240_000 }).toBe(true)
  expect(said()).toContain('Its data is in')
  return said()
}

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

test('the demo clinic signs somebody in, and the second start finds it as it was', async () => {
  const first = await started({ PORT: '0' })
  const [door = ''] = (await printed(first)).match(/http:\S+\/pat$/m) ?? []
  const entered = await fetch(door, { redirect: 'manual' })
  expect(entered.status).toBe(303)
  const cookie = entered.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const today = await (await fetch(`${first.url}/c/demo/me`, { headers: { cookie } })).text()
  expect(today).toContain('Pat (synthetic)')
  expect(today).toContain('everybody here is synthetic')
  first.child.kill('SIGINT')
  expect((await first.end).out).toContain('Stopped.')

  const second = await started({ PORT: '0' })
  const again = (await printed(second)).match(/http:\S+\/pat$/m)?.[0]
  expect(again && new URL(again).pathname).toBe(new URL(door).pathname)
  expect((await fetch(again ?? '', { redirect: 'manual' })).status).toBe(303)
})

test('without a database the public pages work, the pages of clinics say so, and the console says why', async () => {
  const { url, child, end } = await started({ PORT: '0', DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' })
  expect((await fetch(url)).status).toBe(200)
  const clinic = await fetch(`${url}/c/demo/me`)
  expect(clinic.status).toBe(503)
  expect(await clinic.text()).toContain('tel:112')
  child.kill('SIGINT')
  expect((await end).out).toMatch(/Cannot reach the database[\s\S]*the public pages work/)
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
  ['PUBLIC_URL', 'https://clinic.example/anagen', 'needs a name of its own'],
  ['HOST', '203.0.113.7', 'is no address of this machine'],
])('%s=%s is refused in one line', async (name, value, said) => {
  const { end } = await started({ [name]: value })
  const { out, exit } = await end
  expect(exit).toBe(2)
  expect(out).toContain(said)
  expect(out.trim().split('\n')).toHaveLength(1)
})
