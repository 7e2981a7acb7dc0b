import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextLooker } from './next-looker.ts'

const duty = (...ids: string[]) => ids.map((staffId) => ({ staffId }))

test.each([
  ['the next place on the rota', 'a', duty('a', 'b', 'c'), 'b'],
  ['after the last on duty the owner', 'c', duty('a', 'b', 'c'), 'owner'],
  ['the owner keeps it', 'owner', duty('a', 'b'), 'owner'],
  ['nobody on duty: the owner', 'a', [], 'owner'],
  ['somebody whose shift ended: the first on duty', 'gone', duty('a', 'b'), 'a'],
  ['the owner is on duty too, and is last all the same', 'a', duty('owner', 'a', 'b'), 'b'],
  ['somebody with two shifts is asked once', 'a', duty('a', 'a', 'b'), 'b'],
])('%s', (_, current, onDuty, expected) => {
  expect(nextLooker(current, onDuty, 'owner')).toBe(expected)
})

test('law: everybody on duty is asked once, and then the owner has it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'owner'), { maxLength: 8 }), (ids) => {
      const onDuty = duty(...ids)
      const others = new Set(ids.filter((id) => id !== 'owner'))
      const asked: string[] = []
      for (let current = 'somebody'; current !== 'owner'; ) {
        current = nextLooker(current, onDuty, 'owner')
        asked.push(current)
        expect(asked.length).toBeLessThanOrEqual(others.size + 1)
      }
      expect(asked).toEqual([...others, 'owner'])
    }),
  )
})
