import { request as requestPlain } from 'node:http'
import { request } from 'node:https'
import { useAgent } from 'request-filtering-agent'

/** What became of a call. `gone`: whoever is there wants no more. */
export type Called = { readonly status: number } | { readonly why: string }

const PATIENCE_MS = 10_000

/**
 * Posts to an address that a clinic chose. It may not be a private one, unless allowed: checked at the moment of connecting, so that a name that
 * turns to another address later does not help. Redirects are answers, not followed; what is answered is not read.
 */
export const call = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  allowed: readonly string[],
): Promise<Called> => {
  const start = url.startsWith('https:') ? request : requestPlain
  return new Promise((resolve) => {
    const failed = (error: unknown): void =>
      resolve({ why: (error instanceof Error ? error.message : String(error)) || 'no connection' })
    try {
      const sent = start(url, {
        method: 'POST',
        agent: useAgent(url, { allowIPAddressList: [...allowed], keepAlive: false }),
        headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      sent.on('response', (answer) => {
        answer.on('error', () => undefined)
        answer.destroy()
        resolve({ status: answer.statusCode ?? 0 })
      })
      sent.on('error', failed)
      sent.end(body)
    } catch (error) {
      failed(error)
    }
  })
}
