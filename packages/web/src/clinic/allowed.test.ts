import { timeline } from '@anagen/engine'
import { loadKnowledge } from '@anagen/kb/load-node'
import { describe, expect, test } from 'vitest'
import { allowancesAt } from './allowed.ts'

const knowledge = loadKnowledge()
const HOUR = 3_600_000
const now = Date.UTC(2026, 10, 21, 2)
type Done = readonly (readonly [slug: string, hours: number])[]
const after = (...sessions: Done) => {
  const placed = timeline(
    { sessions: sessions.map(([slug, hours]) => ({ slug, at: now - hours * HOUR })), now },
    knowledge,
  )
  return allowancesAt(placed, now)
}

describe('what may be done from when', () => {
  test('an activity is free only when the last rule that forbids it is over', () => {
    const session = now - 30 * HOUR
    const placed = timeline({ sessions: [{ slug: 'prp', at: session }], now }, knowledge)
    for (const { activity, until, level } of allowancesAt(placed, now)) {
      if (level !== 'avoid' || until === null) continue
      const topic = placed.merged.find((m) => m.activity === activity)
      const next = topic?.spans.find((s) => s.from <= until && (s.to === null || until < s.to))
      expect(next?.level, activity).not.toBe('avoid')
    }
  })

  test('two treatments: the later end counts', () => {
    const swim = (...sessions: Done) => after(...sessions).find(({ activity }) => activity === 'swim')?.until ?? 0
    expect(swim(['prp', 30], ['fue', 30])).toBe(Math.max(swim(['prp', 30]), swim(['fue', 30])))
    expect(swim(['fue', 30])).toBeGreaterThan(swim(['prp', 30]))
  })

  test('the soonest to change comes first', () => {
    const ends = after(['fue', 100]).map(({ until }) => until ?? Number.POSITIVE_INFINITY)
    expect(ends).toEqual([...ends].sort((a, b) => a - b))
  })
})
