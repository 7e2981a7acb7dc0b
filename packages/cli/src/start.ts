import { endQuietlyWithTheReader, processIo } from './io.ts'
import { EXIT, guarded } from './run.ts'
import { readAddress } from './serving/address.ts'
import { askedToStop } from './serving/asked-to-stop.ts'
import type { OpenClinics } from './serving/open-clinics.ts'
import { serveSite } from './serving/serve-site.ts'

const doors = (url: string, { clinics, folder }: OpenClinics): string => {
  const { demo } = clinics
  if (demo === null) return ''
  const at = `${url}/demo/${demo.key}`
  const lines = demo.people.map(({ id, name, about }) => `  ${at}/${id}\n      ${name}: ${about}`)
  return [
    '',
    `The demo clinic, whose people are all synthetic (${url}/c/${demo.slug}). Sign in as one of them:`,
    ...lines,
    `Its data is in ${folder}; delete that folder for a fresh one.`,
    '',
  ].join('\n')
}

/** What `npm start` does: the pages and a demo clinic, until somebody stops them. */
const start = (): Promise<number> => {
  const io = processIo()
  return guarded(io, async () => {
    const stopping = askedToStop()
    const { url, open, stop } = await serveSite({
      address: readAddress(process.env),
      io,
      env: process.env,
      isDemo: true,
    })
    await io.out(`\nAnagen is ready: ${url}\nIn the terminal: npx anagen check. Ctrl-C stops it.\n`)
    if (open) await io.out(doors(url, open))
    await stopping
    await stop()
    await io.out('\nStopped.\n')
    return EXIT.ok
  })
}

endQuietlyWithTheReader()
process.exitCode = await start()
