import { fileURLToPath } from 'node:url'
import { loadKnowledge } from '@anagen/kb/load-node'
import { ensureBuilt } from '../src/build/ensure-built.ts'
import { openSite } from '../src/site.ts'

export const knowledge = loadKnowledge()
export const errors: unknown[] = []

/** The site, without a socket. */
export const site = await openSite({
  knowledge,
  built: await ensureBuilt(),
  now: () => Date.UTC(2026, 10, 21, 2),
  zone: 'Europe/London',
  onError: (error) => void errors.push(error),
})

export const packageFolder = fileURLToPath(new URL('..', import.meta.url))

export interface Seen {
  readonly status: number
  readonly html: string
  readonly headers: Headers
}

export const get = async (path: string, headers: Record<string, string> = {}): Promise<Seen> => {
  const response = await site.request(path, { headers })
  return { status: response.status, html: await response.text(), headers: response.headers }
}

type Fields = readonly (readonly [name: string, value: string])[]

export const post = async (path: string, fields: Fields, headers: Record<string, string> = {}): Promise<Seen> => {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]))
  const response = await site.request(path, { method: 'POST', body, headers })
  return { status: response.status, html: await response.text(), headers: response.headers }
}

export const ask = (...fields: Fields): Promise<Seen> => post('/?index', fields)

/** The level of the one card on the page; null when there is none. @throws when there are more */
export const levelOf = (html: string): string | null => {
  const levels = [...html.matchAll(/data-level="(\w+)"/g)].map(([, level]) => level)
  if (levels.length > 1) throw new Error(`${levels.length} cards on one page: ${levels.join(', ')}`)
  return levels[0] ?? null
}

/** What a reader sees, without tags. */
export const textOf = (html: string): string =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
