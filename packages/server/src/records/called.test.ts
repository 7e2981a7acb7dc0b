import { expect, test } from 'vitest'
import { isCalled } from './called.ts'

const zoe = { name: "Zoë O'Brien-Şahin", email: 'Zoe.OB@example.org', phone: '+44 (0)20 7946 0999' }

test.each([
  ['Zoë', true],
  ['zoe', true],
  ['ZOE', true],
  ['brien zoe', true],
  ['obrien', true],
  ['O’Brien', true],
  ['sahin', true],
  ['brien-sahin', true],
  ['brien sahin', true],
  ['zoe smith', false],
  ['zoé', true],
  ['ob@example', true],
  ['zoe.ob@example.org', true],
  ['smith@example.org', false],
  ['020 7946 0999', true],
  ['+44 20 7946 0999', true],
  ['0999', true],
  ['099', false],
  ['020 7946 0998', false],
  // nothing to look for finds nobody, and not everybody
  ['', false],
  ['...', false],
])('%s', (typed, found) => {
  expect(isCalled(typed)(zoe)).toBe(found)
})

test.each([
  ['strasse', 'Anna Straße'],
  ['lukasz', 'Łukasz'],
  ['soren', 'Søren'],
  ['isik', 'IŞIK'],
  ['isik', 'Işık'],
  ['irem', 'İrem'],
  ['田中', '田中 太郎'],
  ['太郎', '田中 太郎'],
  ['Ольга', 'ОЛЬГА Петрова'],
  ['محمد', 'مُحَمَّد'],
])('%s finds %s', (typed, name) => {
  expect(isCalled(typed)({ name, email: null, phone: null })).toBe(true)
})

test('a name with digits is a name', () => {
  expect(isCalled('2024')({ name: 'Trial 2024', email: null, phone: null })).toBe(true)
})
