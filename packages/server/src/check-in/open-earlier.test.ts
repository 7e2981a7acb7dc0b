import { describe, expect, test } from 'vitest'
import { type Key, newKey, sealJson, Unreadable } from '../secrets/envelope.ts'
import { keepSaid, openEarlier, openUntil, withKept } from './open-earlier.ts'
import { type RecentRow, type SealOnly, signsPlace } from './stored.ts'

const CLINIC = 'c'
const at = { epochMilliseconds: 0 }
const redness = [{ sign: 'redness', grade: 1, trend: 'same' }]
const pus = [{ sign: 'pus', grade: 2, trend: 'worse' }]
const row = (key: Key, id: string, signs: unknown): RecentRow => ({
  id,
  written_at: at,
  received_at: at,
  signs: sealJson(key, signs, signsPlace(CLINIC, id)),
  content: null,
})

test('what was opened once is there again, with new ones beside it', () => {
  const key = newKey()
  const first = row(key, 'a', redness)
  expect(openEarlier(CLINIC, key, [first])).toEqual([{ at, signs: redness }])
  expect(openEarlier(CLINIC, key, [row(key, 'b', pus), first])).toEqual([
    { at, signs: pus },
    { at, signs: redness },
  ])
})

test('a row that holds something else than before is read, not remembered', () => {
  const key = newKey()
  openEarlier(CLINIC, key, [row(key, 'a', redness)])
  expect(openEarlier(CLINIC, key, [row(key, 'a', pus)])).toEqual([{ at, signs: pus }])
})

const opened = (key: Key, rows: readonly RecentRow[]) => {
  const errors: unknown[] = []
  return { earlier: openEarlier(CLINIC, key, rows, (_, error) => errors.push(error)), errors }
}

test('without its key nothing that was opened before is told', () => {
  const key = newKey()
  const stored = row(key, 'a', redness)
  openEarlier(CLINIC, key, [stored])
  expect(opened(newKey(), [stored])).toEqual({ earlier: [{ at, signs: null }], errors: [expect.any(Unreadable)] })
})

test('one that cannot be read hides no other', () => {
  const key = newKey()
  const broken = { ...row(key, 'b', pus), signs: Buffer.from('noise') }
  expect(opened(key, [broken, row(key, 'a', redness)]).earlier).toEqual([
    { at, signs: null },
    { at, signs: redness },
  ])
})

test("another row's content in its place is refused, also when that was opened before", () => {
  const key = newKey()
  const stored = row(key, 'a', redness)
  openEarlier(CLINIC, key, [stored, row(key, 'b', pus)])
  expect(opened(key, [{ ...stored, id: 'b' }]).earlier).toEqual([{ at, signs: null }])
})

describe('what need not be sent again', () => {
  const received = { epochMilliseconds: Date.parse('2026-11-20T10:30:00.123Z') }
  const stored = (key: Key, id: string, signs: unknown): RecentRow => ({
    ...row(key, id, signs),
    received_at: received,
  })
  /** the same row as the database sends it when it takes it for open */
  const sealOf = ({ id, signs }: RecentRow): SealOnly => ({ id, seal: signs?.subarray(-16).toString('hex') ?? '' })

  test('is what was received until the last one that was opened', () => {
    const key = newKey()
    expect(openUntil(null)).toBeNull()
    expect(openUntil(key)).toBeNull()
    openEarlier(CLINIC, key, [stored(key, 'b', pus), row(key, 'a', redness)])
    expect(openUntil(key)).toBe('2026-11-20T10:30:00.123Z')
    expect(openUntil(newKey())).toBeNull()
  })

  test('is told as it was, with its time', () => {
    const key = newKey()
    const [first, second] = [stored(key, 'a', redness), stored(key, 'b', pus)]
    openEarlier(CLINIC, key, [first])
    const rows = withKept(key, [second, sealOf(first)]) ?? []
    expect(rows.map(({ id, received_at }) => [id, received_at])).toEqual([
      ['b', received],
      ['a', received],
    ])
    const told = [
      { at, signs: pus },
      { at, signs: redness },
    ]
    expect(openEarlier(CLINIC, key, rows)).toEqual(told)
    expect(openEarlier(CLINIC, key, withKept(key, [sealOf(second), sealOf(first)]) ?? [])).toEqual(told)
  })

  test('is also what was read and not opened, because the past tells it; it can be opened later', () => {
    const key = newKey()
    const [first, second] = [stored(key, 'a', redness), stored(key, 'b', pus)]
    expect(openEarlier(CLINIC, key, [], undefined, [second, first])).toEqual([])
    expect(openUntil(key)).toBe('2026-11-20T10:30:00.123Z')
    const rows = withKept(key, [sealOf(second), sealOf(first)])
    expect(rows).toEqual([second, first])
    expect(openEarlier(CLINIC, key, rows ?? [])).toEqual([
      { at, signs: pus },
      { at, signs: redness },
    ])
  })

  test('is also what was just said, and only as it was stored', () => {
    const key = newKey()
    const [first, second, other] = [stored(key, 'a', redness), stored(key, 'b', pus), stored(key, 'b', pus)]
    openEarlier(CLINIC, key, [first])
    const said = [{ sign: 'pus', grade: 2, trend: 'worse' }] as const
    const receivedAt = { epochMilliseconds: received.epochMilliseconds + 1 }
    keepSaid(key, { id: 'b', writtenAt: at, receivedAt, signs: second.signs ?? Buffer.alloc(0), said })
    expect(openUntil(key)).toBe('2026-11-20T10:30:00.124Z')
    expect(openEarlier(CLINIC, key, withKept(key, [sealOf(second), sealOf(first)]) ?? [])).toEqual([
      { at, signs: pus },
      { at, signs: redness },
    ])
    expect(withKept(key, [sealOf(other)])).toBeNull()
    expect(withKept(key, [{ ...sealOf(second), id: 'c' }])).toBeNull()
  })

  test.each([
    ['was opened with another key', (key: Key) => openEarlier(CLINIC, newKey(), [stored(key, 'a', redness)])],
    ['was never opened', (key: Key) => openEarlier(CLINIC, key, [stored(key, 'b', pus)])],
    ['was something else when it was opened', (key: Key) => openEarlier(CLINIC, key, [stored(key, 'a', redness)])],
    [
      'was something else when it was read',
      (key: Key) => openEarlier(CLINIC, key, [], undefined, [stored(key, 'a', redness)]),
    ],
    [
      'could not be read',
      (key: Key) => openEarlier(CLINIC, key, [{ ...stored(key, 'a', redness), signs: Buffer.alloc(40) }]),
    ],
    ['stood under another id', (key: Key) => openEarlier(CLINIC, key, [stored(key, 'b', redness)])],
  ])('is not what %s: it must be sent', (_, open) => {
    const key = newKey()
    open(key)
    expect(withKept(key, [sealOf(stored(key, 'a', redness))])).toBeNull()
  })

  test('is never what fails to open, though its end is the same', () => {
    const key = newKey()
    const broken = { ...stored(key, 'a', redness), signs: Buffer.alloc(40) }
    openEarlier(CLINIC, key, [broken])
    expect(withKept(key, [sealOf(broken)])).toBeNull()
  })
})
