import { expect, test } from 'vitest'
import { whyItEnded } from './why-it-ended.ts'

test('a question that came too early is not why it ended', () => {
  const log = [
    '2026-11-21 21:30:00 UTC [12] LOG:  starting point-in-time recovery',
    '2026-11-21 21:30:00 UTC [14] FATAL:  the database system is not yet accepting connections',
    '2026-11-21 21:30:01 UTC [13] FATAL:  recovery ended before configured recovery target was reached',
    '2026-11-21 21:30:01 UTC [11] LOG:  database system is shut down',
  ].join('\n')
  expect(whyItEnded(log)).toBe('recovery ended before configured recovery target was reached')
})

test('without a reason, the last line is told', () => {
  expect(whyItEnded('a\nKilled\n')).toBe('Killed')
  expect(whyItEnded('[14] FATAL:  the database system is starting up')).toBe(
    '[14] FATAL:  the database system is starting up',
  )
})
