import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** What a mail says, without the keys in its addresses: they are made by chance, which now and then spells a short word. */
export const saidIn = ({ subject = '', text = '', html = '' }: Email): string =>
  `${subject}\n${text}\n${html}`.replaceAll(/[\w-]{32,}/g, '…')

/** A mail server that keeps what it accepted. */
export const mailServer = async () => {
  const accepted: Email[] = []
  let refusing: { code: number; to?: string } | null = null
  let held: { readonly at: 'greeting' | 'receipt'; readonly until: Promise<void>; readonly end: () => void } | null =
    null
  let isHolding = Promise.withResolvers<void>()
  /** says nothing more, and that it does, until it is released */
  const holdAt = async (at: 'greeting' | 'receipt'): Promise<void> => {
    if (held?.at !== at) return
    isHolding.resolve()
    await held.until
  }
  const refusal = (): Error => Object.assign(new Error('not now'), { responseCode: refusing?.code ?? 451 })
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onConnect: (_, answer) => void holdAt('greeting').then(() => answer()),
    onRcptTo: ({ address }, _, answer) => {
      if (refusing && (refusing.to === undefined || refusing.to === address)) answer(refusal())
      else answer()
    },
    onData: async (stream, _, answer) => {
      const parts: Buffer[] = []
      for await (const part of stream) parts.push(part)
      accepted.push(await PostalMime.parse(Buffer.concat(parts)))
      await holdAt('receipt')
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
    /** from now on it takes calls and then says nothing: before it greets, or when it has the mail. @returns once somebody waits for it */
    hold: (at: 'greeting' | 'receipt'): Promise<void> => {
      const { promise, resolve } = Promise.withResolvers<void>()
      held = { at, until: promise, end: resolve }
      isHolding = Promise.withResolvers()
      // nobody goes on over a call that was greeted before
      if (at === 'greeting') for (const call of server.connections) call.close()
      return isHolding.promise
    },
    release: () => {
      held?.end()
      held = null
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
