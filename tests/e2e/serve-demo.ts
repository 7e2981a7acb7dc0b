import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Io } from '../../packages/cli/src/io.ts'
import { serveSite } from '../../packages/cli/src/serving/serve-site.ts'

/** The whole server with its demo clinic, on a database of its own. */
export interface ServedDemo {
  readonly url: string
  /** the address that signs in as somebody of the demo */
  readonly door: (person: string) => string
  readonly said: readonly string[]
  readonly close: () => Promise<void>
}

export const serveDemoForTests = async (): Promise<ServedDemo> => {
  const { url, open, said, close } = await serveForTests(true)
  const key = open?.clinics.demo?.key
  if (key === undefined) throw new Error(`the demo did not start: ${said.join(' ')}`)
  return { url, door: (person) => `${url}/demo/${key}/${person}`, said, close }
}

/** The whole server at its first start, without a clinic: where the first one is made. */
export const serveEmptyForTests = async () => {
  const { url, open, close } = await serveForTests(false)
  return { url, setUp: `${url}/set-up/${open?.clinics.setUpKey}`, close }
}

const serveForTests = async (isDemo: boolean) => {
  const folder = mkdtempSync(join(tmpdir(), 'anagen-e2e-'))
  // as root, PostgreSQL runs as somebody else, who must reach it
  chmodSync(folder, 0o755)
  const said: string[] = []
  const io: Io = {
    out: async (text) => void said.push(text),
    err: (text) => void said.push(text),
    stdin: () => process.stdin,
    screen: { columns: 80, colour: false },
    isTerminal: false,
    now: Date.now(),
    zone: 'Europe/London',
  }
  const address = { host: '127.0.0.1', port: 0, isFixed: true }
  const { url, open, stop } = await serveSite({ address, io, env: { ANAGEN_DATA: folder }, isDemo })
  return {
    url,
    open,
    said,
    close: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
