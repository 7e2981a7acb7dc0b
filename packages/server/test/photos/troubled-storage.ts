import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Bucket } from '../../src/photos/photos-in-bucket.ts'

/** What goes wrong on the way to a storage: it is too busy, it never answers, or the line breaks in the middle of what it sends. */
export type Trouble = 'busy' | 'silent' | 'cut'

const SLOW_DOWN =
  '<?xml version="1.0"?><Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>'

/** The way to a storage, on which some requests go wrong. */
export const troubledStorage = async (bucket: Bucket) => {
  const there = new URL(bucket.url)
  let trouble: { readonly kind: Trouble; left: number } | null = null
  const server = createServer((asked, answer) => {
    const isInTrouble = trouble !== null && trouble.left-- > 0
    if (isInTrouble && trouble?.kind === 'silent') return void asked.resume()
    if (isInTrouble && trouble?.kind === 'busy')
      return void asked.resume().on('end', () => answer.writeHead(503).end(SLOW_DOWN))
    const { method, url: path, headers } = asked
    const onward = request({ host: there.hostname, port: there.port, method, path, headers }, (from) => {
      answer.writeHead(from.statusCode ?? 502, from.headers)
      if (!isInTrouble) return void from.pipe(answer)
      from.once('data', (part: Buffer) => answer.write(part.subarray(0, part.length >> 1), () => answer.destroy()))
    })
    asked.pipe(onward)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    bucket: { ...bucket, url: `http://127.0.0.1:${port}${there.pathname}` },
    /** the next requests, or all from now on */
    next: (kind: Trouble, times = Number.POSITIVE_INFINITY) => {
      trouble = { kind, left: times }
    },
    over: () => {
      trouble = null
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
