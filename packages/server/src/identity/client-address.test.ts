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

const countsAs = (address: string): string => clientAddress(address, null, 0)

test('somebody with a network of IPv6 is one, whichever of its addresses they take; another network is another', () => {
  expect(countsAs('2001:db8:1:2:aaaa::1')).toBe(countsAs('2001:db8:1:2:ffff:ffff:ffff:ffff'))
  expect(countsAs('2001:0DB8:0001:0002::1')).toBe(countsAs('2001:db8:1:2::2'))
  expect(countsAs('2001:db8:1:2::1')).not.toBe(countsAs('2001:db8:1:3::1'))
  expect(clientAddress('127.0.0.1', '2001:db8:1:2::1', 1)).toBe(countsAs('2001:db8:1:2::2'))
})

test.each([
  ['IPv4 in an IPv6 socket', '::ffff:203.0.113.9', '203.0.113.9'],
  ['IPv4 with a port', '203.0.113.9:4711', '203.0.113.9'],
  ['IPv6 with a port', '[2001:db8:1:2::9]:4711', '2001:db8:1:2::'],
  ['IPv6 of a link', 'fe80::1%eth0', 'fe80::'],
  ['no address at all', 'unknown', 'unknown'],
])('%s', (_, written, expected) => expect(countsAs(written)).toBe(expected))
