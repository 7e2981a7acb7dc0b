import { randomInt } from 'node:crypto'
import type { Answer, SigningIn } from '@anagen/server'
import type { DemoDoor } from '@anagen/web'
import { createOTP } from '@better-auth/utils/otp'
import { type DemoFile, type DemoMember, writeDemo } from './demo-file.ts'

/** Somebody at a browser of the demo: keeps cookies from one question to the next. */
const visitor = (identity: SigningIn, origin: string, address: string) => {
  const jar = new Map<string, string>()
  let last: readonly string[] = []
  return {
    ask: async (path: string, body: object | null): Promise<Answer> => {
      const headers = new Headers({ origin })
      if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
      const answer = await identity.ask(new Request(origin, { headers }), path, body, address)
      if (answer.status >= 400) throw new Error(`the demo cannot sign in: ${path} ${answer.status}`)
      for (const cookie of answer.cookies) {
        const [name = '', ...value] = (cookie.split(';')[0] ?? '').split('=')
        jar.set(name, value.join('='))
      }
      last = [...last, ...answer.cookies]
      return answer
    },
    cookies: (): readonly string[] => last,
  }
}

type Visitor = ReturnType<typeof visitor>

const codeOf = (uri: string): Promise<string> => {
  // identity hands out the key as an address for an app: base32 of the text that its library counts with
  const secret = fromBase32(new URL(uri).searchParams.get('secret') ?? '')
  return createOTP(secret).totp()
}

const fromBase32 = (text: string): string => {
  const bits = [...text.replace(/=+$/, '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))).toString('utf8')
}

// the limits are for who guesses; here nobody does, and a visitor goes from one person to the next in a second
const someAddress = (): string => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`

const tokenOf = (url: string): string => url.split('/').at(-1) ?? ''

/** The way into the demo. Everybody signs in as people do: staff with password and code, patients with link and PIN. */
export const demoDoor = (
  given: DemoFile,
  { identity, folder, origin }: { readonly identity: SigningIn; readonly folder: string; readonly origin: string },
): DemoDoor => {
  let demo = given

  const remember = (member: DemoMember): void => {
    demo = { ...demo, members: demo.members.map((other) => (other.id === member.id ? member : other)) }
    writeDemo(folder, demo)
  }

  const linkTo = async ({ kind, actorId }: DemoMember, purpose: 'start' | 'enter'): Promise<string> =>
    tokenOf((await identity.makeLink({ clinicId: demo.clinicId, kind, actorId, purpose })).url)

  const enrol = async (member: DemoMember, { ask }: Visitor): Promise<void> => {
    await ask('/link/password', { token: await linkTo(member, 'start'), password: member.secret })
    const { body } = await ask('/two-factor/enable', { password: member.secret })
    const totpUri = String(body.totpURI)
    await ask('/two-factor/verify-totp', { code: await codeOf(totpUri) })
    remember({ ...member, totpUri })
  }

  const signIn = async (member: DemoMember, visiting: Visitor): Promise<void> => {
    if (member.kind === 'patient') {
      await visiting.ask('/link/pin', { token: await linkTo(member, 'enter'), pin: member.secret })
      return
    }
    if (member.totpUri === null) return enrol(member, visiting)
    await visiting.ask('/sign-in/email', { email: member.email, password: member.secret })
    await visiting.ask('/two-factor/verify-totp', { code: await codeOf(member.totpUri) })
  }

  return {
    slug: demo.slug,
    key: demo.key,
    people: demo.members.map(({ id, name, kind, about }) => ({ id, name, kind, about })),
    enter: async (id) => {
      const member = demo.members.find((one) => one.id === id)
      if (!member) return null
      const visiting = visitor(identity, origin, someAddress())
      await signIn(member, visiting)
      return visiting.cookies()
    },
  }
}
