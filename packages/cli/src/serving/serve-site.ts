import type { Server } from 'node:http'
import { ensureBuilt, openSite } from '@anagen/web'
import { createAdaptorServer } from '@hono/node-server'
import type { Io } from '../io.ts'
import { ourKnowledge } from '../knowledge.ts'
import type { Address } from './address.ts'
import { listen } from './listen.ts'

/** A site that is being served. */
export interface Served {
  readonly url: string
  /** answers what was asked already, then stops */
  readonly stop: () => Promise<void>
}

const PATIENCE_MS = 3_000

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), PATIENCE_MS)
    server.close(() => {
      clearTimeout(impatient)
      resolve()
    })
    server.closeIdleConnections()
  })

const report = (io: Io) => (error: unknown) =>
  io.err(`anagen: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)

/** Builds the pages when they are not, and serves them. @throws BadInput when the address cannot be used */
export const serveSite = async (address: Address, io: Io): Promise<Served> => {
  const [knowledge, built] = await Promise.all([ourKnowledge(), ensureBuilt((text) => io.err(`${text}\n`))])
  const site = await openSite({
    knowledge,
    built,
    now: Date.now,
    zone: io.zone,
    origin: process.env.PUBLIC_URL,
    onError: report(io),
  })
  const server = createAdaptorServer({ fetch: site.fetch }) as Server
  const url = await listen(server, address)
  return { url, stop: () => stop(server) }
}
