import { createHmac } from 'node:crypto'
import type { SigningIn } from '../../src/identity/identity.ts'

export const ORIGIN = 'https://anagen.example'
let lastAddress = 0
let lastMadeUp = 0

/** Somebody with a browser: keeps cookies, sends its origin, has an address of its own. */
export const browser = (identity: SigningIn, origin = ORIGIN) => {
  const cookies = new Map<string, string>()
  const address = `192.0.2.${(lastAddress++ % 250) + 1}`
  const headers = (): Headers => {
    const made = new Headers({ origin, 'content-type': 'application/json' })
    if (cookies.size > 0) made.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    return made
  }
  const keep = (response: Response): void => {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const [name = '', ...value] = pair.split('=')
      if (/max-age=0/i.test(cookie)) cookies.delete(name)
      else cookies.set(name, value.join('='))
    }
  }
  const send = async (method: string, path: string, body?: unknown) => {
    const sent = headers()
    // what a client makes up, in the hope that another address counts
    for (const name of ['x-forwarded-for', 'x-real-ip', 'x-anagen-address'])
      sent.set(name, `198.51.100.${(lastMadeUp++ % 250) + 1}`)
    const request = new Request(`${ORIGIN}/api/auth${path}`, {
      method,
      headers: sent,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const response = await identity.fetch(request, address)
    keep(response)
    const text = await response.text()
    return { status: response.status, body: text ? JSON.parse(text) : null, headers: response.headers }
  }
  return {
    post: (path: string, body: unknown = {}) => send('POST', path, body),
    get: (path: string) => send('GET', path),
    who: (clinicId?: string) => identity.authenticate(headers(), clinicId),
    cookies,
    headers,
  }
}

export const tokenOf = (url: string): string => url.split('/').at(-1) ?? ''

/** RFC 6238 with the usual choices: SHA-1, 30 seconds, six digits; the secret in base32 as in an otpauth address. */
export const totp = (otpauth: string, now = Date.now()): string => {
  const secret = fromBase32(new URL(otpauth).searchParams.get('secret') ?? '')
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

const fromBase32 = (text: string): Buffer => {
  const bits = [...text.replace(/=+$/, '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
