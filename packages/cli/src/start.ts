// `npm start`: the pages, and a demo clinic of synthetic people.
import type { OpenClinics } from './serving/open-clinics.ts'
import type { Served } from './serving/serve-site.ts'
import { serveUntilStopped } from './serving/serve-until-stopped.ts'

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

const greeting = ({ url, open }: Served): string =>
  `\nAnagen is ready: ${url}\nIn the terminal: npx anagen check. Ctrl-C stops it.\n${open ? doors(url, open) : ''}`

process.exitCode = await serveUntilStopped(true, greeting)
