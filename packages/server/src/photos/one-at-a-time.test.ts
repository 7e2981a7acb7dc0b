import { expect, test } from 'vitest'
import { oneAtATime } from './one-at-a-time.ts'

test('one after the other, in order; what fails holds up nothing', async () => {
  const inTurn = oneAtATime()
  const log: string[] = []
  const work =
    (name: string, fails = false) =>
    async () => {
      log.push(`${name} begins`)
      await Promise.resolve()
      log.push(`${name} ends`)
      if (fails) throw new Error(name)
      return name
    }
  const [a, b, c] = await Promise.allSettled([inTurn(1, work('a')), inTurn(1, work('b', true)), inTurn(1, work('c'))])
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
  expect([a.status, b.status, c.status]).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

test('too much that waits is refused with when to come back; alone, anything may be done', async () => {
  const inTurn = oneAtATime(10)
  const gate = Promise.withResolvers<void>()
  const first = inTurn(50, () => gate.promise)
  await expect(inTurn(1, async () => undefined)).rejects.toMatchObject({
    refusal: { refused: 'too-many-requests', retryAfterSeconds: 10, detail: expect.stringContaining('same id') },
  })
  gate.resolve()
  await first
  expect(await inTurn(10, async () => 'done')).toBe('done')
})
