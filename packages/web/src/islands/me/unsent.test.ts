import { expect, test } from 'vitest'
import { forgetUnsent, keepUnsent, readUnsent, sentBy } from './unsent.ts'

const KEY = 'anagen/unsent'
const ours = { id: 'a', action: '/c/x/me/check-in', body: 'for=pat&say=pus' }

const storageWith = (content: string): Storage => {
  const items = new Map([[KEY, content]])
  return {
    get length() {
      return items.size
    },
    key: (at) => [...items.keys()][at] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  }
}

test('what another version kept survives what this one keeps and forgets', () => {
  const foreign = { version: 2, sealed: 'x' }
  const storage = storageWith(JSON.stringify([foreign]))
  keepUnsent(storage, ours)
  expect(readUnsent(storage, 'pat')).toEqual([ours])
  forgetUnsent(storage, ours.id)
  expect(JSON.parse(storage.getItem(KEY) ?? '[]')).toEqual([foreign])
})

test('what nobody can read is set aside, not written over', () => {
  const storage = storageWith('[{"id":"b"')
  keepUnsent(storage, ours)
  expect(storage.getItem(`${KEY}/unreadable`)).toBe('[{"id":"b"')
  expect(readUnsent(storage, 'pat')).toEqual([ours])
})

test('one patient is never shown what another wrote', () => {
  expect(readUnsent(storageWith(JSON.stringify([ours])), 'mo')).toEqual([])
})

const AT = 'https://clinic.example/c/x'

test.each([
  ['stored', { ok: true, status: 200, url: `${AT}/me/check-ins/a` }],
  ['signedOut', { ok: true, status: 200, url: `${AT}/sign-in?back=%2Fc%2Fx%2Fme%2Fcheck-ins%2Fa` }],
  ['signedOut', { ok: true, status: 200, url: `${AT}/second-factor` }],
  ['signedOut', { ok: false, status: 401, url: `${AT}/me/check-in` }],
  ['refused', { ok: true, status: 200, url: `${AT}/me/check-in` }],
  ['refused', { ok: false, status: 409, url: `${AT}/me/check-in` }],
  ['offline', { ok: false, status: 429, url: `${AT}/me/check-in` }],
  ['offline', { ok: false, status: 503, url: `${AT}/me/check-in` }],
])('%s is what the server said by %o', (kind, response) => expect(sentBy(response).kind).toBe(kind))
