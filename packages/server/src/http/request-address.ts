import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { clientAddress } from '../identity/client-address.ts'

/** Where a request comes from. @param proxies how many proxies of ours stand before this server */
export const requestAddress = (c: Context, proxies: number): string => {
  const socket = c.env?.incoming ? getConnInfo(c).remote.address : undefined
  return clientAddress(socket ?? 'unknown', c.req.header('x-forwarded-for') ?? null, proxies)
}
