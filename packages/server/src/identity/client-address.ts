/**
 * Whose address counts for limits: the socket's, or, behind proxies of ours, the one that the outermost of them saw.
 * What a client itself writes into X-Forwarded-For is never believed.
 * @param proxies how many proxies of ours stand before this server
 */
export const clientAddress = (socket: string, forwardedFor: string | null, proxies: number): string => {
  if (proxies <= 0) return socket
  const seen = (forwardedFor ?? '').split(',').map((part) => part.trim())
  return seen.at(-proxies) || socket
}
