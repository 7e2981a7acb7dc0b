import { BadInput } from '../bad-input.ts'

const MOST = 10

/** TRUSTED_PROXIES: how many proxies of ours stand before this server, so that limits count by who asks. @throws BadInput */
export const readProxies = ({ TRUSTED_PROXIES }: NodeJS.ProcessEnv): number => {
  const written = TRUSTED_PROXIES?.trim() || '0'
  if (!/^\d+$/.test(written) || Number(written) > MOST)
    throw new BadInput(
      `TRUSTED_PROXIES is "${written.slice(0, 20)}"; write how many proxies of yours stand before Anagen, 0 to ${MOST}`,
    )
  return Number(written)
}
