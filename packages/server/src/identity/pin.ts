import { createHmac } from 'node:crypto'
import { hashPassword, verifyPassword } from 'better-auth/crypto'

const SHORTEST = 6
const LONGEST = 12

/** Why a PIN cannot be taken, in words for the person who chose it; null when it can. */
export const pinFault = (pin: string): string | null => {
  if (!/^\d+$/.test(pin)) return 'A PIN is made of digits only.'
  if (pin.length < SHORTEST || pin.length > LONGEST) return `A PIN has ${SHORTEST} to ${LONGEST} digits.`
  if (new Set(pin).size < 3) return 'This PIN is easy to guess. Use at least three different digits.'
  if (isRun(pin)) return 'This PIN is easy to guess. Do not count up or down.'
  return null
}

const isRun = (pin: string): boolean => {
  const steps = [...pin].slice(1).map((digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10)
  return steps.every((step) => step === steps[0])
}

// the key stays outside the database: who copies only the hashes cannot try out the few PINs there are
const peppered = (pin: string, pepper: Buffer, userId: string): string =>
  createHmac('sha256', pepper).update(`${userId}/${pin}`).digest('hex')

export const hashPin = (pin: string, pepper: Buffer, userId: string): Promise<string> =>
  hashPassword(peppered(pin, pepper, userId))

export const isPin = (pin: string, hash: string, pepper: Buffer, userId: string): Promise<boolean> =>
  verifyPassword({ hash, password: peppered(pin, pepper, userId) })
