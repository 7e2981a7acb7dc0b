import ipaddr from 'ipaddr.js'

// the smallest network that somebody is given (RFC 6177): in it they may take as many addresses as they like
const IPV6_NETWORK_BITS = 64

/** Some proxies write the port as well: `198.51.100.1:4711`, `[2001:db8::1]:4711`. */
const withoutPort = (written: string): string =>
  /^\[([^\]]+)\](?::\d+)?$/.exec(written)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(written)?.[1] ?? written

/** The same for whoever can be one: an IPv4 address, however it is written, or the network of an IPv6 address. */
const counted = (written: string): string => {
  const [address = ''] = withoutPort(written).split('%')
  if (!ipaddr.isValid(address)) return written
  const found = ipaddr.process(address)
  return found instanceof ipaddr.IPv6
    ? ipaddr.IPv6.networkAddressFromCIDR(`${found}/${IPV6_NETWORK_BITS}`).toString()
    : found.toString()
}

/**
 * Whose address counts for limits: the socket's, or, behind proxies of ours, the one that the outermost of them saw; of IPv6 its network of 64 bits.
 * What a client itself writes into X-Forwarded-For is never believed.
 * @param proxies how many proxies of ours stand before this server
 */
export const clientAddress = (socket: string, forwardedFor: string | null, proxies: number): string => {
  if (proxies <= 0) return counted(socket)
  const seen = (forwardedFor ?? '').split(',').map((part) => part.trim())
  return counted(seen.at(-proxies) || socket)
}
