import { Agent, request } from 'node:http'

/** What one round of requests gave. */
export interface Posted {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}

export interface Request {
  readonly path: string
  readonly token: string
  readonly body: string
}

/** Posts as fast as answers come, over so many connections. @throws when an answer is not 201 */
export const postAll = async (
  port: number,
  connections: number,
  seconds: number,
  next: () => Request,
): Promise<Posted> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  const end = performance.now() + seconds * 1000
  const client = async (): Promise<void> => {
    while (performance.now() < end) {
      const start = performance.now()
      await post(agent, port, next())
      times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: connections }, client))
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99) }
}

const post = (agent: Agent, port: number, { path, token, body }: Request): Promise<void> =>
  new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        method: 'POST',
        path,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('end', () =>
          response.statusCode === 201
            ? resolve()
            : reject(new Error(`${response.statusCode} ${Buffer.concat(chunks)}`)),
        )
        response.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
