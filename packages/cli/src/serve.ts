// `npm run serve`: the pages and the clinics of this server. Without its database it does not start.
import type { Served } from './serving/serve-site.ts'
import { serveUntilStopped } from './serving/serve-until-stopped.ts'

const greeting = ({ url, open }: Served): string => {
  const lines = ['', `Anagen is ready: ${url}`, `Its data is in ${open?.folder}. Ctrl-C stops it.`]
  if (open?.clinics.setUpKey)
    lines.push(`There is no clinic yet. Make the first one: ${url}/set-up/${open.clinics.setUpKey}`)
  if (open?.mailsFrom === null) lines.push('No mail server is set up (SMTP_URL, MAIL_FROM): mails wait in the outbox.')
  return `${lines.join('\n')}\n`
}

process.exitCode = await serveUntilStopped(false, greeting)
