import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BadInput } from '../bad-input.ts'
import type { Address } from './address.ts'

const MOST_PORTS_TRIED = 50

const WHY: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use by another program; choose another one, for example PORT=3001 npm start',
  EACCES: 'may not be used by this user; choose one above 1023, for example PORT=3001 npm start',
  EADDRNOTAVAIL: 'is no address of this machine; choose another HOST, for example HOST=127.0.0.1',
  ENOTFOUND: 'is no host of this machine; choose another HOST, for example HOST=127.0.0.1',
}

const tryListening = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? ''

/**
 * Listens at the address, or at the next free port when no port was asked for.
 * @returns the address to open
 * @throws BadInput that says which PORT or HOST to choose instead
 */
export const listen = async (server: Server, { host, port, isFixed }: Address): Promise<string> => {
  const last = isFixed ? port : port + MOST_PORTS_TRIED
  for (let tried = port; ; tried++) {
    try {
      await tryListening(server, host, tried)
      break
    } catch (error) {
      const code = codeOf(error)
      if (code === 'EADDRINUSE' && tried < last) continue
      const why = WHY[code]
      if (why === undefined) throw error
      throw new BadInput(`${host}:${tried} ${why}`)
    }
  }
  const { port: taken } = server.address() as AddressInfo
  return `http://${host.includes(':') ? `[${host}]` : host}:${taken}`
}
