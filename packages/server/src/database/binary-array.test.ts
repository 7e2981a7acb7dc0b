import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byteaArray, uuidArray } from './binary-array.ts'

// dimensions, that nulls may be in it, the type, how many, the first index
const header = (oid: number, length: number): Buffer =>
  Buffer.from([1, 1, oid, length, 1].map((n) => n.toString(16).padStart(8, '0')).join(''), 'hex')

test.each([
  ['nothing', [], ''],
  ['one', ['01020304-0506-0708-090a-0b0c0d0e0f10'], '000000100102030405060708090a0b0c0d0e0f10'],
  [
    'null between others, and letters of both cases',
    ['ABCDEFab-cdef-0123-4567-89abcdefABCD', null, 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
    '00000010abcdefabcdef0123456789abcdefabcdffffffff00000010ffffffffffffffffffffffffffffffff',
  ],
])('ids: %s', (_, values, elements) => {
  expect(uuidArray(values)).toEqual(Buffer.concat([header(2950, values.length), Buffer.from(elements, 'hex')]))
})

test('every id keeps its digits', () => {
  fc.assert(
    fc.property(fc.array(fc.uuid(), { maxLength: 5 }), (ids) => {
      const elements = ids.map((id) => `00000010${id.replaceAll('-', '')}`).join('')
      expect(uuidArray(ids).subarray(20).toString('hex')).toBe(elements)
    }),
  )
})

test.each([
  '',
  'b',
  '01020304-0506-0708-090a-0b0c0d0e0f1',
  '01020304-0506-0708-090a-0b0c0d0e0f101',
  '0102030405060708090a0b0c0d0e0f10',
  '{01020304-0506-0708-090a-0b0c0d0e0f1}',
  '01020304-0506-0708-090a-0b0c0d0e0f1g',
  '01020304-0506-0708-090a-0b0c0d0e0f10\n',
])('what is no id is refused, and never stored as another one: %j', (text) => {
  expect(() => uuidArray([text])).toThrow('not a UUID')
})

test('one character that belongs elsewhere makes it none', () => {
  const isRight = (place: number, character: string): boolean =>
    [8, 13, 18, 23].includes(place) ? character === '-' : /^[\da-f]$/i.test(character)
  const character = fc.oneof(
    fc.constantFrom('-', 'g', '/', ':', '@', '`', '\u0000', '\u0161', '\uff11'),
    fc.string({ minLength: 1, maxLength: 1 }),
  )
  fc.assert(
    fc.property(fc.uuid(), fc.nat(35), character, (id, place, other) => {
      const text = id.slice(0, place) + other + id.slice(place + 1)
      if (isRight(place, other)) expect(uuidArray([text]).length).toBe(20 + 4 + 16)
      else expect(() => uuidArray([text])).toThrow('not a UUID')
    }),
    { numRuns: 1000 },
  )
})

test('bytes, with nothing and none among them', () => {
  expect(byteaArray([Buffer.from('ab'), null, Buffer.alloc(0)])).toEqual(
    Buffer.concat([header(17, 3), Buffer.from('000000026162ffffffff00000000', 'hex')]),
  )
})
