import { expect, test } from 'vitest'
import { clientAddress } from './client-address.ts'

test.each([
  ['no proxy: what the client wrote is not believed', '203.0.113.9', '198.51.100.1', 0, '203.0.113.9'],
  ['one proxy: the address it saw', '127.0.0.1', '198.51.100.1', 1, '198.51.100.1'],
  ['one proxy, and the client wrote one too', '127.0.0.1', '10.0.0.1, 198.51.100.1', 1, '198.51.100.1'],
  ['two proxies', '127.0.0.1', 'made-up, 198.51.100.1, 10.0.0.2', 2, '198.51.100.1'],
  ['one proxy that wrote nothing', '127.0.0.1', null, 1, '127.0.0.1'],
  ['fewer entries than proxies', '127.0.0.1', '198.51.100.1', 2, '127.0.0.1'],
])('%s', (_, socket, forwarded, proxies, expected) => {
  expect(clientAddress(socket, forwarded, proxies)).toBe(expected)
})
