import type { Context } from 'hono'
import { Refused, refusal } from '../operation/refusal.ts'
import { type BodyLimit, readBytes } from './read-body.ts'
import { isInQuery, pathFields, ROUTES, type Route } from './routes.ts'

const unreadable = (detail: string): Refused => new Refused(refusal('invalid-input', detail))

const inPathOf = new Map(ROUTES.map((route) => [route, pathFields(route.path)]))

/** The input of an operation out of path, query and body. What the fields hold is checked by the operation. @throws Refused */
export const readInput = async (c: Context, route: Route, limit: BodyLimit): Promise<Record<string, unknown>> => {
  const inPath = Object.fromEntries((inPathOf.get(route) ?? []).map((name) => [name, c.req.param(name)]))
  const rest = isInQuery(route) ? readQuery(c) : await readJson(c, limit)
  const twice = Object.keys(rest).find((name) => name in inPath)
  if (twice !== undefined) throw unreadable(`"${twice}" stands in the path; leave it out elsewhere.`)
  const bytes = route.bytes === 'in' ? { bytes: await readBytes(c.req.raw, limit) } : {}
  return { ...rest, ...inPath, ...bytes }
}

const readQuery = (c: Context): Record<string, string> => {
  const all = c.req.queries()
  const twice = Object.keys(all).find((name) => (all[name]?.length ?? 0) > 1)
  if (twice !== undefined) throw unreadable(`"${twice}" stands twice in the query; write it once.`)
  return c.req.query()
}

// a byte order mark in front means nothing (RFC 8259 section 8.1)
const utf8 = new TextDecoder()

const readJson = async (c: Context, limit: BodyLimit): Promise<Record<string, unknown>> => {
  if (c.req.header('content-encoding') !== undefined)
    throw new Refused(refusal('unsupported-type', 'Send the body as it is, without content-encoding.'))
  const text = utf8.decode(await readBytes(c.req.raw, limit))
  if (text === '') return {}
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? ''))
    throw new Refused(refusal('unsupported-type', 'Send JSON, with content-type: application/json.'))
  const body = parse(text)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw unreadable('Send one JSON object.')
  return body as Record<string, unknown>
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw unreadable('The body is no JSON.')
  }
}
