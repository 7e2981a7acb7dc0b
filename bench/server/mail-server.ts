// A mail server that accepts everything and keeps nothing, as a process of its own.
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _, answer) => {
    stream.resume().on('end', () => answer())
  },
})
server.listen(0, '127.0.0.1', () =>
  console.log(JSON.stringify({ port: (server.server.address() as AddressInfo).port })),
)
