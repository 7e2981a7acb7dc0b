import { endQuietlyWithTheReader, processIo } from './io.ts'
import { EXIT, guarded } from './run.ts'
import { readAddress } from './serving/address.ts'
import { askedToStop } from './serving/asked-to-stop.ts'
import { serveSite } from './serving/serve-site.ts'

/** What `npm run serve` does: the pages and the clinics of this server, until somebody stops it. Without its database it does not start. */
const serve = (): Promise<number> => {
  const io = processIo()
  return guarded(io, async () => {
    const stopping = askedToStop()
    const { url, open, stop } = await serveSite({
      address: readAddress(process.env),
      io,
      env: process.env,
      isDemo: false,
    })
    await io.out(`\nAnagen is ready: ${url}\nIts data is in ${open?.folder}. Ctrl-C stops it.\n`)
    if (open?.clinics.setUpKey)
      await io.out(`There is no clinic yet. Make the first one: ${url}/set-up/${open.clinics.setUpKey}\n`)
    if (open?.mailsFrom === null)
      await io.out('No mail server is set up (SMTP_URL, MAIL_FROM): mails wait in the outbox.\n')
    await stopping
    await stop()
    await io.out('\nStopped.\n')
    return EXIT.ok
  })
}

endQuietlyWithTheReader()
process.exitCode = await serve()
