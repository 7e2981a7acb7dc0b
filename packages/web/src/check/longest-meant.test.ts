import { callFor } from '@anagen/engine'
import type { Level } from '@anagen/kb'
import { rank } from '@anagen/kb'
import { openKnowledge } from '@anagen/kb/open-node'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEntered } from './entered.ts'
import { judge } from './judge.ts'

const knowledge = await openKnowledge()

const levelOf = (treatment: string, amount: string, unit: string, say: string): Level => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ 'did.0': treatment, 'did.0.ago': amount, 'did.0.unit': unit, say }))
    form.append(name, value)
  const outcome = judge(readEntered(form), callFor(null, knowledge), knowledge, (error) => expect.fail(String(error)))
  return outcome.kind === 'answer' ? outcome.answer.level : expect.fail(JSON.stringify(outcome))
}

// mild redness is expected until 48 hours after PRP and possible until 72: knowledge/treatments/prp.yaml
test.each([
  ['72', 'h', 'watch'],
  ['73', 'h', 'contact'],
  ['2', 'd', 'watch'],
  ['3', 'd', 'contact'],
  ['1.5', 'd', 'expected'],
])('mild redness, the same, %s %s after PRP: %s', (amount, unit, level) => {
  expect(levelOf('prp', amount, unit, 'a little redness, the same')).toBe(level)
})

test('law: whatever somebody may mean by days, weeks or months, the answer is no calmer than for that', () => {
  const hoursIn = { d: 24, w: 168, mo: 720 }
  const more = { d: 23.9, w: 84, mo: 360 }
  fc.assert(
    fc.property(
      fc.constantFrom('prp', 'fue', 'smp', 'mesotherapy'),
      fc.constantFrom('d' as const, 'w' as const, 'mo' as const),
      fc.integer({ min: 1, max: 8 }),
      fc.constantFrom('a little redness, the same', 'mild itching, the same', 'mild swelling of my forehead, the same'),
      (treatment, unit, amount, say) => {
        const said = levelOf(treatment, String(amount), unit, say)
        for (const hours of [0, more[unit]]) {
          const meant = levelOf(treatment, String(amount * hoursIn[unit] + hours), 'h', say)
          expect(rank(said)).toBeGreaterThanOrEqual(rank(meant))
        }
      },
    ),
    { numRuns: 60 },
  )
})
