import { randomInt } from 'node:crypto'
import type { Server } from 'node:net'

// no system gives these out by itself, neither to who asks for any port nor to a connection that goes out
const [LOWEST, HIGHEST] = [10_240, 32_000]

/** Listens on this machine. @throws when the port is taken */
export const listenOn = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })

/** Listens on a port that is still free when the server was away for a while and comes back. @returns the port */
export const listenToComeBack = async (server: Server): Promise<number> => {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST)
    try {
      await listenOn(server, port)
      return port
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    }
  }
}
