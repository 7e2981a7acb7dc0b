import type { Personal } from './open-patient.ts'

// letters that are no other letter with a mark, as they are typed on a keyboard without them
const TYPED_AS: readonly (readonly [string, string])[] = [
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
]
const APOSTROPHES = /['‘’ʼ`´′＇]/g

/** Words in one spelling for case, accents, apostrophes and hyphens. */
const wordsOf = (written: string): string => {
  const plain = written
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(APOSTROPHES, '')
  return TYPED_AS.reduce((text, [letter, typed]) => text.replaceAll(letter, typed), plain)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const NUMBER = /^[\d\s()+./-]+$/
const LEAST_DIGITS = 4
// with the country or the zero before it, or without: the end of a number that is typed whole tells it
const TELLING_DIGITS = 9

const digitsOf = (written: string): string => written.replaceAll(/\D/g, '')

/** Numbers as people type them: `+44 20 7946 0999` and `020 7946 0999` are one. */
const numberOf = (typed: string): string | null => {
  const digits = NUMBER.test(typed) ? digitsOf(typed) : ''
  if (digits.length < LEAST_DIGITS) return null
  return digits.length < TELLING_DIGITS ? digits : digits.slice(-TELLING_DIGITS)
}

/**
 * Whether somebody is called what was typed: each word of it stands in their name, however it is cased and accented; a text with @ in their mail
 * address; four digits or more in their telephone number, with the country or without.
 * @example isCalled('zoe obrien')({ name: 'Zoë O’Brien', email: null, phone: null }) // true
 */
export const isCalled = (typed: string): ((person: Pick<Personal, 'name' | 'email' | 'phone'>) => boolean) => {
  const words = wordsOf(typed)
    .split(' ')
    .filter((word) => word !== '')
  const address = typed.includes('@') ? typed.trim().toLowerCase() : null
  const number = numberOf(typed)
  return ({ name, email, phone }) => {
    if (address !== null) return email?.toLowerCase().includes(address) ?? false
    if (number !== null && phone !== null && digitsOf(phone).includes(number)) return true
    const known = wordsOf(name)
    return words.length > 0 && words.every((word) => known.includes(word))
  }
}
