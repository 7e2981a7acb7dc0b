import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A program of somebody else that is called: it answers what it is told to, then 204, and keeps what it was sent. */
export const receiver = async () => {
  const received: Received[] = []
  const answers: { status: number; location?: string }[] = []
  const server = createServer(async (request, response) => {
    received.push({ headers: request.headers, body: await text(request) })
    const { status, location } = answers.shift() ?? { status: 204 }
    response.writeHead(status, location === undefined ? {} : { location }).end()
  })
  const listen = (port: number): Promise<void> => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve))
  await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    received,
    /** what it answers next, in this order */
    answers,
    away: (): Promise<void> => new Promise((resolve) => server.close(() => resolve())),
    back: () => listen(port),
    close: async (): Promise<void> => {
      server.closeAllConnections()
      if (server.listening) await new Promise((resolve) => server.close(resolve))
    },
  }
}
