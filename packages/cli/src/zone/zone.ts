import { nearest } from '@anagen/kb'
import { BadInput } from '../bad-input.ts'
import { plain } from '../text/plain.ts'

/** Checks the name of a zone. @throws BadInput with the nearest name that exists */
export const zoneNamed = (name: string, at = '--zone'): string => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    const meant = nearest(name, Intl.supportedValuesOf('timeZone'))
    throw new BadInput(
      `${at}: "${plain(name).slice(0, 40)}" is not a time zone; ${meant ? `did you mean ${meant}?` : 'write for example Europe/London'}`,
    )
  }
}
