import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A mail server that keeps what it accepted. */
export const mailServer = async () => {
  const accepted: Email[] = []
  let refusing: { code: number; to?: string } | null = null
  const refusal = (): Error => Object.assign(new Error('not now'), { responseCode: refusing?.code ?? 451 })
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _, answer) => {
      if (refusing && (refusing.to === undefined || refusing.to === address)) answer(refusal())
      else answer()
    },
    onData: async (stream, _, answer) => {
      const parts: Buffer[] = []
      for await (const part of stream) parts.push(part)
      accepted.push(await PostalMime.parse(Buffer.concat(parts)))
      answer()
    },
  })
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    accepted,
    url: `smtp://127.0.0.1:${port}`,
    to: (address: string) => accepted.filter((mail) => mail.to?.some((to) => to.address === address)),
    /** from now on mails are refused with a code, to one address or to all */
    refuse: (code: number, to?: string) => {
      refusing = to === undefined ? { code } : { code, to }
    },
    accept: () => {
      refusing = null
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
