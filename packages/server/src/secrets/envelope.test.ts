import { createCipheriv, createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { DICTIONARY } from './dictionary.ts'
import { newKey, sealJson, Unreadable, unsealJson } from './envelope.ts'

const key = newKey()
const PLACE = 'verdict/clinic/row'
const verdict = {
  level: 'urgent',
  headline: 'A clinician must see this today',
  findings: Array.from({ length: 9 }, (_, i) => ({
    level: 'contact',
    rule: 'above-cap',
    sign: `sign ${i}`,
    withSigns: [],
  })),
  callIf: ['Still there after 72 hours', 'Größer als ein Handteller', 'Pus, spreading redness, or pain that grows'],
}

/** Layout of `seal`: version, nonce, ciphertext, tag; written here once more. */
const sealedBy = (version: number, content: Buffer, boundTo: string): Buffer => {
  const nonce = Buffer.alloc(12, 7)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(boundTo))
  return Buffer.concat([Buffer.of(version), nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()])
}
const text = Buffer.from(JSON.stringify(verdict))

describe('what is sealed', () => {
  test.each([
    ['short', { sign: 'redness' }],
    ['long', verdict],
    ['longer than is deflated by ourselves', { said: 'red and sore since Tuesday, '.repeat(2000) }],
  ])('opens again: %s', (_, content) => {
    const sealed = sealJson(key, content, PLACE)
    expect(unsealJson(key, sealed, PLACE)).toEqual(content)
    expect(() => unsealJson(key, sealed, 'verdict/clinic/another')).toThrow(Unreadable)
    expect(() => unsealJson(newKey(), sealed, PLACE)).toThrow(Unreadable)
  })

  test.each([
    ['as it is', 1, text],
    ['deflated', 2, deflateRawSync(text)],
  ])('by versions before this one, %s, opens', (_, version, content) => {
    expect(unsealJson(key, sealedBy(version, content, PLACE), PLACE)).toEqual(verdict)
  })

  test('behind a dictionary opens with just that one: with another it would say something else', () => {
    const deflated = deflateRawSync(text, { dictionary: DICTIONARY })
    const digest = createHash('sha256').update(DICTIONARY).digest('hex')
    expect(unsealJson(key, sealedBy(3, deflated, `${PLACE}/${digest}`), PLACE)).toEqual(verdict)
    for (const bound of [PLACE, `${PLACE}/${createHash('sha256').update('another').digest('hex')}`])
      expect(() => unsealJson(key, sealedBy(3, deflated, bound), PLACE)).toThrow(Unreadable)
  })

  test.each([0, 4, 255])('in a way that nobody knows (%i) does not open', (version) => {
    expect(() => unsealJson(key, sealedBy(version, text, PLACE), PLACE)).toThrow(Unreadable)
  })
})

test('the dictionary is the one that stored rows were sealed with', () => {
  const [version] = sealJson(key, verdict, PLACE)
  expect(version).toBe(3)
  // changed, it would open none of them: make another one beside it, with a version of its own
  expect(createHash('sha256').update(DICTIONARY).digest('hex')).toBe(
    '8f71e0e73d47890968da35590bfeb1092f6b2a1fb096c5ec66cadcb78f305b5a',
  )
})
