import { loadKnowledge } from '@anagen/kb/load-node'
import { seeded } from '@anagen/stats'
import { describe, expect, test } from 'vitest'
import { simulatePatients } from './simulate.ts'

const knowledge = loadKnowledge()
const some = simulatePatients(200, knowledge, seeded(3))

describe('synthetic patients', () => {
  test('are the same for the same seed, and others for another', () => {
    expect(simulatePatients(200, knowledge, seeded(3))).toEqual(some)
    expect(simulatePatients(200, knowledge, seeded(4))).not.toEqual(some)
  })

  test('report signs that exist, at moments between their session and now', () => {
    for (const { treatment, hoursSince, checkIns } of some) {
      expect(Object.keys(knowledge.treatments)).toContain(treatment)
      for (const { atHours, signs } of checkIns) {
        expect(atHours).toBeGreaterThan(0)
        expect(atHours).toBeLessThan(hoursSince)
        for (const { sign } of signs) expect(Object.keys(knowledge.signs)).toContain(sign)
      }
    }
  })

  test('are mostly well: some check-ins are empty, some are not', () => {
    const sizes = some.flatMap(({ checkIns }) => checkIns.map(({ signs }) => signs.length))
    expect(sizes.some((n) => n === 0)).toBe(true)
    expect(sizes.some((n) => n > 1)).toBe(true)
  })
})
