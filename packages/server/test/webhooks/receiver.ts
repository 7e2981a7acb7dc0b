import { createServer, type IncomingHttpHeaders } from 'node:http'
import { text } from 'node:stream/consumers'
import { listenOn, listenToComeBack } from '../support/listen.ts'

export interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A program of somebody else that is called: it answers what it is told to, then 204, and keeps what it was sent. */
export const receiver = async () => {
  const received: Received[] = []
  const answers: { status: number; location?: string }[] = []
  let slow: PromiseWithResolvers<void> | undefined
  const server = createServer(async (request, response) => {
    received.push({ headers: request.headers, body: await text(request) })
    await slow?.promise
    const { status, location } = answers.shift() ?? { status: 204 }
    response.writeHead(status, location === undefined ? {} : { location }).end()
  })
  const port = await listenToComeBack(server)
  return {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    received,
    /** what it answers next, in this order */
    answers,
    /** from now on it hears and does not answer, until it is told to */
    hold: (): void => {
      slow = Promise.withResolvers()
    },
    release: (): void => slow?.resolve(),
    away: (): Promise<void> => new Promise((resolve) => server.close(() => resolve())),
    back: () => listenOn(server, port),
    close: async (): Promise<void> => {
      server.closeAllConnections()
      if (server.listening) await new Promise((resolve) => server.close(resolve))
    },
  }
}
