import { endQuietlyWithTheReader, processIo } from './io.ts'
import { EXIT, guarded } from './run.ts'
import { readAddress } from './serving/address.ts'
import { serveSite } from './serving/serve-site.ts'

/** Resolves at the first Ctrl-C or request to end; a second one ends at once. */
const askedToStop = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        process.on(signal, () => process.exit(EXIT.internal))
        resolve()
      })
  })

/** What `npm start` does: the pages, until somebody stops them. */
const start = (): Promise<number> => {
  const io = processIo()
  return guarded(io, async () => {
    const stopping = askedToStop()
    const served = await serveSite(readAddress(process.env), io)
    await io.out(`\nAnagen is ready: ${served.url}\nIn the terminal: npx anagen check. Ctrl-C stops it.\n`)
    await stopping
    await served.stop()
    await io.out('\nStopped.\n')
    return EXIT.ok
  })
}

endQuietlyWithTheReader()
process.exitCode = await start()
