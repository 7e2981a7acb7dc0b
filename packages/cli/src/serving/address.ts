import { BadInput } from '../bad-input.ts'

/** Where the server listens. `isFixed`: that port was asked for, no other will do. */
export interface Address {
  readonly host: string
  readonly port: number
  readonly isFixed: boolean
}

const DEFAULT_HOST = '127.0.0.1'
const DEFAULT_PORT = 3000
const HIGHEST_PORT = 65_535

/** Reads PORT and HOST. @throws BadInput when PORT is none */
export const readAddress = ({ PORT, HOST }: NodeJS.ProcessEnv): Address => {
  const host = HOST?.trim() || DEFAULT_HOST
  const written = PORT?.trim()
  if (!written) return { host, port: DEFAULT_PORT, isFixed: false }
  const port = Number(written)
  if (!/^\d+$/.test(written) || port > HIGHEST_PORT)
    throw new BadInput(`PORT is "${written.slice(0, 20)}"; write a number from 0 to ${HIGHEST_PORT}, for example 3001`)
  return { host, port, isFixed: true }
}
