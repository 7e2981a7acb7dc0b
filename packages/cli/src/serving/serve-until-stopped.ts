import { endQuietlyWithTheReader, processIo } from '../io.ts'
import { EXIT, guarded } from '../run.ts'
import { readAddress } from './address.ts'
import { askedToStop } from './asked-to-stop.ts'
import { type Served, serveSite } from './serve-site.ts'

/**
 * Serves the pages and the clinics until somebody stops them.
 * @param greeting what is printed once the site is ready
 * @returns the exit code
 */
export const serveUntilStopped = (isDemo: boolean, greeting: (site: Served) => string): Promise<number> => {
  endQuietlyWithTheReader()
  const io = processIo()
  return guarded(io, async () => {
    const stopping = askedToStop()
    const site = await serveSite({ address: readAddress(process.env), io, env: process.env, isDemo })
    await io.out(greeting(site))
    await stopping
    await site.stop()
    await io.out('\nStopped.\n')
    return EXIT.ok
  })
}
