import { expect, test } from 'vitest'
import { isCrossSite } from './cross-site.ts'

const ours = ['https://anagen.example', 'http://localhost:3000']
const ask = (method: string, headers: Record<string, string>) =>
  isCrossSite(new Request('https://anagen.example/c/x', { method, headers }), ours)
const cookie = 'anagen.session_token=x'

test.each([
  ['our own form', 'POST', { cookie, origin: 'https://anagen.example' }, false],
  ['another of our addresses', 'POST', { cookie, origin: 'http://localhost:3000' }, false],
  ['another site', 'POST', { cookie, origin: 'https://evil.example' }, true],
  ['another scheme', 'POST', { cookie, origin: 'http://anagen.example' }, true],
  ['a sandboxed frame', 'POST', { cookie, origin: 'null' }, true],
  ['another site that hides its origin', 'DELETE', { cookie, 'sec-fetch-site': 'cross-site' }, true],
  ['a sister host', 'POST', { cookie, 'sec-fetch-site': 'same-site' }, true],
  ['our page, without an origin', 'POST', { cookie, 'sec-fetch-site': 'same-origin' }, false],
  ['a browser too old to say', 'POST', { cookie }, true],
  ['a program with a token', 'POST', { authorization: 'Bearer x' }, false],
  ['reading', 'GET', { cookie, origin: 'https://evil.example' }, false],
])('%s', (_, method, headers, expected) => {
  expect(ask(method, headers as Record<string, string>)).toBe(expected)
})
