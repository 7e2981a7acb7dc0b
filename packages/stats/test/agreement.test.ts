import { expect, test } from 'vitest'
import { crossed, triage } from '../src/index.ts'
import { answered } from './answered.ts'

const levels = ['expected', 'contact', 'urgent']
const table = {
  levels,
  counts: [
    [50, 2, 0],
    [9, 30, 1],
    [1, 4, 12],
  ],
}

test('triage: agreement, both errors, and each level with everything above it', () => {
  const found = answered(triage(table))
  expect(found).toMatchObject({
    n: 109,
    agreed: { estimate: 92 / 109 },
    underTriage: { estimate: 3 / 109 },
    overTriage: { estimate: 14 / 109 },
  })
  expect(found.byLevel).toMatchObject([
    { level: 'contact', sensitivity: { estimate: 47 / 49, n: 49 }, specificity: { estimate: 50 / 60, n: 60 } },
    { level: 'urgent', sensitivity: { estimate: 12 / 13, n: 13 }, specificity: { estimate: 91 / 96, n: 96 } },
  ])
})

test('a level that no clinician gave has no sensitivity rather than a perfect one', () => {
  const found = answered(
    triage({
      levels: ['calm', 'urgent'],
      counts: [
        [5, 0],
        [1, 0],
      ],
    }),
  )
  expect(found.byLevel[0]?.sensitivity).toBeNull()
})

test('cases are crossed by level; an unknown level is refused', () => {
  expect(
    crossed(
      ['calm', 'urgent'],
      [
        { engine: 'urgent', clinician: 'calm' },
        { engine: 'calm', clinician: 'calm' },
      ],
    ),
  ).toEqual({
    levels: ['calm', 'urgent'],
    counts: [
      [1, 0],
      [1, 0],
    ],
  })
  expect(crossed(['calm', 'urgent'], [{ engine: 'mild', clinician: 'calm' }])).toMatchObject({
    refused: 'bad-value',
    row: 0,
  })
})
