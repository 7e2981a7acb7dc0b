import { isRefusal } from '@anagen/server'
import { describe, expect, test } from 'vitest'
import { justNow } from './just-now.ts'
import { endOf, nearDays } from './session-end.ts'

// a Monday, 14:32:40 in London, which is five and a half hours behind Kolkata then
const now = Date.parse('2026-11-23T14:32:40Z')
const LONDON = { zone: 'Europe/London', now }
const minutesOn = (minutes: number) => ({ ...LONDON, now: now + minutes * 60_000 })
const said = (ended: string, day = '', time = '') => ({ ended, day, time })
const missing = (result: ReturnType<typeof endOf>) => (isRefusal(result) ? result.fields?.[0]?.at : result)

describe('when a session ended', () => {
  test.each([
    [said('2026-11-23', '', '09:05'), '2026-11-23T09:05:00Z'],
    [said('2026-11-22', '', '16:00'), '2026-11-22T16:00:00Z'],
    // in summer the clock on the wall is an hour ahead
    [said('day', '2026-07-01', '10:00'), '2026-07-01T09:00:00Z'],
    // of a day alone its beginning counts, once it is more than a week ago
    [said('day', '2026-11-15'), '2026-11-15T00:00:00Z'],
    [said('day', '2026-07-01'), '2026-06-30T23:00:00Z'],
  ])('%j is %s', (what, instant) => expect(endOf(what, LONDON)).toBe(instant))

  test.each([
    [said(''), 'ended'],
    [said('now/'), 'ended'],
    [said('yesterday'), 'ended'],
    [said('2026-11-23'), 'endedTime'],
    [said('2026-11-22'), 'endedTime'],
    [said('day', '2026-11-16'), 'endedTime'],
    // a day that is still to come has no beginning that counts
    [said('day', '2026-12-24'), 'endedTime'],
    [said('day', '2026-07-01', 'noon'), 'endedTime'],
    [said('day'), 'endedDay'],
    [said('day', '2026-02-30', '10:00'), 'endedDay'],
    // what is typed beside another choice says nothing about that choice
    [said('2026-11-22', '2026-07-01', ''), 'endedTime'],
  ])('%j lacks %s', (what, field) => expect(missing(endOf(what, LONDON))).toBe(field))

  test('without seconds: what the page says is what is stored', () => {
    const { value, time } = justNow(LONDON, null)
    expect(time).toBe('14:32')
    expect(endOf(said(value), minutesOn(3))).toBe('2026-11-23T14:32:00.000Z')
  })

  test('just now, sent again after another field was refused, stays the same; from a page that was left open it is asked again', () => {
    const { value } = justNow(LONDON, null)
    expect(justNow(minutesOn(10), value)).toEqual({ value, time: '14:32' })
    expect(justNow(minutesOn(16), value)).toMatchObject({ time: '14:48' })
    expect(endOf(said(value), minutesOn(14))).toBe('2026-11-23T14:32:00.000Z')
    expect(endOf(said(value), minutesOn(16))).toMatchObject({ detail: expect.stringContaining('opened at 14:32') })
  })
})

test('today and yesterday are those of the clinic, also where it is another day already', () => {
  expect(nearDays(LONDON)).toEqual({
    today: { day: '2026-11-23', text: 'Mon 23 Nov' },
    yesterday: { day: '2026-11-22', text: 'Sun 22 Nov' },
  })
  const late = { zone: 'Asia/Kolkata', now: Date.parse('2026-11-23T19:00:00Z') }
  expect(nearDays(late)).toMatchObject({ today: { day: '2026-11-24' }, yesterday: { day: '2026-11-23' } })
})
