import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { clientAddress } from '../identity/client-address.ts'

/**
 * Where a request comes from, worked out when it is asked for; what it rests on is read now, while the connection is there.
 * @param proxies how many proxies of ours stand before this server
 */
export const addressLater = (c: Context, proxies: number): (() => string) => {
  const socket = (c.env?.incoming ? getConnInfo(c).remote.address : undefined) ?? 'unknown'
  const forwardedFor = c.req.header('x-forwarded-for') ?? null
  return () => clientAddress(socket, forwardedFor, proxies)
}

/** Where a request comes from. @param proxies how many proxies of ours stand before this server */
export const requestAddress = (c: Context, proxies: number): string => addressLater(c, proxies)()
