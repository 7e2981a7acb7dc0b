import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { nextOpening } from './opening.ts'
import type { Rota, Shift } from './rota.ts'
import { whoLooks } from './who-looks.ts'

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text)
const shift = (name: string, from: string, until: string, place = 1): Shift => ({
  staffId: `id-${name}`,
  name,
  role: 'nurse',
  startsAt: at(from),
  endsAt: at(until),
  place,
})
// Monday to Friday 09:00 to 17:00 in London; 2026-11-20 is a Friday
const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' }))
const rota = (more: Partial<Rota> = {}): Rota => ({
  zone: 'Europe/London',
  phone: '020',
  country: 'GB',
  owner: { id: 'id-Olu', name: 'Olu', role: 'owner' },
  emergencyMinutes: 15,
  urgentMinutes: 120,
  idleEmergencyMinutes: 60,
  idleUrgentMinutes: 240,
  messageMinutes: 240,
  shifts: [],
  opening: weekdays,
  closures: new Set(),
  ...more,
})
const look = (level: 'contact' | 'urgent' | 'emergency', now: string, more: Partial<Rota> = {}) => {
  const { name, dueAt, isOnDuty, nobodyUntil } = whoLooks(level, at(now), rota(more))
  return { name, due: dueAt.toString(), isOnDuty, nobodyUntil: nobodyUntil?.toString() ?? null }
}

describe('who looks', () => {
  const friday = [
    shift('Ben', '2026-11-20T09:00Z', '2026-11-20T17:00Z', 2),
    shift('Ada', '2026-11-20T09:00Z', '2026-11-20T17:00Z', 1),
  ]

  test('the first on duty', () => {
    expect(look('urgent', '2026-11-20T10:00Z', { shifts: friday })).toEqual({
      name: 'Ada',
      due: '2026-11-20T12:00:00Z',
      isOnDuty: true,
      nobodyUntil: null,
    })
  })
  test('a shift ends when it ends, and begins when it begins', () => {
    expect(look('urgent', '2026-11-20T17:00Z', { shifts: friday }).name).toBe('Olu')
    expect(look('urgent', '2026-11-20T08:59:59Z', { shifts: friday }).name).toBe('Olu')
    expect(look('urgent', '2026-11-20T09:00Z', { shifts: friday }).name).toBe('Ada')
  })
  test("at night: what can wait waits for the next shift; what cannot is the owner's", () => {
    expect(look('contact', '2026-11-20T02:00Z', { shifts: friday })).toMatchObject({
      name: 'Ada',
      isOnDuty: false,
      nobodyUntil: '2026-11-20T09:00:00Z',
    })
    expect(look('urgent', '2026-11-20T02:00Z', { shifts: friday })).toMatchObject({
      name: 'Olu',
      isOnDuty: false,
      nobodyUntil: '2026-11-20T09:00:00Z',
    })
  })
  test('a shift that begins after it is due is no answer', () => {
    const late = [shift('Ada', '2026-12-01T09:00Z', '2026-12-01T17:00Z')]
    expect(look('contact', '2026-11-20T10:00Z', { shifts: late }).name).toBe('Olu')
  })
  test('an empty rota: the owner has it, and nobody is promised', () => {
    expect(look('contact', '2026-11-20T10:00Z')).toEqual({
      name: 'Olu',
      due: '2026-11-23T10:00:00Z',
      isOnDuty: false,
      nobodyUntil: null,
    })
    expect(look('emergency', '2026-11-21T02:00Z')).toEqual({
      name: 'Olu',
      due: '2026-11-21T02:15:00Z',
      isOnDuty: false,
      nobodyUntil: '2026-11-23T09:00:00Z',
    })
    expect(look('contact', '2026-11-20T10:00Z', { opening: [] })).toMatchObject({
      due: '2026-11-21T10:00:00Z',
      nobodyUntil: null,
    })
  })
})

describe('by when', () => {
  test.each([
    ['open on Friday: the same time on Monday', '2026-11-20T10:30Z', '2026-11-23T10:30:00Z'],
    ['early on Friday: by the end of Friday', '2026-11-20T06:00Z', '2026-11-20T17:00:00Z'],
    ['Friday evening: by the end of Monday', '2026-11-20T20:00Z', '2026-11-23T17:00:00Z'],
    ['Saturday: by the end of Monday', '2026-11-21T12:00Z', '2026-11-23T17:00:00Z'],
  ])('contact, %s', (_, now, due) => expect(look('contact', now).due).toBe(due))

  test('a closed day does not count', () => {
    expect(look('contact', '2026-11-20T10:30Z', { closures: new Set(['2026-11-23']) }).due).toBe('2026-11-24T10:30:00Z')
  })
  test('urgent is the same day, even shortly before midnight', () => {
    expect(look('urgent', '2026-11-20T23:30Z').due).toBe('2026-11-21T00:00:00Z')
  })
  test('across a clock change, the same wall time', () => {
    // clocks go back on Sunday 2026-10-25
    expect(look('contact', '2026-10-23T10:30:00Z').due).toBe('2026-10-26T11:30:00Z')
    expect(nextOpening(at('2026-10-24T12:00Z'), rota())?.toString()).toBe('2026-10-26T09:00:00Z')
  })
  test('a next working day that closes earlier', () => {
    const opening = [
      { weekday: 5, opens: '09:00', closes: '17:00' },
      { weekday: 6, opens: '09:00', closes: '12:00' },
    ]
    expect(look('contact', '2026-11-20T15:00Z', { opening }).due).toBe('2026-11-21T12:00:00Z')
  })
})
