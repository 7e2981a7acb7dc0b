import { expect, test } from 'vitest'
import { caseLook } from './case-look.ts'

const NINE = Date.UTC(2026, 10, 21, 9)
const at = (hour: number): string => new Date(Date.UTC(2026, 10, 21, hour)).toISOString()

test.each([
  ['open', 10, 'looks'],
  ['open', 9, 'looks'],
  ['open', 8, 'late'],
  ['acknowledged', 8, 'seen'],
])('%s, due at %i, read at 9: %s', (state, due, look) => expect(caseLook({ state, dueAt: at(due) }, NINE)).toBe(look))
