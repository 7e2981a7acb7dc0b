import { expect, test } from 'vitest'
import { wallOffset } from './wall-offset.ts'

// What clocks on the wall showed, from the IANA time zone database (tzdata: europe, northamerica, asia, pacificnew).
test.each([
  ['Europe/London', '2026-01-15T12:00', 0],
  ['Europe/London', '2026-07-15T12:00', 60],
  ['Europe/London', '2026-03-29T00:59', 0],
  // 01:00 to 01:59 does not exist: it counts on from before the change, so 01:30 is 01:30Z
  ['Europe/London', '2026-03-29T01:30', 0],
  ['Europe/London', '2026-03-29T02:00', 60],
  // 01:30 comes twice: the first, still summer time
  ['Europe/London', '2026-10-25T01:30', 60],
  ['Europe/London', '2026-10-25T02:00', 0],
  ['America/New_York', '2026-03-08T01:59', -300],
  ['America/New_York', '2026-03-08T02:30', -300],
  ['America/New_York', '2026-03-08T03:00', -240],
  ['America/New_York', '2026-11-01T01:30', -240],
  ['America/New_York', '2026-11-01T02:00', -300],
  ['Asia/Kolkata', '2026-06-01T12:00', 330],
  ['Asia/Kathmandu', '2026-06-01T12:00', 345],
  ['Pacific/Kiritimati', '2026-06-01T12:00', 840],
  ['Australia/Lord_Howe', '2026-01-01T12:00', 660],
  ['UTC', '2026-06-01T12:00', 0],
])('%s at %s is %i minutes east', (zone, wall, minutes) => {
  expect(wallOffset(zone)(Date.parse(`${wall}Z`))).toBe(minutes)
})
