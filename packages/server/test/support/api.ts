import { Writable } from 'node:stream'
import { apiApp } from '../../src/http/api.ts'
import { type ApiLimits, UNCOUNTED } from '../../src/http/limits.ts'
import { openLog } from '../../src/http/log.ts'
import { openMetrics } from '../../src/http/metrics.ts'
import type { Asked, Deps } from '../../src/operation/deps.ts'
import { issueToken } from '../../src/operations/issue-token.ts'
import { ok } from './clinic.ts'

/** The API with its log kept, and requests as somebody with a token. */
export const testApi = (deps: Deps, limits: Partial<ApiLimits> = UNCOUNTED) => {
  const lines: string[] = []
  const kept = new Writable({
    write: (chunk, _, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  const app = apiApp({ deps, log: openLog('info', kept), metrics: openMetrics(), version: '0.1.0', limits })
  const call = async (
    token: string | null,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answered> => {
    const isBytes = body instanceof Uint8Array
    const response = await app.request(
      path.startsWith('/api') || /^\/(healthz|readyz|metrics)$/.test(path) ? path : `/api/v1${path}`,
      {
        method,
        headers: {
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(body === undefined || isBytes ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined
          ? {}
          : { body: isBytes ? new Uint8Array(body) : typeof body === 'string' ? body : JSON.stringify(body) }),
      },
    )
    const text = await response.text()
    const type = response.headers.get('content-type') ?? ''
    return {
      status: response.status,
      type,
      text,
      json: /json/.test(type) ? JSON.parse(text) : null,
      headers: response.headers,
    }
  }
  return { app, call, lines }
}

export interface Answered {
  readonly status: number
  readonly type: string
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was answered
  readonly json: any
  readonly headers: Headers
}

/** A token for somebody, made by the owner of their clinic. */
export const tokenFor = async (
  owner: Asked,
  actorKind: 'staff' | 'patient' | 'caregiver',
  actorId: string,
  scopes: ('read' | 'write' | 'admin')[] = ['read', 'write', 'admin'],
): Promise<string> => ok(await issueToken({ actorKind, actorId, scopes }, owner)).token
