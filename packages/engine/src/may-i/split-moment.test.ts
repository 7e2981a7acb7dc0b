import { expect, test } from 'vitest'
import { splitMoment } from './split-moment.ts'

const MINUTE_MS = 60_000
/** Tuesday 17 November 2026, 18:30 in a zone one hour east of UTC. */
const now = Date.UTC(2026, 10, 17, 17, 30)
const zoneOffset = () => 60

// words | local wall time that is meant | what is left
const rows: readonly (readonly [string, string, string])[] = [
  ['wash my hair tomorrow at 9', '2026-11-18T09:00', 'wash my hair'],
  ['tomorrow at 9 wash my hair', '2026-11-18T09:00', 'wash my hair'],
  ['gym tomorrow at 9pm?', '2026-11-18T21:00', 'gym ?'],
  ['gym tomorrow morning', '2026-11-18T06:00', 'gym'],
  ['a beer tonight', '2026-11-17T18:30', 'a beer'],
  ['a beer tonight at 9', '2026-11-17T21:00', 'a beer'],
  ['swim tomorrow', '2026-11-18T00:00', 'swim'],
  ['swim the day after tomorrow', '2026-11-19T00:00', 'swim the'],
  ['swim on friday', '2026-11-20T00:00', 'swim'],
  ['swim next tuesday', '2026-11-24T00:00', 'swim'],
  ['swim this weekend', '2026-11-21T00:00', 'swim'],
  ['swim next week', '2026-11-23T00:00', 'swim'],
  ['dye my hair in 3 days', '2026-11-20T18:30', 'dye my hair'],
  ['dye my hair in two weeks', '2026-12-01T18:30', 'dye my hair'],
  ['run in an hour', '2026-11-17T19:30', 'run'],
  ['run at 19:15', '2026-11-17T19:15', 'run'],
  ['run at 9', '2026-11-17T21:00', 'run'],
  ['run at 07:00', '2026-11-18T07:00', 'run'],
  ['run tomorrow at 3', '2026-11-18T15:00', 'run'],
  ['smoke now', '2026-11-17T18:30', 'smoke'],
]

test.each(rows)('%s', (words, wall, rest) => {
  const split = splitMoment(words, { now, zoneOffset })
  expect(new Date((split.at ?? 0) + 60 * MINUTE_MS).toISOString().slice(0, 16)).toBe(wall)
  expect(split.rest).toBe(rest)
})

test.each(['wash my hair', 'take omega 3', 'wash at 25', '', 'swim on day 5'])('no time is read from "%s"', (words) => {
  expect(splitMoment(words, { now, zoneOffset })).toEqual({ at: null, rest: words, said: null })
})

test('tomorrow at 9 is wall time: 23 hours after 10 on the day before clocks go forward', () => {
  // Europe/Berlin, 28 March 2026 10:00 (+1); on 29 March the offset is +2 from 02:00
  const before = Date.UTC(2026, 2, 28, 9)
  const berlin = (wall: number) => (wall < Date.UTC(2026, 2, 29, 2) ? 60 : 120)
  expect(splitMoment('gym tomorrow at 10', { now: before, zoneOffset: berlin }).at).toBe(Date.UTC(2026, 2, 29, 8))
})
