import { expect, test } from 'vitest'
import { readPublicUrl } from './public-url.ts'

test.each([
  ['https://anagen.example', 'https://anagen.example'],
  ['https://Anagen.example/', 'https://anagen.example'],
  ['http://localhost:3000', 'http://localhost:3000'],
])('%s is the origin %s', (written, origin) => expect(readPublicUrl({ PUBLIC_URL: written })).toBe(origin))

test.each([undefined, '', '  '])('%j: it is not set', (written) => {
  expect(readPublicUrl(written === undefined ? {} : { PUBLIC_URL: written })).toBeNull()
})

test.each([
  'anagen.example',
  'ftp://anagen.example',
  'https://nurse:word@anagen.example',
  'https://',
  'localhost:3000',
])('%s is refused, with what to write instead', (written) =>
  expect(() => readPublicUrl({ PUBLIC_URL: written })).toThrow(/PUBLIC_URL is ".*; write the whole address/),
)

test.each(['https://clinic.example/anagen', 'https://clinic.example/?a=1', 'https://clinic.example/#top'])(
  '%s is refused: it would make links that lead nowhere',
  (written) => expect(() => readPublicUrl({ PUBLIC_URL: written })).toThrow(/needs a name of its own/),
)
