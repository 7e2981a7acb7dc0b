import { LIMITS } from '@anagen/engine'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { treatmentsAt } from './record.ts'

const now = Temporal.Instant.from('2026-03-01T12:00Z')
const hoursAgo = (hours: number): Temporal.Instant => now.subtract({ hours })

const finasteride = {
  treatment: 'finasteride',
  first_dose_at: hoursAgo(2400),
  dose_changed_at: null,
  last_used_at: null,
  stopped_at: null,
}

test('after very many sessions a medicine that is taken still counts', () => {
  const sessions = Array.from({ length: LIMITS.treatments }, (_, week) => ({
    treatment: 'microneedling',
    ended_at: hoursAgo(168 * (week + 1)),
    parts: [],
  }))
  const slugs = treatmentsAt({ sessions, regimens: [finasteride] }, now).map(({ slug }) => slug)
  expect(slugs.filter((slug) => slug === 'microneedling')).toHaveLength(LIMITS.treatments)
  expect(slugs).toContain('finasteride')
})

test('what had not been done yet at that moment is left out', () => {
  const sessions = [{ treatment: 'prp', ended_at: hoursAgo(-1), parts: [] }]
  expect(treatmentsAt({ sessions, regimens: [finasteride] }, hoursAgo(2401))).toEqual([])
})
