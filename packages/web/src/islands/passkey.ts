import { browserSupportsWebAuthn, startAuthentication, startRegistration, WebAuthnError } from '@simplewebauthn/browser'

/** Makes a passkey, or signs in with one. Without scripts the other ways to sign in stay. */
const BASE = '/api/auth/passkey'

interface Said {
  readonly code?: string
  readonly message?: string
}

class Refused extends Error {}

const ask = async (path: string, body?: unknown): Promise<unknown> => {
  const response = await fetch(BASE + path, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const said = (await response.json().catch(() => null)) as Said | null
  if (!response.ok) throw new Refused(said?.message ?? '')
  return said
}

type Options<T extends (given: never) => unknown> = Parameters<T>[0] extends { optionsJSON: infer O } ? O : never

const register = async (name: string): Promise<void> => {
  const options = await ask('/generate-register-options')
  const response = await startRegistration({ optionsJSON: options as Options<typeof startRegistration> })
  await ask('/verify-registration', { response, createSession: true, ...(name === '' ? {} : { name }) })
}

const signIn = async (): Promise<void> => {
  const options = await ask('/generate-authenticate-options')
  const response = await startAuthentication({ optionsJSON: options as Options<typeof startAuthentication> })
  await ask('/verify-authentication', { response })
}

const whyNot = (error: unknown, { dataset }: HTMLElement): string => {
  if (error instanceof Refused && error.message !== '') return error.message
  if (error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED')
    return dataset.known ?? ''
  return dataset.failed ?? ''
}

const prepare = (place: HTMLElement): void => {
  const button = place.querySelector('button')
  const problem = place.querySelector<HTMLElement>('[role=alert]')
  if (!button || !problem) return
  place.hidden = false
  button.addEventListener('click', async () => {
    button.disabled = true
    problem.hidden = true
    try {
      await (place.dataset.passkey === 'register'
        ? register(place.querySelector('input')?.value.trim() ?? '')
        : signIn())
      location.assign(place.dataset.next ?? location.href)
    } catch (error) {
      problem.textContent = whyNot(error, place)
      problem.hidden = false
      button.disabled = false
    }
  })
}

if (browserSupportsWebAuthn())
  for (const place of document.querySelectorAll<HTMLElement>('[data-passkey]')) prepare(place)
