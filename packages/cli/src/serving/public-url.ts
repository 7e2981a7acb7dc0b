import { BadInput } from '../bad-input.ts'

/**
 * The origin at which people reach the server, as somebody wrote it: `https://anagen.example`. A last slash is no matter.
 * Links in mails, cookies and passkeys hang on it, so that it is a whole name without a path.
 * @throws BadInput
 */
export const readOrigin = (written: string, name: string): string => {
  const text = written.trim()
  const url = URL.canParse(text) ? new URL(text) : null
  const instead = 'write the whole address, for example https://anagen.example.org'
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new BadInput(`${name} is "${text.slice(0, 60)}"; ${instead}`)
  if (url.pathname !== '/' || url.search || url.hash)
    throw new BadInput(
      `${name} has something after the name ("${text.slice(0, 60)}"): Anagen needs a name of its own; ${instead}`,
    )
  return url.origin
}

/** PUBLIC_URL; null when it is not set. @throws BadInput */
export const readPublicUrl = ({ PUBLIC_URL }: NodeJS.ProcessEnv): string | null =>
  PUBLIC_URL?.trim() ? readOrigin(PUBLIC_URL, 'PUBLIC_URL') : null
