import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextLooker } from './next-looker.ts'

const duty = (...ids: string[]) => ids.map((staffId) => ({ staffId }))

test.each([
  ['the next place on the rota', 'a', duty('a', 'b', 'c'), 'b'],
  ['after the last on duty the owner', 'c', duty('a', 'b', 'c'), 'owner'],
  ['after the owner the first on duty again: whoever slept may be awake', 'owner', duty('a', 'b'), 'a'],
  ['the owner alone keeps it', 'owner', [], 'owner'],
  ['the owner was on duty and asked first: the others come after', 'owner', duty('owner', 'a', 'b'), 'a'],
  ['nobody on duty: the owner', 'a', [], 'owner'],
  ['somebody whose shift ended: the first on duty', 'gone', duty('a', 'b'), 'a'],
  ['the owner is on duty too, and is last all the same', 'a', duty('owner', 'a', 'b'), 'b'],
  ['somebody with two shifts is asked once', 'a', duty('a', 'a', 'b'), 'b'],
])('%s', (_, current, onDuty, expected) => {
  expect(nextLooker(current, onDuty, 'owner')).toBe(expected)
})

test('law: whoever was asked first, everybody on duty and the owner are asked before anybody is asked again', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'owner'), { maxLength: 8 }),
      fc.constantFrom('a', 'b', 'owner', 'somebody'),
      (ids, first) => {
        const people = new Set([...ids, 'owner'])
        const asked: string[] = []
        let current: string = first
        for (const _ of people) {
          current = nextLooker(current, duty(...ids), 'owner')
          asked.push(current)
        }
        expect(new Set(asked)).toEqual(people)
      },
    ),
  )
})
