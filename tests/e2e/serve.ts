import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadKnowledge } from '@anagen/kb/load-node'
import { ensureBuilt, openSite } from '@anagen/web'
import { createAdaptorServer } from '@hono/node-server'

/** The public site on a free port of this machine. */
export interface ServedSite {
  readonly url: string
  /** errors that the site reported */
  readonly errors: readonly unknown[]
  readonly close: () => Promise<void>
}

/** Serves the public site for tests; its clock stands still. */
export const serveForTests = async (): Promise<ServedSite> => {
  const errors: unknown[] = []
  const site = await openSite({
    knowledge: loadKnowledge(),
    built: await ensureBuilt(),
    now: () => Date.UTC(2026, 10, 21, 2),
    zone: 'Europe/London',
    onError: (error) => void errors.push(error),
  })
  const server = createAdaptorServer({ fetch: site.fetch }) as Server
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${port}`, errors, close }
}
